import type { Migration } from './migration.ts'

/** Goods that a picker did not find where the book has them: nobody takes them until they are counted. */
export const stockInDoubt: Migration = {
  version: 18,
  name: 'stock-in-doubt',
  up: ({ integer }) => [
    `ALTER TABLE stock ADD COLUMN doubted_at ${integer}`,
    'CREATE INDEX stock_in_doubt ON stock (sku, site_id) WHERE doubted_at IS NOT NULL',
  ],
}
