import type { Rate } from '../../../shared/domain/carrier.ts'

/**
 * Whether every rate card charges at least as much for a heavier bracket and takes at least as long. Almost
 * all do; where one does not, sourcing must try more combinations to be sure of the cheapest.
 */
export function ratesGrowWithWeight(rates: readonly Rate[]): boolean {
  const sorted = rates.toSorted(
    (a, b) =>
      compare(a.carrierId, b.carrierId) ||
      compare(a.serviceId, b.serviceId) ||
      compare(a.originSiteId ?? '*', b.originSiteId ?? '*') ||
      compare(a.country, b.country) ||
      compare(a.postcodePrefix, b.postcodePrefix) ||
      a.upToWeightG - b.upToWeightG,
  )
  return sorted.every((rate, i) => {
    const before = sorted[i - 1]
    if (before === undefined || !sameCard(before, rate)) return true
    return before.priceCents <= rate.priceCents && before.transitDays <= rate.transitDays
  })
}

/** Whether some rate card takes longer for some weights than for others. */
export function takesTimeByWeight(rates: readonly Rate[]): boolean {
  const first = new Map<string, number>()
  for (const { carrierId, serviceId, originSiteId, country, postcodePrefix, transitDays } of rates) {
    const card = `${carrierId} ${serviceId} ${originSiteId ?? '*'} ${country} ${postcodePrefix}`
    const known = first.get(card)
    if (known === undefined) first.set(card, transitDays)
    else if (known !== transitDays) return true
  }
  return false
}

function sameCard(a: Rate, b: Rate): boolean {
  return (
    a.carrierId === b.carrierId &&
    a.serviceId === b.serviceId &&
    a.originSiteId === b.originSiteId &&
    a.country === b.country &&
    a.postcodePrefix === b.postcodePrefix
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
