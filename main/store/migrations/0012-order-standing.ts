import type { Migration } from './migration.ts'

/** Where each order stands with its channel, by the channel's last word, and what each channel's states mean. */
export const orderStanding: Migration = {
  version: 12,
  name: 'order-standing',
  up: ({ text, integer, table, clustered }) => [
    `CREATE TABLE order_standing (
      channel_id ${text} NOT NULL,
      external_id ${text} NOT NULL,
      order_id ${text},
      state ${text} NOT NULL,
      verdict ${text} NOT NULL,
      hold_kind ${text},
      holds ${integer} NOT NULL,
      since ${integer} NOT NULL,
      heard_at ${integer} NOT NULL,
      doc ${text} NOT NULL,
      PRIMARY KEY (channel_id, external_id)
    )${table}`,
    'CREATE INDEX order_standing_by_order ON order_standing (order_id) WHERE order_id IS NOT NULL',
    'CREATE INDEX order_standing_by_state ON order_standing (channel_id, state)',
    'CREATE INDEX order_standing_held ON order_standing (channel_id, since, external_id) WHERE holds = 1',
    `CREATE INDEX order_standing_no_work ON order_standing (channel_id, since, external_id)
      WHERE order_id IS NULL`,
    `CREATE TABLE channel_states (
      channel_id ${text} NOT NULL,
      state ${text} NOT NULL,
      usual ${text} NOT NULL,
      hold_kind ${text},
      chosen ${text},
      first_seen ${integer} NOT NULL,
      last_seen ${integer} NOT NULL,
      PRIMARY KEY (channel_id, state)
    )${clustered}`,
  ],
}
