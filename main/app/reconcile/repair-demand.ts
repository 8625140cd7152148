import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { DemandDifference } from '../ports/stock-tables.ts'
import type { Tx } from '../ports/store.ts'

/** Compares open demand with what waiting orders want and sets it right; channels are told of SKUs that differed. */
export async function repairDemand(tx: Tx, now: EpochMs): Promise<readonly DemandDifference[]> {
  const differences = await tx.stock.repairDemand()
  await tx.changedStock.mark(
    differences.map(({ sku }) => sku),
    now,
  )
  return differences
}
