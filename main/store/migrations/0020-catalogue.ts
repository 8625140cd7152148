import type { Migration } from './migration.ts'

/** What each channel sells, as it was read last, and what was taken of it. */
export const catalogue: Migration = {
  version: 20,
  name: 'catalogue',
  up: ({ text, integer, clustered }) => [
    `CREATE TABLE catalogue_items (
      channel_id ${text} NOT NULL,
      item_id ${text} NOT NULL,
      position ${integer} NOT NULL,
      channel_sku ${text} NOT NULL,
      sku ${text},
      barcode ${text},
      title ${text} NOT NULL,
      search ${text} NOT NULL,
      standing ${text} NOT NULL,
      why ${text},
      units ${integer},
      waiting_units ${integer} NOT NULL,
      doc ${text} NOT NULL,
      taken ${text},
      PRIMARY KEY (channel_id, item_id)
    )${clustered}`,
    'CREATE INDEX catalogue_items_by_position ON catalogue_items (channel_id, position)',
    'CREATE INDEX catalogue_items_by_standing ON catalogue_items (channel_id, standing, position)',
    'CREATE INDEX catalogue_items_by_sku ON catalogue_items (channel_id, sku) WHERE sku IS NOT NULL',
    'CREATE INDEX catalogue_items_by_barcode ON catalogue_items (channel_id, barcode) WHERE barcode IS NOT NULL',
  ],
}
