import { type Pruning, pruning } from '../../../shared/domain/retention.ts'
import type { StoredDocument } from '../../../shared/domain/settings/stored-document.ts'

/** The last round that came to its end; null before the first. */
export const LAST_PRUNING: StoredDocument<Pruning | null> = {
  key: 'other/last-pruning',
  stored: pruning.nullable(),
  defaults: null,
}
