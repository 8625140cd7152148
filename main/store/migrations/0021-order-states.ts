import type { Migration } from './migration.ts'

/** An order that was decided is `allocated`. `picking` and `delivered` go: nothing but the demo ever reached them. */
export const orderStates: Migration = {
  version: 21,
  name: 'order-states',
  up: () => [
    'DROP INDEX orders_to_release',
    "UPDATE orders SET state = 'allocated' WHERE state = 'decided'",
    "UPDATE orders SET state = 'released' WHERE state = 'picking'",
    "UPDATE orders SET state = 'shipped' WHERE state = 'delivered'",
    "UPDATE fulfillments SET state = 'released' WHERE state = 'picking'",
    "CREATE INDEX orders_to_release ON orders (changed_at) WHERE state = 'allocated'",
  ],
}
