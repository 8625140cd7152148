import type { HolidayEdit } from '../../../shared/domain/holidays.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { Site } from '../../../shared/domain/site.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import type { PreparedWorld } from '../../engine/prepare/prepared-world.ts'
import { bracketFor } from '../../engine/shipping/rate-index.ts'
import type { SiteFailure } from '../../engine/site-failure.ts'
import { cutoffOn, nextCutoffOf } from '../release/cutoff.ts'

/**
 * Until when a person can still save an order that ships from nowhere yet; null = nothing is lost by waiting, or
 * nobody has the goods. The channel's deadline, else the last cut-off from which the promise to the customer is kept,
 * else the last cut-off of the earliest day on which a site that has some of the goods could ship.
 */
export function dueTimeOf(
  order: Order,
  { world, stock, siteIndex, skuIndex, shipping }: PreparedWorld,
  refusals: readonly SiteFailure[],
  now: EpochMs,
): EpochMs | null {
  if (order.shipBy !== null) return order.shipBy
  const sites = world.sites.filter((site) => {
    if (site.outage !== null) return false
    const at = siteIndex.get(site.id) ?? -1
    return order.lines.some(({ sku }) => {
      const refused = refusals.some(
        ({ siteId, skus }) => siteId === site.id && (skus === null || skus.includes(sku)),
      )
      const product = skuIndex.get(sku)
      return !refused && product !== undefined && stock.free(product, at) > 0
    })
  })
  const { deliverBy } = order
  if (deliverBy === null) return earliestDaysLastCutoff(sites, now, world.holidays)
  const latest = sites.flatMap((site) => {
    const days = fastestDays(order, site)
    return days === null ? [] : (lastCutoffFor(site, deliverBy, days, world.holidays) ?? [])
  })
  return latest.length === 0 ? null : Math.max(...latest)

  /** Delivery days of the fastest service that has a rate; null = none has. */
  function fastestDays({ destination }: Order, site: Site): number | null {
    const { rates } = shipping
    const there = rates.destinationClass(destination.country, destination.postcode)
    if (there === -1) return null
    const at = siteIndex.get(site.id) ?? -1
    const days = world.services.flatMap((_, service) => {
      const lane = rates.lane(service, at, there)
      if (lane === -1) return []
      const brackets = rates.brackets(lane)
      return brackets.transitDays[bracketFor(brackets, 0)] ?? []
    })
    return days.length === 0 ? null : Math.min(...days)
  }
}

function earliestDaysLastCutoff(
  sites: readonly Site[],
  now: EpochMs,
  edits: readonly HolidayEdit[],
): EpochMs | null {
  const next = sites.flatMap((site) => {
    const at = nextCutoffOf(site, now, edits)
    return at === null ? [] : [{ at, day: localDateOf(at, site.timeZone) }]
  })
  const [first] = next.map(({ day }) => day).sort()
  return first === undefined ? null : Math.max(...next.filter(({ day }) => day === first).map(({ at }) => at))
}

/** A site that works on no day of a week has no cut-off. */
const DAYS_BACK = 7

/** Also one that has passed: the promise is broken then. Parcels travel on all days but Sundays. */
function lastCutoffFor(
  site: Site,
  deliverBy: EpochMs,
  transitDays: number,
  edits: readonly HolidayEdit[],
): EpochMs | null {
  let at = deliverBy
  for (let left = transitDays; left > 0; at -= DAY_MS) if (!isSunday(at, site)) left -= 1
  for (let day = 0; day <= DAYS_BACK; day++) {
    const cutoff = cutoffOn(site, localDateOf(at - day * DAY_MS, site.timeZone), edits)
    if (cutoff !== null) return cutoff
  }
  return null
}

function isSunday(at: EpochMs, site: Site): boolean {
  return new Date(`${localDateOf(at, site.timeZone)}T00:00:00Z`).getUTCDay() === 0
}
