import type { Migration } from './migration.ts'

/** Open orders of one buyer, found by name and address: earlier ones once their channel says something of them. */
export const buyerKey: Migration = {
  version: 105,
  name: 'buyer-key',
  up: ({ text }) => [
    `ALTER TABLE orders ADD COLUMN buyer_key ${text}`,
    `CREATE INDEX orders_of_buyer ON orders (buyer_key, placed_at)
      WHERE buyer_key IS NOT NULL AND state NOT IN ('shipped', 'delivered', 'cancelled', 'returned')`,
  ],
}
