import type { Definitions } from '../definition.ts'

export const vendure = {
  credentialsMissing:
    'Vendure needs an API key (or the name and password of an administrator): enter it in the settings of the channel',
  loginRefused: ['Vendure refuses the name or password: {said}', { said: 'text' }],
  noBearer: 'Vendure gives no bearer token: add “bearer” to authOptions.tokenMethod, or use an API key',
  accessRefused: ['Vendure refuses access (HTTP {status})', { status: 'text' }],
  noApi: 'No Vendure Admin API at this address: check it, up to /admin-api',
  roleMissing: [
    '{call}: {said}. Give the key a role that may read and update orders and the catalogue, and read settings and stock locations.',
    { call: 'text', said: 'text' },
  ],
  noStockLocation: 'The shop has no stock location: make one in Vendure',
  noSuchStockLocation: [
    'The shop has no stock location “{name}”: correct it in the settings of the channel',
    { name: 'text' },
  ],
  unpaid: ['Vendure cannot take the payment, so it ships nothing: {said}', { said: 'text' }],
  notShipped: ['Vendure does not take the fulfilment as shipped: {said}', { said: 'text' }],
  refundPending: [
    'The refund is Pending {amount} in Vendure: pay it out, then settle it there',
    { amount: 'money' },
  ],
  lessAndPending: ['{less}. {pending}', { less: 'message', pending: 'message' }],
  cancelledRefundPending: ['Cancelled. {pending}', { pending: 'message' }],
  cancelledRefundRefused: ['Cancelled, but Vendure refuses the refund: {said}', { said: 'text' }],
  noShippingAddress: [
    'Order {order} from {channel} has no shipping address: add one in Vendure, then it is read again.',
    { order: 'text', channel: 'text' },
  ],
} as const satisfies Definitions
