import type { Definitions } from '../definition.ts'

export const orderReject = {
  reject: 'Site cannot ship',
  title: ['{site} cannot ship this order', { site: 'text' }],
  text: 'Whatever is not packed yet is reallocated without this site. Stock figures stay the same: correct them with a count.',
  reason: 'Reason',
  reasons: {
    'no-stock': 'The goods are not there',
    damaged: 'The goods are damaged',
    'no-capacity': 'No capacity left',
    closed: 'The site is closed',
    other: 'Another reason',
  },
  goodsOnly: 'It may still ship other lines of the order.',
  note: 'Note',
  noteHelp: 'Kept in the order’s timeline.',
  go: 'Reallocate',
  refused: ['{site} refused it: {reason}', { site: 'text', reason: 'text' }],
  takeBack: 'Allow this site again',
  asked: ['{site} is allowed again', { site: 'text' }],
} as const satisfies Definitions
