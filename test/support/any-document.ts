import { z } from 'zod'
import type { StoredDocument } from '../../shared/domain/settings/stored-document.ts'

/** A document of the settings table that may hold any JSON; null until it is stored. */
export function anyDocument(key: string): StoredDocument<unknown> {
  return { key, stored: z.unknown(), defaults: null }
}
