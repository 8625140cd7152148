import type { Definitions } from '../definition.ts'

export const retention = {
  title: 'Data retention',
  intro:
    'Completed records are deleted automatically, a little at a time. Orders, stock, returns and everything still open are kept for ever.',
  size: 'Size of the database',
  free: [', of which {size} free', { size: 'text' }],
  orders: 'Orders',
  last: 'Last pruning',
  never: 'none yet',
  kind: 'Records',
  kept: 'Kept for',
  rows: 'Now',
  pruned: 'Last pruned',
  kinds: {
    outbox: 'Messages sent to channels',
    inbox: 'Messages received from channels',
    journal: 'Journal',
    traces: 'Reasons for allocations',
    prints: 'Print jobs',
    buyers: 'Buyers’ data',
  },
  notes: {
    outbox: 'Counted from delivery; the last stock figure of each product stays.',
    inbox: 'The channel’s original text, counted from the order’s closing; the order stays.',
    journal: 'Who did what; entries of open orders stay.',
    traces: 'Why an order shipped as it did, counted from its closing.',
    prints: 'Labels printed or withdrawn.',
    buyers: 'Name, address and notes, counted from the order’s closing; goods, figures and allocations stay.',
  },
  days: ['{days, plural, one {# day} other {# days}}', { days: 'number' }],
  forEver: 'For ever',
  keepFor: ['{what}: kept for', { what: 'text' }],
  saved: 'Saved; applies from the next pruning',
} as const satisfies Definitions
