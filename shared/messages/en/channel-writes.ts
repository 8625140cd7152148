import type { Definitions } from '../definition.ts'

export const channelWrites = {
  label: 'Writing to this shop',
  notYet: 'Read only: nothing is written to this shop yet',
  short: 'read only',
  why: 'Its orders come in. Stock, shipments and cancellations wait until someone has reviewed what would change there.',
  trial: ['Trial until {day}. Nothing changes automatically after it.', { day: 'text' }],
  trialOver: ['The trial ended on {day}. Approve writing, or continue read-only.', { day: 'text' }],
  compareFirst: 'Compare first, then review the changes.',
  wouldChange: [
    '{count, plural, =0 {Every figure there already matches ours.} other {{count, plural, one {# figure} other {# figures}} there would become ours.}}',
    { count: 'number' },
  ],
  look: 'Review the changes',
  takeCatalogue: 'Import its products and stock',
  approve: 'Approve writing',
  approveTitle: ['Write to {name}?', { name: 'text' }],
  approveText: [
    '{count, plural, =0 {No stock figure changes now. From now on every change here is sent there.} other {{count, plural, one {# stock figure is} other {# stock figures are}} overwritten there at once, as the table shows. From now on every change here is sent there.}}',
    { count: 'number' },
  ],
  waits: [
    '{count, plural, =0 {Nothing else is waiting to be sent.} other {{count, plural, one {# waiting message is sent} other {# waiting messages are sent}} too: shipments, cancellations, refunds.}}',
    { count: 'number' },
  ],
  startsCounting: 'Also set stock where the shop does not track it (it will track it from then on)',
  tryIt: ['Try it read-only for {days, number} days', { days: 'number' }],
  tried: ['{name} is read-only; nothing is written to it', { name: 'text' }],
  approved: ['Writing to {name} is approved', { name: 'text' }],
  approvedBy: ['approved by {who}, {when}', { who: 'text', when: 'text' }],
  always: 'approved',
  stop: 'Stop writing',
  needsApproval: 'Approve writing first: nothing is written to this shop yet',
} as const satisfies Definitions
