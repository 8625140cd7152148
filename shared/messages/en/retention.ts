import type { Definitions } from '../definition.ts'

export const retention = {
  title: 'What is kept, and how long',
  intro:
    'What is settled is forgotten by itself, a little at a time. Orders, stock, returns and everything still open are kept for ever.',
  size: 'Size of the database',
  free: [', of it {size} free for what comes next', { size: 'text' }],
  orders: 'Orders',
  last: 'Last pruning',
  never: 'none yet',
  kind: 'What',
  kept: 'Kept for',
  rows: 'Now',
  pruned: 'Last pruned',
  kinds: {
    outbox: 'What channels were told',
    inbox: 'What channels sent',
    journal: 'Journal',
    traces: 'Reasons of decisions',
    prints: 'Print jobs',
    buyers: 'Who bought',
  },
  notes: {
    outbox: 'After the channel took it; the last stock figure of each product stays.',
    inbox: 'The channel’s own text, after the order was closed; the order stays.',
    journal: 'Who did what; entries of open orders stay.',
    traces: 'Why an order ships as it does, after it was closed.',
    prints: 'Labels that came out or were withdrawn.',
    buyers: 'Name, address and notes, after the order was closed; goods, figures and decisions stay.',
  },
  days: ['{days, plural, one {# day} other {# days}}', { days: 'number' }],
  forEver: 'For ever',
  keepFor: ['{what}: kept for', { what: 'text' }],
  saved: 'Saved; the next pruning goes by it',
} as const satisfies Definitions
