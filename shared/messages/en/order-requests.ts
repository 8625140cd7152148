import type { Definitions } from '../definition.ts'

export const orderRequests = {
  gift: 'Gift',
  giftWrap: 'Wrap it',
  giftMessage: 'Gift message',
  customerNote: 'Buyer’s note',
  deliveryNote: 'For the carrier',
  pickupPoint: 'Pick-up point',
  collected: 'Collected',
  collectedInStore: 'At the shop by the buyer: no carrier takes it',
  deliverOn: 'Wished day',
  shippingMethod: 'Shipping chosen',
  option: ['{name}:', { name: 'text' }],
} as const satisfies Definitions
