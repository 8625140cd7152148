import type { Tx } from '../ports/store.ts'
import { lastPruning } from '../retention/last-pruning.ts'

/** How long what is settled is kept, how much there is, and what was pruned last. */
export async function storageOf(tx: Tx) {
  return {
    retention: await tx.settings.retention(),
    ...(await tx.retention.figures()),
    lastPruning: await lastPruning(tx),
  }
}
