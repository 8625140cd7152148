import type { Definitions } from '../definition.ts'

export const channelWrites = {
  label: 'Writing to this shop',
  notYet: 'Read only: nothing is written to this shop yet',
  short: 'read only',
  why: 'Its orders come in. Stock, shipments and cancellations wait until somebody has looked at what would change there.',
  trial: ['A trial until {day}. Nothing happens by itself then.', { day: 'text' }],
  trialOver: ['The trial ended on {day}. Approve writing, or go on reading only.', { day: 'text' }],
  compareFirst: 'Compare first, then look at what would change.',
  wouldChange: [
    '{count, plural, =0 {Every figure there is what we would send.} other {{count, plural, one {# figure} other {# figures}} there would become ours.}}',
    { count: 'number' },
  ],
  look: 'See what would change',
  takeCatalogue: 'Take its products and stock',
  approve: 'Approve writing',
  approveTitle: ['Write to {name}?', { name: 'text' }],
  approveText: [
    '{count, plural, =0 {No figure of stock changes now. From now on every change here is sent there.} other {{count, plural, one {# figure of stock is} other {# figures of stock are}} overwritten there at once, as the table shows. From now on every change here is sent there.}}',
    { count: 'number' },
  ],
  waits: [
    '{count, plural, =0 {Nothing else waits to be sent.} other {{count, plural, one {# message waits and leaves} other {# messages wait and leave}} too: shipments, cancellations, refunds.}}',
    { count: 'number' },
  ],
  startsCounting: 'Also set stock where the shop does not count it (it counts from then on)',
  tryIt: ['Try it read-only for {days, number} days', { days: 'number' }],
  tried: ['{name} is only read; nothing is written to it', { name: 'text' }],
  approved: ['{name} is written to from now on', { name: 'text' }],
  approvedBy: ['approved by {who}, {when}', { who: 'text', when: 'text' }],
  always: 'approved',
  stop: 'Stop writing',
  cancel: 'Cancel',
  needsApproval: 'Approve writing first: nothing is written to this shop yet',
} as const satisfies Definitions
