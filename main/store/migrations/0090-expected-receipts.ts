import type { Migration } from './migration.ts'

/** Goods that sites expect from suppliers. */
export const expectedReceipts: Migration = {
  version: 90,
  name: 'expected-receipts',
  up: ({ text, integer, table }) => [
    `CREATE TABLE expected_receipts (
      receipt_key ${text} PRIMARY KEY NOT NULL,
      site_id ${text} NOT NULL,
      sku ${text} NOT NULL,
      quantity ${integer} NOT NULL,
      day ${text} NOT NULL,
      reference ${text} NOT NULL,
      search ${text} NOT NULL
    )${table}`,
    'CREATE INDEX expected_receipts_by_sku ON expected_receipts (sku)',
    'CREATE INDEX expected_receipts_by_day ON expected_receipts (day, sku)',
  ],
}
