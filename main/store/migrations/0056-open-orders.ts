import type { Migration } from './migration.ts'

/**
 * The orders that people work on are few, however many there have been: lists and counts of them read an index of their
 * own, and those that left since a moment another.
 */
export const openOrders: Migration = {
  version: 56,
  name: 'open-orders',
  up: () => [
    `CREATE INDEX orders_open ON orders (due_at, id, state)
      WHERE state NOT IN ('shipped', 'delivered', 'cancelled', 'returned')`,
    `CREATE INDEX orders_closed ON orders (changed_at, state)
      WHERE state IN ('shipped', 'delivered', 'cancelled', 'returned')`,
  ],
}
