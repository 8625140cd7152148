import type { Definitions } from '../definition.ts'

export const productPicker = {
  product: 'Product',
  find: 'Find a product by SKU or name',
  none: 'No product is like that.',
} as const satisfies Definitions
