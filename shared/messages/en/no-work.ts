import type { Definitions } from '../definition.ts'

/** Why what a channel sent is never work here. */
export const noWork = {
  'nothing-to-ship': 'Nothing of it is ours to ship',
  'shipped-by-channel': 'The channel ships it from its own warehouses',
  'shipped-by-another': 'Another app or fulfilment service ships all of it',
  'sold-at-counter': 'Sold and handed over at the counter',
  'test-order': 'A test order',
  'not-placed': 'The customer has not placed it yet',
  'orders-of-its-own': 'Its parts come as orders of their own',
  'file-of-orders': 'A file; its orders are taken in one by one',
  'ended-without-address': 'It ended before the channel gave an address, or so long ago that it is gone',
  gone: 'The channel no longer has it',
} as const satisfies Definitions
