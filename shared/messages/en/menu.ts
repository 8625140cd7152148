import type { Definitions } from '../definition.ts'

/** The menu bar of the window. */
export const menu = {
  file: 'File',
  edit: 'Edit',
  view: 'View',
  window: 'Window',
} as const satisfies Definitions
