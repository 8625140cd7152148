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
} as const satisfies Definitions
