import type { Definitions } from '../definition.ts'

/** What `npm run orchestrate` says in the terminal. */
export const orchestrate = {
  nothingDecided: ['Nothing was decided: {why}', { why: 'text' }],
  nothingWritten: 'Nothing was written.',
  writtenTo: ['Written to {folder}', { folder: 'text' }],
  more: ['... and {count, number} more', { count: 'number' }],
  lookAt: ['Look at {what}', { what: 'message' }],
  chooseDateOrder: 'Say which comes first with --dates day-first or --dates month-first.',
  chooseRepeatedLines: 'Say how often they count with --repeated-lines once or --repeated-lines each.',
  orders: 'Orders',
  allocated: 'Allocated',
  exceptions: 'Exceptions',
  fulfillments: 'Fulfilments',
  leavingLate: 'Orders leaving after today',
  splits: 'Split orders',
  shipping: 'Shipping',
  handling: 'Handling',
} as const satisfies Definitions
