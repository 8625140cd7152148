import type { Translation } from './definition.ts'
import type { en } from './en.ts'
import { channels } from './fr/channels.ts'

export const fr: Translation<typeof en> = { channels }
