import type { Definitions } from '../definition.ts'

export const channelLink = {
  online: 'Connected',
  connecting: 'No answer yet',
  byHand: 'Manual',
  elsewhere: 'Run by another program',
  writesRefused: ['Read-only since {time}', { time: 'text' }],
  degraded: ['Slow since {time}', { time: 'text' }],
  offline: ['Offline since {time}', { time: 'text' }],
  needsAuthorisation: ['Access refused since {time}', { time: 'text' }],
  paused: 'Paused',
} as const satisfies Definitions
