import type { CarrierService } from '../../../shared/domain/carrier.ts'
import { cutoffMinute, type Site } from '../../../shared/domain/site.ts'
import { assert } from '../../../shared/lib/assert.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Calendars } from './calendar.ts'
import { type DayNumber, isoWeekday, NEVER } from './day-number.ts'
import type { DaySet } from './day-set.ts'
import type { ZoneClock } from './zone-clock.ts'

/** A ship day is looked for this many days ahead of `now`, a delivery day as many again; later is NEVER. */
export const HORIZON_DAYS = 120

/** What all runs of a day know of one site. */
export interface SiteCalendar {
  readonly clock: ZoneClock
  /** Local minute of the cut-off on a day. */
  readonly cutoffOf: (day: DayNumber) => number
  readonly open: DaySet
  readonly capacity: number
  /** By service. */
  readonly pickups: readonly DaySet[]
  /** By service, when the site is not full; kept by the sum of the day and the first whose work can still be joined. */
  readonly shipDays: Map<number, Int32Array>
}

/** What a schedule knows of one site; days are offsets from the span's first in the counters, absolute elsewhere. */
export interface SiteDays extends SiteCalendar {
  readonly today: DayNumber
  /** First day whose work an order decided now can still join. */
  readonly earliest: DayNumber
  readonly orders: Int32Array
  /** By service. */
  readonly shipDay: Int32Array
  readonly uncrowdedShipDay: Int32Array
}

export function siteCalendar(
  site: Site,
  services: readonly CarrierService[],
  clock: ZoneClock,
  calendars: Calendars,
): SiteCalendar {
  const minutes = [1, 2, 3, 4, 5, 6, 7].map((weekday) => cutoffMinute(site, weekday))
  return {
    clock,
    cutoffOf: (day) => minutes[isoWeekday(day) - 1] ?? site.cutoff,
    open: calendars.siteOpen(site),
    capacity: site.dailyCapacity ?? Number.POSITIVE_INFINITY,
    pickups: services.map((service) => calendars.pickups(site, service.pickupDays)),
    shipDays: new Map(),
  }
}

/** `orders`: by day of the span, none yet. */
export function siteDays(calendar: SiteCalendar, orders: Int32Array, now: EpochMs): SiteDays {
  const { clock, cutoffOf, open, capacity, pickups, shipDays } = calendar
  const today = clock.dayOf(now)
  const earliest = now < clock.instantOf(today, cutoffOf(today)) ? today : today + 1
  let uncrowdedShipDay = shipDays.get(today + earliest)
  if (uncrowdedShipDay === undefined) {
    const ready = open.onOrAfter(earliest)
    uncrowdedShipDay = Int32Array.from(pickups, (days) => withinHorizon(today, pickupAfter(days, ready)))
    shipDays.set(today + earliest, uncrowdedShipDay)
  }
  return {
    clock,
    cutoffOf,
    open,
    capacity,
    pickups,
    shipDays,
    today,
    earliest,
    orders,
    shipDay: new Int32Array(pickups.length),
    uncrowdedShipDay,
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

/** The same without regard to capacity. */
export function nextPickup(site: SiteDays, service: number, day: DayNumber): DayNumber {
  const pickups = site.pickups[service]
  assert(pickups, 'every service has pick-up days')
  return withinHorizon(site.today, pickups.onOrAfter(day + 1))
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
