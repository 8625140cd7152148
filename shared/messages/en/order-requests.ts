import type { Definitions } from '../definition.ts'

export const orderRequests = {
  gift: 'Gift',
  giftWrap: 'Gift wrap',
  giftMessage: 'Gift message',
  customerNote: 'Buyer’s note',
  deliveryNote: 'For the carrier',
  pickupPoint: 'Pick-up point',
  collected: 'Collected',
  collectedInStore: 'Collected in store by the buyer: no carrier',
  deliverOn: 'Requested day',
  shippingMethod: 'Shipping method',
  option: ['{name}:', { name: 'text' }],
} as const satisfies Definitions
