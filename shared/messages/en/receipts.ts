import type { Definitions } from '../definition.ts'

export const receipts = {
  title: 'Expected from suppliers',
  list: 'Goods expected from suppliers',
  on: 'Expected on',
  sku: 'SKU',
  product: 'Product',
  site: 'Site',
  quantity: 'Units',
  reference: 'Reference',
  late: 'Should have arrived',
  past: 'This day has passed',
  none: 'Nothing is expected.',
  expect: 'Add',
  drop: 'Not coming any more',
  dropped: ['{sku} is no longer expected', { sku: 'text' }],
  take: 'Arrived',
  takeTitle: ['Arrival of {sku}', { sku: 'text' }],
  arrived: 'Units that arrived',
  ofExpected: ['{quantity, number} expected at {site}', { quantity: 'number', site: 'text' }],
  rest: ['The other {quantity, number}', { quantity: 'number' }],
  rests: { comes: 'will arrive later', not: 'will not arrive' },
  needsDay: 'Enter the day',
  taken: [
    '{arrived, number} units of {sku} added in {site}: {onHand, number} on hand',
    { arrived: 'number', sku: 'text', site: 'text', onHand: 'number' },
  ],
  takenBack: ['{sku} is expected as before', { sku: 'text' }],
  emptyTitle: 'Nothing is expected',
  emptyText:
    'Enter a delivery in the details of a product, or import receipts.csv. Until goods arrive, scarce stock is kept for the orders that need it most.',
  emptySearch: ['Nothing matches “{text}”.', { text: 'text' }],
} as const satisfies Definitions
