import type { Migration } from './migration.ts'

/** What a channel's SKUs mean here, which orders wait to learn it, and how its stock compared with ours last. */
export const channelMapping: Migration = {
  version: 8,
  name: 'channel-mapping',
  up: ({ text, integer, clustered }) => [
    `CREATE TABLE channel_skus (
      channel_id ${text} NOT NULL,
      channel_sku ${text} NOT NULL,
      sku ${text},
      units ${integer} NOT NULL,
      search ${text} NOT NULL,
      PRIMARY KEY (channel_id, channel_sku)
    )${clustered}`,
    'CREATE INDEX channel_skus_by_sku ON channel_skus (sku) WHERE sku IS NOT NULL',
    'CREATE INDEX channel_skus_by_channel_sku ON channel_skus (channel_sku)',
    `CREATE TABLE order_packs (
      order_id ${text} NOT NULL,
      line_id ${text} NOT NULL,
      channel_id ${text} NOT NULL,
      channel_sku ${text} NOT NULL,
      units ${integer} NOT NULL,
      unit_price_cents ${integer} NOT NULL,
      PRIMARY KEY (order_id, line_id)
    )${clustered}`,
    'CREATE INDEX order_packs_by_channel_sku ON order_packs (channel_id, channel_sku)',
    `CREATE TABLE waiting_skus (
      channel_id ${text} NOT NULL,
      channel_sku ${text} NOT NULL,
      order_id ${text} NOT NULL,
      since ${integer} NOT NULL,
      PRIMARY KEY (channel_id, channel_sku, order_id)
    )${clustered}`,
    'CREATE INDEX waiting_skus_by_order ON waiting_skus (order_id)',
    `CREATE TABLE reconciled_stock (
      channel_id ${text} NOT NULL,
      channel_sku ${text} NOT NULL,
      sku ${text} NOT NULL,
      name ${text} NOT NULL,
      search ${text} NOT NULL,
      units ${integer} NOT NULL,
      ours ${integer} NOT NULL,
      theirs ${integer},
      reason ${text},
      repair ${text},
      checked_at ${integer} NOT NULL,
      PRIMARY KEY (channel_id, channel_sku)
    )${clustered}`,
  ],
}
