import type { Migration } from './migration.ts'

/**
 * Accounts with carriers, the labels bought by them with their papers byte for byte, and ranges of numbers that
 * carriers gave. A parcel has one live purchase at most, which the database itself keeps.
 */
export const labels: Migration = {
  version: 28,
  name: 'labels',
  up: ({ text, integer, bytes, table }) => [
    `CREATE TABLE carrier_accounts (id ${text} NOT NULL, doc ${text} NOT NULL, PRIMARY KEY (id))${table}`,
    `CREATE TABLE label_purchases (
      id ${text} NOT NULL,
      reference ${text} NOT NULL,
      fulfillment_id ${text} NOT NULL,
      parcel ${integer} NOT NULL,
      account_id ${text} NOT NULL,
      state ${text} NOT NULL,
      request ${text} NOT NULL,
      tracking_number ${text},
      tracking_url ${text},
      shipment_id ${text},
      price_cents ${integer},
      currency ${text},
      problem ${text},
      field ${text},
      attempts ${integer} NOT NULL,
      not_before ${integer} NOT NULL,
      created_at ${integer} NOT NULL,
      changed_at ${integer} NOT NULL,
      printer_id ${text},
      operator ${text} NOT NULL,
      PRIMARY KEY (id)
    )${table}`,
    'CREATE UNIQUE INDEX label_purchases_reference ON label_purchases (reference)',
    `CREATE UNIQUE INDEX label_purchases_live ON label_purchases (fulfillment_id, parcel)
      WHERE state IN ('wanted', 'buying', 'uncertain', 'bought')`,
    'CREATE INDEX label_purchases_of_fulfillment ON label_purchases (fulfillment_id)',
    `CREATE INDEX label_purchases_by_number ON label_purchases (tracking_number)
      WHERE tracking_number IS NOT NULL`,
    `CREATE INDEX label_purchases_open ON label_purchases (state, not_before)
      WHERE state IN ('wanted', 'buying', 'uncertain', 'voiding')`,
    `CREATE TABLE label_documents (
      id ${text} NOT NULL,
      purchase_id ${text} NOT NULL,
      role ${text} NOT NULL,
      format ${text} NOT NULL,
      dpi ${integer},
      width_mm ${integer} NOT NULL,
      height_mm ${integer} NOT NULL,
      size ${integer} NOT NULL,
      sha256 ${text} NOT NULL,
      bytes ${bytes} NOT NULL,
      PRIMARY KEY (id)
    )${table}`,
    'CREATE INDEX label_documents_of_purchase ON label_documents (purchase_id)',
    `CREATE TABLE number_ranges (
      id ${text} NOT NULL,
      account_id ${text} NOT NULL,
      scheme ${text} NOT NULL,
      first ${integer} NOT NULL,
      last ${integer} NOT NULL,
      next ${integer} NOT NULL,
      PRIMARY KEY (id)
    )${table}`,
    'CREATE INDEX number_ranges_of_account ON number_ranges (account_id, first)',
  ],
}
