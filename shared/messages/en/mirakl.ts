import type { Definitions } from '../definition.ts'

export const mirakl = {
  enterAddress: ['Enter the address of the marketplace, such as {example}', { example: 'text' }],
  keyMissing: 'The marketplace needs the API key of your shop: it is under your user > API key',
  keyRefused: ['The marketplace refuses the API key: {said}', { said: 'text' }],
  notData: 'The marketplace answered with a page instead of data; it may be under maintenance',
  ordersOnceAMinute: 'Orders may be asked for once a minute',
  unknownOrder: ['The marketplace does not know the order {order}', { order: 'text' }],
  noLine: ['The marketplace has no line {line} in {order} any more', { line: 'text', order: 'text' }],
  cancelledButLeft: 'The order is cancelled at the marketplace, but parcels have left: tell the marketplace',
  refusesShipment: ['The marketplace refuses the shipment: {said}', { said: 'text' }],
  refusesShipmentSilently: 'The marketplace refuses the shipment and gives no reason',
  refusesStock: ['The marketplace refuses the stock of {sku}: {said}', { sku: 'text', said: 'text' }],
  stockFileWaits: 'The marketplace is reading our stock file',
  stockFileOnceAMinute: 'The marketplace takes one stock file a minute',
  noShippingAddress: [
    'Order {order} from {channel} has no shipping address: ask the marketplace. Correct it there; it is read again.',
    { order: 'text', channel: 'text' },
  ],
  invalidOrder: [
    'Order {order} from {channel} cannot be taken: {faults}. Correct it in the marketplace.',
    { order: 'text', channel: 'text', faults: 'clauses' },
  ],
} as const satisfies Definitions
