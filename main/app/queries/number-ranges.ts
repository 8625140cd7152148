import type { NumberRange, NumberSupply } from '../../../shared/domain/number-range.ts'
import { supplyOf, USE_IS_SEEN_OVER_DAYS } from '../../../shared/domain/number-range.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import { instantOfLocal } from '../../../shared/lib/zoned.ts'
import { listCsv } from '../hand-over/list-csv.ts'
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

const MINUTES_A_DAY = 24 * 60

/** What a carrier is told of a day's parcels: those that an account labelled at a site on a local day there. */
export async function dayList(
  tx: Tx,
  { accountId, siteId, day }: { readonly accountId: string; readonly siteId: string; readonly day: string },
): Promise<{ csv: string; parcels: number }> {
  const site = (await tx.sites.all()).find(({ id }) => id === siteId)
  if (site === undefined) return { csv: listCsv([]), parcels: 0 }
  const bought = await tx.labels.boughtAt({
    accountId,
    siteId,
    from: instantOfLocal(day, 0, site.timeZone),
    to: instantOfLocal(day, MINUTES_A_DAY, site.timeZone),
  })
  return { csv: listCsv(bought), parcels: bought.length }
}
