import type { Definitions } from '../definition.ts'

/** The sign-in screen, the lock, and the confirmation by somebody else. */
export const signIn = {
  title: 'Who is there?',
  scanOrChoose: 'Scan your badge, or press your name',
  enterPin: ['PIN of {person}', { person: 'text' }],
  badgeOnly: 'By badge only',
  pin: 'PIN',
  otherPerson: 'Somebody else',
  deleteDigit: 'Delete a digit',
  confirm: 'OK',
  lock: 'Lock',
  confirmTitle: 'Somebody has to confirm this',
  confirmText: 'It is done once, in both names.',
  noAnswer: 'The control room does not answer. Try again',
} as const satisfies Definitions
