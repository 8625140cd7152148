import type { ChannelAddress } from '../../shared/domain/channel-address.ts'
import type { OutboxKind, OutboxMessage, OutboxPayload } from '../../shared/domain/outbox-message.ts'

const ADDRESS: ChannelAddress = {
  name: 'Ana Test',
  company: null,
  street: ['1 rue du Test'],
  postcode: '59000',
  city: 'Lille',
  country: 'FR',
  state: null,
  phone: null,
}

const PAYLOADS: { readonly [Kind in OutboxKind]: OutboxPayload<Kind> } = {
  stock: { sku: 'MUG', available: 5 },
  fulfillment: {
    orderExternalId: 'e1',
    fulfillmentId: 'f1',
    carrierName: 'Colissimo',
    lines: [{ lineId: '1', quantity: 1 }],
    parcels: [],
  },
  cancel: { orderExternalId: 'e1', lines: [{ lineId: '1', quantity: 1 }], reason: '' },
  refund: {
    orderExternalId: 'e1',
    lines: [{ lineId: '1', quantity: 1, cents: 100 }],
    shipping: false,
    reason: 'unwanted',
    channelReturnId: null,
  },
  'ready-to-collect': {
    orderExternalId: 'e1',
    fulfillmentId: 'f1',
    lines: [{ lineId: '1', quantity: 1 }],
    number: '320000000000000018',
    reminder: 0,
    text: 'Your order is ready to collect',
  },
  point: { orderExternalId: 'e1', pointId: 'FR-023456', text: 'Your parcel goes to Tabac du Port' },
  address: { orderExternalId: 'e1', address: ADDRESS, was: [{ ...ADDRESS, street: ['12 rue du Test'] }] },
  'return-label': {
    orderExternalId: 'e1',
    announcedId: 'r1',
    channelReturnId: null,
    lines: [{ lineId: '1', quantity: 1 }],
    reason: 'unwanted',
    carrierName: 'Colissimo',
    trackingNumber: '8R00000000018',
    trackingUrl: null,
    documentId: null,
    text: 'You will receive a return label',
  },
}

/** A message of this kind, whatever it says. */
export function messageOf(kind: OutboxKind): OutboxMessage {
  switch (kind) {
    case 'stock':
      return { kind, payload: PAYLOADS.stock }
    case 'fulfillment':
      return { kind, payload: PAYLOADS.fulfillment }
    case 'cancel':
      return { kind, payload: PAYLOADS.cancel }
    case 'refund':
      return { kind, payload: PAYLOADS.refund }
    case 'ready-to-collect':
      return { kind, payload: PAYLOADS[kind] }
    case 'point':
      return { kind, payload: PAYLOADS.point }
    case 'address':
      return { kind, payload: PAYLOADS.address }
    case 'return-label':
      return { kind, payload: PAYLOADS[kind] }
  }
}

export function stockMessage(available: number, sku = 'MUG'): OutboxMessage {
  return { kind: 'stock', payload: { sku, available } }
}

export function shipmentMessage(over: Partial<OutboxPayload<'fulfillment'>> = {}): OutboxMessage {
  return { kind: 'fulfillment', payload: { ...PAYLOADS.fulfillment, ...over } }
}
