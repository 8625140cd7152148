import type { Definitions } from './definition.ts'
import { channels } from './en/channels.ts'

/** Every text of the program by area; the other languages have the same shape. */
export const en = { channels } as const satisfies Definitions
