import type { Migration } from './migration.ts'

/** Stock levels; `reserved` of a level is what the open fulfilments of its site hold of it. */
export const stock: Migration = {
  version: 2,
  name: 'stock',
  up: ({ text, integer, clustered }) => [
    `CREATE TABLE stock (
      sku ${text} NOT NULL,
      site_id ${text} NOT NULL,
      on_hand ${integer} NOT NULL,
      reserved ${integer} NOT NULL DEFAULT 0 CHECK (reserved >= 0),
      safety ${integer} NOT NULL CHECK (safety >= 0),
      PRIMARY KEY (sku, site_id)
    )${clustered}`,
    `CREATE TABLE channel_reserves (
      sku ${text} NOT NULL,
      channel_id ${text} NOT NULL,
      site_id ${text} NOT NULL,
      quantity ${integer} NOT NULL CHECK (quantity >= 0),
      PRIMARY KEY (sku, channel_id, site_id)
    )${clustered}`,
  ],
}
