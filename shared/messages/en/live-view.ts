import type { Definitions } from '../definition.ts'

export const liveView = {
  staleOffline: ['Before the connection was lost, {since}', { since: 'text' }],
  staleError: ['Could not be refreshed: {message}', { message: 'text' }],
  offlineTitle: 'The control room cannot be reached',
  offlineText: ['Connection lost {since}. It reconnects automatically; nothing is lost.', { since: 'text' }],
  errorTitle: 'This could not be loaded',
  errorText: ['{message}. Nothing was changed.', { message: 'text' }],
  unreadable: 'Its record is damaged. The exceptions offer to fetch it again from its channel',
  again: 'Try again',
} as const satisfies Definitions
