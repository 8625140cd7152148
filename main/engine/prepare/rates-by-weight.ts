import type { Rate } from '../../../shared/domain/carrier.ts'

/** What is known of the rates of one service, as long as their list is kept. */
interface ByWeight {
  readonly grow: boolean
  readonly timeByWeight: boolean
}

const KNOWN = new WeakMap<readonly Rate[], ByWeight>()

/**
 * Whether every rate card of a service charges at least as much for a heavier bracket and takes at least as long. Almost
 * all do; where one does not, sourcing must try more combinations to be sure of the cheapest.
 */
export function growWithWeight(ofService: readonly Rate[]): boolean {
  return byWeight(ofService).grow
}

/** Whether some rate card of a service takes longer for some weights than for others. */
export function takeTimeByWeight(ofService: readonly Rate[]): boolean {
  return byWeight(ofService).timeByWeight
}

function byWeight(ofService: readonly Rate[]): ByWeight {
  const known = KNOWN.get(ofService)
  if (known !== undefined) return known
  const sorted = ofService.toSorted(
    (a, b) =>
      compare(a.originSiteId ?? '*', b.originSiteId ?? '*') ||
      compare(a.country, b.country) ||
      compare(a.postcodePrefix, b.postcodePrefix) ||
      a.upToWeightG - b.upToWeightG,
  )
  let grow = true
  let timeByWeight = false
  for (const [i, rate] of sorted.entries()) {
    const before = sorted[i - 1]
    if (before === undefined || !sameCard(before, rate)) continue
    if (before.priceCents > rate.priceCents || before.transitDays > rate.transitDays) grow = false
    if (before.transitDays !== rate.transitDays) timeByWeight = true
  }
  const found = { grow, timeByWeight }
  KNOWN.set(ofService, found)
  return found
}

function sameCard(a: Rate, b: Rate): boolean {
  return a.originSiteId === b.originSiteId && a.country === b.country && a.postcodePrefix === b.postcodePrefix
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
