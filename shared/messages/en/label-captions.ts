import type { Definitions } from '../definition.ts'

/** What is printed on labels and slips beside the values. */
export const labelCaptions = {
  sender: 'FROM',
  recipient: 'DELIVER TO',
  order: 'ORDER',
  shipped: 'SHIP DATE',
  weight: 'WEIGHT',
  parcel: 'PARCEL',
  tracking: 'TRACKING NUMBER',
  phone: 'Tel.',
  pickupPoint: 'Pick-up point',
  note: 'Note:',
  notCarriers: 'INTERNAL LABEL - NO CARRIER TAKES IT',
  collect: 'COLLECT IN STORE',
  collectedOrder: 'Order',
} as const satisfies Definitions
