import type { Migration } from './migration.ts'

/** Goods that a site expects from another one of ours; null = from a supplier. */
export const transfers: Migration = {
  version: 126,
  name: 'transfers',
  up: ({ text }) => [`ALTER TABLE expected_receipts ADD COLUMN from_site ${text}`],
}
