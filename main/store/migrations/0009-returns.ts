import type { Migration } from './migration.ts'

/** Shipped goods that came back. */
export const returns: Migration = {
  version: 9,
  name: 'returns',
  up: ({ text, integer, table }) => [
    `CREATE TABLE returns (
      id ${text} PRIMARY KEY,
      order_id ${text} NOT NULL,
      at ${integer} NOT NULL,
      doc ${text} NOT NULL
    )${table}`,
    'CREATE INDEX returns_by_order ON returns (order_id, at)',
  ],
}
