import type { Translation } from './definition.ts'
import type { en } from './en.ts'

/** The areas that are written in Spanish; the others are shown in English. */
export const es: Partial<Translation<typeof en>> = {}
