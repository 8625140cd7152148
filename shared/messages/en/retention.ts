import type { Definitions } from '../definition.ts'

export const retention = {
  title: 'Data retention',
  intro:
    'Completed records are deleted automatically, a little at a time. Orders, stock, returns and everything still open are kept for ever.',
  size: 'Size of the database',
  free: [', of which {size} free', { size: 'text' }],
  orders: 'Orders',
  toArchive: 'On their way into the archive',
  last: 'Last pruning',
  never: 'none yet',
  kind: 'Records',
  kept: 'Kept for',
  rows: 'Now',
  pruned: 'Last pruned',
  days: ['{days, plural, one {# day} other {# days}}', { days: 'number' }],
  forEver: 'For ever',
  keepFor: ['{what}: kept for', { what: 'text' }],
  saved: 'Saved; applies from the next pruning',
} as const satisfies Definitions
