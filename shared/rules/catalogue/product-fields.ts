import { CONTENTS, ofOrder } from './define-field.ts'

/** What is asked of the products of an order. */
export const PRODUCT_FIELDS = {
  'product.sku': ofOrder(
    { kind: 'set', of: 'sku' },
    {
      operators: CONTENTS,
      missing: 'never',
      read: ({ order }) => [...new Set(order.lines.map(({ sku }) => sku))],
    },
  ),
  'product.category': ofOrder(
    { kind: 'set', of: 'category' },
    {
      operators: CONTENTS,
      read: ({ categories }) => categories,
    },
  ),
  'product.flag': ofOrder(
    { kind: 'set', of: 'flag' },
    {
      missing: 'never',
      read: ({ flags }) => flags,
    },
  ),
  'product.common-flag': ofOrder(
    { kind: 'set', of: 'flag' },
    {
      operators: ['any-of', 'none-of'],
      missing: 'never',
      read: ({ commonFlags }) => commonFlags,
    },
  ),
  'product.longest-side': ofOrder(
    { kind: 'number', unit: 'millimetres' },
    {
      missing: 'unknown-product',
      read: ({ longestMm }) => longestMm,
    },
  ),
  'product.heaviest': ofOrder(
    { kind: 'number', unit: 'grams' },
    {
      missing: 'unknown-product',
      read: ({ heaviestG }) => heaviestG,
    },
  ),
}
