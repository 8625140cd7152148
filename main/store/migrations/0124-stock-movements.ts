import type { Migration } from './migration.ts'

/**
 * What changed the stock on hand, in the order in which it did. The figures that stand there before begin with their first
 * movement, which says what they were.
 */
export const stockMovements: Migration = {
  version: 124,
  name: 'stock-movements',
  up: ({ text, integer, serialKey, table }) => [
    `CREATE TABLE stock_movements (
      no ${serialKey},
      sku ${text} NOT NULL,
      site_id ${text} NOT NULL,
      at ${integer} NOT NULL,
      kind ${text} NOT NULL,
      change ${integer} NOT NULL,
      on_hand ${integer} NOT NULL,
      reason ${text},
      note ${text} NOT NULL,
      order_id ${text},
      actor ${text} NOT NULL,
      command_id ${text}
    )${table}`,
    'CREATE INDEX stock_movements_by_sku ON stock_movements (sku, no)',
  ],
}
