import type { LabelSupply } from '../../../shared/contract/parcel-labels.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import type { Tx } from '../ports/store.ts'

/** Days back from now that say how fast is packed. */
const PACE_DAYS = 7

/** For how much packing of a site (null = all of them) labels are in hand. */
export async function labelSupplyOf(tx: Tx, siteId: string | null, now: EpochMs): Promise<LabelSupply> {
  const { printed, printedHours, ...supply } = await tx.labels.supply(siteId, now - PACE_DAYS * DAY_MS)
  const hours = printed === 0 ? null : supply.inHand / (printed / printedHours)
  return { ...supply, hours }
}
