import type { Migration } from './migration.ts'

const KEY = '"currency":"'

/**
 * An order's currency beside its value, so that values can be compared. Read from what the channel said; a text in an
 * order that looks like it has its quotes escaped.
 */
export const orderCurrency: Migration = {
  version: 19,
  name: 'order-currency',
  up: ({ text, find }) => [
    `ALTER TABLE orders ADD COLUMN currency ${text} NOT NULL DEFAULT ''`,
    `UPDATE orders SET currency = coalesce((
      SELECT substr(doc, ${find}(doc, '${KEY}') + ${KEY.length}, 3)
      FROM order_documents WHERE order_documents.order_id = orders.id AND ${find}(doc, '${KEY}') > 0
    ), '')`,
  ],
}
