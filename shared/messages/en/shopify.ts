import type { Definitions } from '../definition.ts'

export const shopify = {
  credentialsMissing:
    'Shopify needs a client id and client secret (or an access token): enter them in the settings of the channel',
  credentialsRefused: [
    'Shopify refuses the client id or secret (HTTP {status}): check them, and that the app is installed on the shop',
    { status: 'text' },
  ],
  tokenRefused: [
    'Shopify refuses the access token (HTTP {status}): check that the app is installed and has the scopes for orders, stock and fulfilment',
    { status: 'text' },
  ],
  noToken: 'Shopify gives no access token',
  noApi: 'No Shopify Admin API at this address: is it the shop’s own (https://NAME.myshopify.com)?',
  slowDown: 'Shopify asks us to slow down',
  scopeMissing: [
    'Shopify denies {operation}: give the app the scope it names: {said}',
    { operation: 'text', said: 'text' },
  ],
  serverFault: ['Shopify has a fault of its own: {said}', { said: 'text' }],
  noLocation: [
    'The shop has no location “{name}”: correct it in the settings of the channel',
    { name: 'text' },
  ],
  noActiveLocation: 'The shop has no active location that ships online orders: activate one in Shopify',
  ownerNotKept: ['Shopify does not keep who works it: {said}', { said: 'text' }],
  fulfilmentOrderChanged: 'The fulfilment order changed while we read it',
  elsewhere: [
    'Shopify has given {units, plural, one {# unit} other {# units}} of it to another app ({app}), so the shipment cannot be entered: take them back there, or check whether they leave twice',
    { units: 'number', app: 'text' },
  ],
  held: [
    'Shopify holds {units, plural, one {# unit} other {# units}} of it ({reason}), though they have left: release the hold in Shopify, then send the shipment again',
    { units: 'number', reason: 'text' },
  ],
  fewerLeft: [
    'Shopify has {units, plural, one {# unit} other {# units}} fewer left to fulfil than were shipped: someone fulfilled or removed them there',
    { units: 'number' },
  ],
  noPayment: 'Shopify names no payment that it could pay these units back by: refund them there by hand',
  returnStaysOpen: ['The customer is refunded, but Shopify keeps the return open: {said}', { said: 'text' }],
  stockMoved: 'The shop was selling while we set its stock; the figures are compared again',
  sentWithoutRefused: 'Sent again without a SKU that Shopify refused',
  noShippingAddress: [
    'Order {order} from {channel} has no shipping address: add one in Shopify, then it is read again.',
    { order: 'text', channel: 'text' },
  ],
} as const satisfies Definitions
