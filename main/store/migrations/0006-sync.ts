import type { Migration } from './migration.ts'

/** What came from the channels, what must leave for them, and the connectors' own state. */
export const sync: Migration = {
  version: 6,
  name: 'sync',
  up: ({ text, integer, table }) => [
    `CREATE TABLE inbox (
      channel_id ${text} NOT NULL,
      external_id ${text} NOT NULL,
      version ${text} NOT NULL,
      payload ${text} NOT NULL,
      received_at ${integer} NOT NULL,
      state ${text} NOT NULL,
      problem ${text},
      PRIMARY KEY (channel_id, external_id)
    )${table}`,
    "CREATE INDEX inbox_pending ON inbox (channel_id, received_at, external_id) WHERE state = 'new'",
    'CREATE INDEX inbox_by_arrival ON inbox (channel_id, received_at)',
    `CREATE TABLE outbox (
      id ${text} PRIMARY KEY,
      seq ${integer} NOT NULL,
      channel_id ${text} NOT NULL,
      kind ${text} NOT NULL,
      key ${text} NOT NULL,
      order_id ${text},
      payload ${text} NOT NULL,
      created_at ${integer} NOT NULL,
      not_before ${integer} NOT NULL,
      attempts ${integer} NOT NULL,
      state ${text} NOT NULL,
      problem ${text}
    )${table}`,
    "CREATE UNIQUE INDEX outbox_once ON outbox (channel_id, key) WHERE kind <> 'stock'",
    `CREATE UNIQUE INDEX outbox_stock_once
      ON outbox (channel_id, key) WHERE kind = 'stock' AND state = 'pending'`,
    "CREATE INDEX outbox_waiting ON outbox (channel_id, seq) WHERE state IN ('pending', 'sending')",
    "CREATE INDEX outbox_done ON outbox (channel_id, key, seq) WHERE state = 'done'",
    'CREATE INDEX outbox_by_order ON outbox (order_id) WHERE order_id IS NOT NULL',
    `CREATE TABLE sync_state (
      channel_id ${text} NOT NULL,
      key ${text} NOT NULL,
      doc ${text} NOT NULL,
      PRIMARY KEY (channel_id, key)
    )${table}`,
  ],
}
