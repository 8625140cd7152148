import type { Tx } from '../ports/store.ts'
import { LAST_PRUNING } from '../retention/last-pruning.ts'

/** How much there is of what is kept for a time, and what was pruned last. */
export async function storageOf(tx: Tx) {
  return { ...(await tx.retention.figures()), lastPruning: await tx.settings.get(LAST_PRUNING) }
}
