import { type Pruning, pruning } from '../../../shared/domain/retention.ts'
import type { Tx } from '../ports/store.ts'

const KEY = 'last-pruning'

/** The last round that came to its end; null before the first. */
export async function lastPruning(tx: Tx): Promise<Pruning | null> {
  return pruning.nullable().parse(await tx.settings.get(KEY))
}

export async function putLastPruning(tx: Tx, last: Pruning): Promise<void> {
  await tx.settings.put(KEY, last)
}
