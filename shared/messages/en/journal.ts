import type { Definitions } from '../definition.ts'

/** Settings > Journal: who did what when. */
export const journal = {
  title: 'Journal',
  intro: 'Every act of a person or another program, the newest first.',
  who: 'By',
  order: 'Order number',
  device: 'Device',
  since: 'Since',
  spans: { hour: 'One hour', day: 'One day', week: 'One week', month: 'One month', all: 'The beginning' },
  alsoProgram: 'Also what Switchyard does by itself',
  at: 'At',
  what: 'What',
  orders: 'Orders',
  more: ['+ {count, number} more', { count: 'number' }],
  thisComputer: 'This computer',
  program: 'Switchyard',
  confirmed: ['{actor}, confirmed by {person}', { actor: 'text', person: 'text' }],
  older: 'Show older',
  nothing: 'Nothing like that is in the journal',
  nothingText: 'Widen the time, or leave a field empty.',
  save: 'Export as CSV',
  saved: [
    '{count, plural, =0 {The file is empty} one {# line saved} other {# lines saved}}',
    { count: 'number' },
  ],
} as const satisfies Definitions
