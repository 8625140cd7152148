import type { Definitions } from '../definition.ts'

/** What came of a command that failed, by the code of the failure. */
export const commandResult = {
  FORBIDDEN: 'Your role may not do that. Nothing was changed.',
  STORE_FULL: 'The disk is full or read-only. Nothing was written; what was saved is safe.',
  NOT_FOUND: 'It is no longer there. Nothing was changed.',
  other: ['Not done: {message}. Nothing was changed.', { message: 'text' }],
} as const satisfies Definitions
