import type { Definitions } from '../definition.ts'

/** What happened to an order. */
export const timeline = {
  placed: ['Ordered on {channel}', { channel: 'text' }],
  received: 'Received',
  releasedUnasked: 'Released to picking by hand; the channel could not be checked first',
} as const satisfies Definitions
