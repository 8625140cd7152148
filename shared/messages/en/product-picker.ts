import type { Definitions } from '../definition.ts'

export const productPicker = {
  product: 'Product',
  find: 'Find a product by SKU or name',
  none: 'No product matches.',
} as const satisfies Definitions
