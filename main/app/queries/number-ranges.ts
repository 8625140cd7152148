import type { NumberRange, NumberSupply } from '../../../shared/domain/number-range.ts'
import { supplyOf, USE_IS_SEEN_OVER_DAYS } from '../../../shared/domain/number-range.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import type { Tx } from '../ports/store.ts'

/** Every range, and how long the numbers of each account with ranges last. */
export async function listNumberRanges(
  tx: Tx,
  now: EpochMs,
): Promise<{ ranges: NumberRange[]; supplies: NumberSupply[] }> {
  return { ranges: await tx.numberRanges.all(), supplies: await numberSupplies(tx, now) }
}

/** How long the numbers of each account with ranges last. */
export async function numberSupplies(tx: Tx, now: EpochMs): Promise<NumberSupply[]> {
  const taken = await tx.labels.boughtSince(now - USE_IS_SEEN_OVER_DAYS * DAY_MS)
  return [...(await tx.numberRanges.left())].map(([accountId, left]) =>
    supplyOf(accountId, left, taken.get(accountId) ?? 0),
  )
}
