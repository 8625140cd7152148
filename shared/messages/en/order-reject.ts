import type { Definitions } from '../definition.ts'

export const orderReject = {
  reject: 'Site refuses it',
  title: ['{site} does not ship it', { site: 'text' }],
  text: 'What is not packed yet is decided anew without this site. Stock figures stay: correct them by a count.',
  reason: 'Why',
  reasons: {
    'no-stock': 'The goods are not there',
    damaged: 'The goods are damaged',
    'no-capacity': 'No capacity left',
    closed: 'The site is closed',
    other: 'Another reason',
  },
  goodsOnly: 'It may still ship other lines of the order.',
  note: 'Note',
  noteHelp: 'Kept in the life of the order.',
  back: 'Back',
  go: 'Decide it elsewhere',
  undo: 'Undo',
  refused: ['{site} refused it: {reason}', { site: 'text', reason: 'text' }],
  takeBack: 'Ask it again',
  asked: ['{site} is asked again', { site: 'text' }],
} as const satisfies Definitions
