import type { Definitions } from '../definition.ts'

export const liveView = {
  staleOffline: ['As it was before the connection broke, {since}', { since: 'text' }],
  staleError: ['Could not be read again: {message}', { message: 'text' }],
  offlineTitle: 'The control room is not reachable',
  offlineText: ['Lost {since}. This comes back by itself; nothing is lost.', { since: 'text' }],
  errorTitle: 'This could not be read',
  errorText: ['{message}. Nothing was changed.', { message: 'text' }],
  unreadable:
    'It is kept, but what is kept cannot be read. The exceptions offer to fetch it again from its channel',
  again: 'Try again',
} as const satisfies Definitions
