import type { Definitions } from '../definition.ts'

export const demo = {
  demo: 'Demo',
  pace: [
    '{orders, plural, =0 {Nothing happens on its own} other {{orders, number} orders a minute}}',
    { orders: 'number' },
  ],
  end: ['End: {event}', { event: 'text' }],
  events: {
    strike: 'A carrier goes on strike',
    outage: 'A channel goes down',
    'stock-out': 'A product sells out',
    rush: 'A rush of orders',
    cancellation: 'A customer cancels',
  },
  notOnHub:
    'A workspace in a PostgreSQL database cannot become the demo. Start the demo with --demo, without --database',
  notTheDemo: 'This workspace is not the demo',
  notEmpty: 'This workspace already contains data. Start the demo with another --home',
  miscounted: ['{sku} was miscounted: hardly any stock is left', { sku: 'text' }],
  rush: ['{orders, plural, one {# order was} other {# orders were}} placed at once', { orders: 'number' }],
  cancelled: ['A {channel} customer has cancelled', { channel: 'text' }],
  nothingToCancel: 'There was no order to cancel',
  strike: ['{carrier} is on strike', { carrier: 'text' }],
  strikeOver: 'The strike is over',
  noChannel: 'There is no channel',
  offline: ['{channel} is not responding', { channel: 'text' }],
  online: 'The channel is responding again',
} as const satisfies Definitions
