import type { Definitions } from '../definition.ts'

/** Files that people import: what is wrong with them. */
export const imports = {
  hasErrors: 'Some rows have errors; nothing was imported',
} as const satisfies Definitions
