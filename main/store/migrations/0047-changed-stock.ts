import type { Migration } from './migration.ts'

/** Which SKUs' availability has changed, each once by its last change, and how far each channel has been told. */
export const changedStock: Migration = {
  version: 47,
  name: 'changed-stock',
  up: ({ text, integer, clustered }) => [
    `CREATE TABLE changed_stock (
      sku ${text} PRIMARY KEY NOT NULL,
      seq ${integer} NOT NULL,
      at ${integer} NOT NULL
    )${clustered}`,
    'CREATE INDEX changed_stock_by_seq ON changed_stock (seq)',
    `CREATE TABLE stock_told (
      channel_id ${text} PRIMARY KEY NOT NULL,
      seq ${integer} NOT NULL
    )${clustered}`,
    "INSERT INTO counters (name, value) VALUES ('changed-stock', 0)",
  ],
}
