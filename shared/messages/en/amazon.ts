import type { Definitions } from '../definition.ts'

export const amazon = {
  enterEndpoint: ['Enter the endpoint of your region, such as {example}', { example: 'text' }],
  credentialsMissing:
    'Amazon needs the client id and secret of the app, the refresh token of the seller, the seller id and the marketplace id',
  credentialsRefused:
    'Amazon refuses the app or the refresh token: authorise the app again in Seller Central and enter the new refresh token',
  noToken: 'Login with Amazon gives no access token',
  roleMissing: [
    'Amazon refuses {operation}: {said} Check the roles of the app, and authorise it again.',
    { operation: 'text', said: 'text' },
  ],
  notInMarketplace: ['The seller does not sell in the marketplace {marketplace}', { marketplace: 'text' }],
  ordersNowAndThen: 'Amazon gives orders only now and then',
  documentRefused: ['Amazon does not take the document (HTTP {status})', { status: 'text' }],
  documentMissing: ['Amazon does not give the document (HTTP {status})', { status: 'text' }],
  earlierFeed: 'Amazon has not said what became of an earlier feed',
  feedWaits: [
    'Amazon is reading {feed, select, refund {the refund} other {the cancellation}}',
    { feed: ['refund', 'cancellation'] },
  ],
  feedRefused: [
    'Amazon refuses {feed, select, refund {the refund} other {the cancellation}}: {said}',
    { feed: ['refund', 'cancellation'], said: 'text' },
  ],
  feedUnread: [
    'Amazon could not read {feed, select, refund {the refund} other {the cancellation}} ({status})',
    { feed: ['refund', 'cancellation'], status: 'text' },
  ],
  stockFeedWaits: 'Amazon is reading our stock feed',
  trackingNeeded: 'Amazon wants a tracking number for every shipment',
  noAddress: [
    'Order {order} from {channel} has no address: the app needs the role Direct-to-Consumer Shipping. Correct it in Seller Central.',
    { order: 'text', channel: 'text' },
  ],
} as const satisfies Definitions
