import { z } from 'zod'
import type { StoredDocument } from '../../../shared/domain/settings/stored-document.ts'
import type { Tx } from '../ports/store.ts'

/** null until the first badge. */
const BADGE_SALT: StoredDocument<string | null> = {
  key: 'other/badge-salt',
  stored: z.string().nullable(),
  defaults: null,
}

/** The one salt of the installation's badges. */
export function badgeSalt(tx: Tx): Promise<string | null> {
  return tx.settings.get(BADGE_SALT)
}

export function keepBadgeSalt(tx: Tx, salt: string): Promise<void> {
  return tx.settings.put(BADGE_SALT, salt)
}
