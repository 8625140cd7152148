import type { Definitions } from '../definition.ts'

export const pastOrders = {
  title: 'Past orders',
  why: 'They show demand, so that scarce stock is shared well from day one. They are only read: nothing is shipped from them.',
  span: 'How far back',
  spans: {
    quarter: '3 months',
    year: '1 year',
    'two-years': '2 years',
  },
  start: 'Read past orders',
  goOn: 'Continue reading',
  stop: 'Stop',
  progress: 'Read so far',
  reading: ['{read} orders read. Daily work comes first; you can leave this screen.', { read: 'text' }],
  ended: [
    '{read} {count, plural, one {order} other {orders}} since {since} read, finished {when}.',
    { count: 'number', read: 'text', since: 'text', when: 'text' },
  ],
  stopped: ['Stopped after {read} orders; what was read stays.', { read: 'text' }],
} as const satisfies Definitions
