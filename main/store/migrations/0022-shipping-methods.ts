import type { Migration } from './migration.ts'

/**
 * The shipping methods that each channel was seen to use with what they mean, and by which each order is sent. Orders
 * of before are in neither: they keep the level that they were taken in with.
 */
export const shippingMethods: Migration = {
  version: 22,
  name: 'shipping-methods',
  up: ({ text, integer, table, clustered }) => [
    `CREATE TABLE shipping_methods (
      channel_id ${text} NOT NULL,
      method_key ${text} NOT NULL,
      name ${text} NOT NULL,
      told ${text},
      fields ${text} NOT NULL,
      proposal ${text},
      target ${text},
      decided_by ${text},
      decided_at ${integer},
      first_seen ${integer} NOT NULL,
      last_seen ${integer} NOT NULL,
      PRIMARY KEY (channel_id, method_key)
    )${clustered}`,
    `CREATE TABLE order_methods (
      order_id ${text} NOT NULL,
      channel_id ${text} NOT NULL,
      method_key ${text} NOT NULL,
      gap ${text},
      doc ${text} NOT NULL,
      PRIMARY KEY (order_id)
    )${table}`,
    'CREATE INDEX order_methods_by_method ON order_methods (channel_id, method_key)',
    'CREATE INDEX order_methods_waiting ON order_methods (channel_id, method_key) WHERE gap IS NOT NULL',
  ],
}
