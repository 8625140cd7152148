import type { Migration } from './migration.ts'

/**
 * Orders that were closed long ago: what is large of them, packed, one row an order. Their narrow row, by which they are
 * listed, counted and known again, and the text by which they are searched stay where they are (ADR 21). `email` and
 * `phone`, folded, are what their buyers are looked up by besides.
 */
export const archive: Migration = {
  version: 95,
  name: 'archive',
  up: ({ text, bytes, clustered }) => [
    `CREATE TABLE archived_orders (
      order_id ${text} NOT NULL PRIMARY KEY,
      email ${text},
      phone ${text},
      packed ${bytes} NOT NULL
    )${clustered}`,
    'CREATE INDEX archived_orders_by_email ON archived_orders (email) WHERE email IS NOT NULL',
    'CREATE INDEX archived_orders_by_phone ON archived_orders (phone) WHERE phone IS NOT NULL',
  ],
}
