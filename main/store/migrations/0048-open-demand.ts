import type { Migration } from './migration.ts'

/**
 * What waiting orders want of each SKU as a figure of its own, counted when the store is opened first; and seals of
 * orders' documents, which tell what need not be checked again.
 */
export const openDemand: Migration = {
  version: 48,
  name: 'open-demand',
  up: ({ text, integer, clustered }) => [
    `CREATE TABLE open_demand (
      sku ${text} PRIMARY KEY NOT NULL,
      units ${integer} NOT NULL
    )${clustered}`,
    "INSERT INTO counters (name, value) VALUES ('open-demand-counted', 0)",
    `ALTER TABLE order_documents ADD COLUMN seal ${integer}`,
  ],
}
