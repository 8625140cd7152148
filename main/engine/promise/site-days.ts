import type { CarrierService } from '../../../shared/domain/carrier.ts'
import { cutoffMinute, type Site } from '../../../shared/domain/site.ts'
import { assert } from '../../../shared/lib/assert.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Calendars } from './calendar.ts'
import { type DayNumber, isoWeekday, NEVER } from './day-number.ts'
import type { DaySet, DaySpan } from './day-set.ts'
import type { ZoneClock } from './zone-clock.ts'

/** A ship day is looked for this many days ahead of `now`, a delivery day as many again; later is NEVER. */
export const HORIZON_DAYS = 120

/** What a schedule knows of one site; days are offsets from the span's first in the counters, absolute elsewhere. */
export interface SiteDays {
  readonly clock: ZoneClock
  readonly today: DayNumber
  /** First day whose work an order decided now can still join. */
  readonly earliest: DayNumber
  /** Local minute of the cut-off on a day. */
  readonly cutoffOf: (day: DayNumber) => number
  readonly open: DaySet
  readonly capacity: number
  readonly orders: Int32Array
  /** By service. */
  readonly pickups: readonly DaySet[]
  readonly shipDay: Int32Array
  readonly uncrowdedShipDay: Int32Array
}

export function siteDays(
  site: Site,
  services: readonly CarrierService[],
  clock: ZoneClock,
  calendars: Calendars,
  span: DaySpan,
  now: EpochMs,
): SiteDays {
  const today = clock.dayOf(now)
  const minutes = [1, 2, 3, 4, 5, 6, 7].map((weekday) => cutoffMinute(site, weekday))
  const cutoffOf = (day: DayNumber): number => minutes[isoWeekday(day) - 1] ?? site.cutoff
  const earliest = now < clock.instantOf(today, cutoffOf(today)) ? today : today + 1
  const open = calendars.siteOpen(site)
  const pickups = services.map((service) => calendars.pickups(site, service.pickupDays))
  const ready = open.onOrAfter(earliest)
  return {
    clock,
    today,
    earliest,
    cutoffOf,
    open,
    capacity: site.dailyCapacity ?? Number.POSITIVE_INFINITY,
    orders: new Int32Array(span.length),
    pickups,
    shipDay: new Int32Array(services.length),
    uncrowdedShipDay: Int32Array.from(pickups, (days) => withinHorizon(today, pickupAfter(days, ready))),
  }
}

/**
 * The parcel is ready on a day the site works and leaves with the next pick-up; a day's capacity counts what
 * leaves on it. Where that is full, the order is made ready on the next working day.
 */
export function findShipDays(site: SiteDays, first: DayNumber): void {
  for (let service = 0; service < site.pickups.length; service++) {
    const pickups = site.pickups[service]
    assert(pickups, 'every service has pick-up days')
    let ready = site.open.onOrAfter(site.earliest)
    let ship = withinHorizon(site.today, pickupAfter(pickups, ready))
    while (ship !== NEVER && ordersLeft(site, ship - first) === 0) {
      ready = site.open.onOrAfter(ready + 1)
      ship = withinHorizon(site.today, pickupAfter(pickups, ready))
    }
    site.shipDay[service] = ship
  }
}

/** The next pick-up after `day` that the site has capacity for: what is ready then leaves with it. */
export function nextShipDay(site: SiteDays, service: number, day: DayNumber, first: DayNumber): DayNumber {
  const pickups = site.pickups[service]
  assert(pickups, 'every service has pick-up days')
  let ship = withinHorizon(site.today, pickups.onOrAfter(day + 1))
  while (ship !== NEVER && ordersLeft(site, ship - first) === 0) {
    ship = withinHorizon(site.today, pickups.onOrAfter(ship + 1))
  }
  return ship
}

function pickupAfter(pickups: DaySet, ready: DayNumber): DayNumber {
  return ready === NEVER ? NEVER : pickups.onOrAfter(ready)
}

function withinHorizon(today: DayNumber, day: DayNumber): DayNumber {
  return day > today + HORIZON_DAYS ? NEVER : day
}

export function ordersLeft(site: SiteDays, day: number): number {
  return Math.max(0, site.capacity - (site.orders[day] ?? 0))
}
