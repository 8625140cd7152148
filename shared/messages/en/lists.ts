import type { Definitions } from '../definition.ts'

/** How the next item of a list is put behind those before it. */
export const lists = {
  /** Of days, behind a number. */
  dayLetter: 'd',
  /** Between two statements of one sentence. */
  separator: '; ',
  colon: ': ',
  items: ['{before}, {item}', { before: 'text', item: 'text' }],
  clauses: ['{before}; {item}', { before: 'text', item: 'text' }],
  sequence: ['{before}, then {item}', { before: 'text', item: 'text' }],
  /** What it is not. */
  neither: {
    first: ['{item}', { item: 'text' }],
    next: ['{before}, {item}', { before: 'text', item: 'text' }],
    last: ['{before} or {item}', { before: 'text', item: 'text' }],
  },
} as const satisfies Definitions
