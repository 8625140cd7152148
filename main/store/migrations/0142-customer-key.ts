import type { Migration } from './migration.ts'

/** The text that follows the e-mail address of a document as it is written. */
const AFTER = '","latitude"'

/**
 * Orders of one buyer, known again by e-mail address, open or not: what a buyer had done before is counted by it. A
 * document that cannot be read is of nobody.
 */
export const customerKey: Migration = {
  version: 142,
  name: 'customer-key',
  up: ({ text, dialect }) => {
    const email =
      dialect === 'postgres'
        ? `substring(doc from '"email":"([^"]+)${AFTER}')`
        : "CASE WHEN json_valid(doc) THEN json_extract(doc, '$.destination.email') END"
    return [
      `ALTER TABLE orders ADD COLUMN customer_key ${text}`,
      `UPDATE orders SET customer_key = nullif(coalesce(
        (SELECT lower(trim(${email})) FROM order_documents WHERE order_documents.order_id = orders.id),
        (SELECT email FROM archived_orders WHERE archived_orders.order_id = orders.id)
      ), '')`,
      'CREATE INDEX orders_of_customer ON orders (customer_key, placed_at) WHERE customer_key IS NOT NULL',
    ]
  },
}
