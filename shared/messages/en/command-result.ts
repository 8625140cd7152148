import type { Definitions } from '../definition.ts'

/** What came of a command that failed, by the code of the failure. */
export const commandResult = {
  FORBIDDEN: 'Your role does not allow this. Nothing was changed.',
  STORE_FULL: 'The disk is full or read-only. Nothing was saved; earlier data is safe.',
  NOT_FOUND: 'It no longer exists. Nothing was changed.',
  NOT_SIGNED_IN: 'Nobody is signed in here any more. Nothing was changed.',
  other: ['Not done: {message}. Nothing was changed.', { message: 'text' }],
  takenBack: [
    '{done, number} taken back{left, plural, =0 {} other {; {left, plural, one {# has gone on since and stays} other {# have gone on since and stay}}}}',
    { done: 'number', left: 'number' },
  ],
} as const satisfies Definitions
