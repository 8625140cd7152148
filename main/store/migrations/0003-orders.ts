import type { Migration } from './migration.ts'

/** Orders, their decisions and fulfilments, and how much work each site and service has on each day. */
export const orders: Migration = {
  version: 3,
  name: 'orders',
  up: ({ text, integer, bytes, serialKey, table, clustered }) => [
    `CREATE TABLE orders (
      id ${text} NOT NULL PRIMARY KEY,
      channel_id ${text} NOT NULL,
      external_id ${text} NOT NULL,
      reference ${text} NOT NULL,
      state ${text} NOT NULL,
      placed_at ${integer} NOT NULL,
      received_at ${integer} NOT NULL,
      changed_at ${integer} NOT NULL,
      due_at ${integer},
      ship_by ${integer},
      priority ${integer} NOT NULL,
      value_cents ${integer} NOT NULL,
      rule_tags ${text} NOT NULL,
      site_ids ${text} NOT NULL,
      revision ${integer} NOT NULL,
      decision_no ${integer}
    )${clustered}`,
    'CREATE UNIQUE INDEX orders_by_external_id ON orders (channel_id, external_id)',
    'CREATE INDEX orders_by_reference ON orders (reference)',
    'CREATE INDEX orders_by_received_at ON orders (received_at)',
    "CREATE INDEX orders_to_decide ON orders (placed_at) WHERE state = 'received'",
    "CREATE INDEX orders_blocked ON orders (placed_at) WHERE state IN ('on-hold', 'backordered')",
    "CREATE INDEX orders_to_release ON orders (changed_at) WHERE state = 'decided'",
    `CREATE TABLE order_documents (
      order_id ${text} PRIMARY KEY REFERENCES orders (id),
      doc ${text} NOT NULL
    )${table}`,
    `CREATE TABLE order_lines (
      order_id ${text} NOT NULL REFERENCES orders (id),
      sku ${text} NOT NULL,
      quantity ${integer} NOT NULL,
      PRIMARY KEY (order_id, sku)
    )${clustered}`,
    'CREATE INDEX order_lines_by_sku ON order_lines (sku)',
    `CREATE TABLE order_search (
      order_id ${text} NOT NULL PRIMARY KEY REFERENCES orders (id),
      text ${text} NOT NULL
    )${clustered}`,
    `CREATE TABLE decisions (
      no ${serialKey},
      order_id ${text} NOT NULL,
      decided_at ${integer} NOT NULL,
      rule_set_version ${integer} NOT NULL,
      priority ${integer} NOT NULL,
      trace ${bytes} NOT NULL
    )${table}`,
    `CREATE TABLE fulfillments (
      no ${serialKey},
      id ${text} NOT NULL,
      order_id ${text} NOT NULL,
      site_id ${text} NOT NULL,
      carrier_id ${text} NOT NULL,
      service_id ${text} NOT NULL,
      state ${text} NOT NULL,
      open ${integer} NOT NULL,
      created_at ${integer} NOT NULL,
      shipped_at ${integer},
      ship_on ${text} NOT NULL,
      ship_by ${integer} NOT NULL,
      shipping_cents ${integer} NOT NULL,
      handling_cents ${integer} NOT NULL,
      parcels ${integer} NOT NULL,
      doc ${text} NOT NULL
    )${table}`,
    'CREATE UNIQUE INDEX fulfillments_by_id ON fulfillments (id)',
    'CREATE INDEX fulfillments_by_order ON fulfillments (order_id)',
    'CREATE INDEX fulfillments_by_creation ON fulfillments (created_at)',
    'CREATE INDEX fulfillments_open ON fulfillments (site_id, ship_by) WHERE open = 1',
    'CREATE INDEX fulfillments_shipped ON fulfillments (shipped_at) WHERE shipped_at IS NOT NULL',
    `CREATE TABLE site_load (
      site_id ${text} NOT NULL,
      ship_on ${text} NOT NULL,
      orders ${integer} NOT NULL,
      PRIMARY KEY (site_id, ship_on)
    )${clustered}`,
    `CREATE TABLE service_load (
      carrier_id ${text} NOT NULL,
      service_id ${text} NOT NULL,
      ship_on ${text} NOT NULL,
      parcels ${integer} NOT NULL,
      PRIMARY KEY (carrier_id, service_id, ship_on)
    )${clustered}`,
  ],
}
