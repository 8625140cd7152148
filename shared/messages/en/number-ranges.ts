import type { Definitions } from '../definition.ts'

/** Numbers that carriers gave for labels of our own drawing. */
export const numberRanges = {
  noSuchAccount: [
    '{account} is no account whose labels are numbered here. Choose one of the kind “own range”',
    { account: 'text' },
  ],
  overlaps: [
    'Numbers of this range stand in that of {account} already, {first} to {last}: they would be printed twice. Check the carrier’s letter',
    { account: 'text', first: 'text', last: 'text' },
  ],
  runningOut: ['Tracking numbers are running out: {accounts}. Ask for another range', { accounts: 'list' }],
  lasts: [
    '{account} ({left, number} left, {days, plural, one {# day} other {# days}})',
    { account: 'text', left: 'number', days: 'number' },
  ],
  left: ['{account} ({left, number} left)', { account: 'text', left: 'number' }],
  none: ['{account} (none left, its parcels wait)', { account: 'text' }],
} as const satisfies Definitions
