import type { Definitions } from '../definition.ts'

/** A site that does not ship what was released to it. */
export const rejections = {
  refused: ['{site} refused it: {why}', { site: 'text', why: 'message' }],
  refusedWithNote: ['{site} refused it: {why} ({note})', { site: 'text', why: 'message', note: 'text' }],
  reason: {
    'no-stock': 'out of stock',
    damaged: 'damaged goods',
    'no-capacity': 'no capacity',
    closed: 'site closed',
    other: 'other reason',
    'taken-back': 'taken back while it was away',
  },
} as const satisfies Definitions
