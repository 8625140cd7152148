import type { Migration } from './migration.ts'

/** Products whose cost is known, counted without reading them all. */
export const costedProducts: Migration = {
  version: 143,
  name: 'costed-products',
  up: () => [`CREATE INDEX products_costed ON products (sku) WHERE replace(doc, '"costCents":', '') <> doc`],
}
