import type { Definitions } from '../definition.ts'

/** What came of a command that failed, by the code of the failure. */
export const commandResult = {
  FORBIDDEN: 'Your role does not allow this. Nothing was changed.',
  STORE_FULL: 'The disk is full or read-only. Nothing was saved; earlier data is safe.',
  NOT_FOUND: 'It no longer exists. Nothing was changed.',
  NOT_SIGNED_IN: 'Nobody is signed in here any more. Nothing was changed.',
  other: ['Not done: {message}. Nothing was changed.', { message: 'text' }],
} as const satisfies Definitions
