import type { Definitions } from '../definition.ts'

/** Files that people import: what is wrong with them. */
export const imports = {
  hasErrors: 'Some rows have errors; nothing was imported',
  unknownImport: 'This import is not known here any more',
} as const satisfies Definitions
