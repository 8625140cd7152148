import type { Definitions } from '../definition.ts'

export const channelLink = {
  online: 'Live',
  connecting: 'No answer yet',
  byHand: 'By hand',
  elsewhere: 'Worked elsewhere',
  writesRefused: ['Only read since {time}', { time: 'text' }],
  degraded: ['Slow since {time}', { time: 'text' }],
  offline: ['Offline since {time}', { time: 'text' }],
  needsAuthorisation: ['Access refused since {time}', { time: 'text' }],
  paused: 'Paused',
} as const satisfies Definitions
