import { RETENTION } from '../../../shared/domain/retention.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import type { Tx } from '../ports/store.ts'
import { LAST_PRUNING } from '../retention/last-pruning.ts'

/** How much there is of what is kept for a time, and what was pruned last. */
export async function storageOf(tx: Tx, now: EpochMs) {
  const { archiveDays } = await tx.settings.get(RETENTION)
  return {
    ...(await tx.retention.figures()),
    toArchive: archiveDays === null ? 0 : await tx.retention.countToArchive(now - archiveDays * DAY_MS),
    lastPruning: await tx.settings.get(LAST_PRUNING),
  }
}
