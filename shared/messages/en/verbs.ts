import type { Definitions } from '../definition.ts'

/** What buttons and keys of every screen do alike. */
export const verbs = {
  cancel: 'Cancel',
  undo: 'Undo',
  close: 'Close',
  back: 'Back',
  save: 'Save',
  remove: 'Remove',
  edit: 'Edit',
  change: 'Change',
  search: 'Search',
} as const satisfies Definitions
