import type { Migration } from './migration.ts'

/** Orders whose buyer is no longer known here. */
export const erasedBuyers: Migration = {
  version: 16,
  name: 'erased-buyers',
  up: ({ text, integer, clustered }) => [
    `CREATE TABLE erased_buyers (order_id ${text} NOT NULL PRIMARY KEY, at ${integer} NOT NULL)${clustered}`,
  ],
}
