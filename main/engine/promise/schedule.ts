import type { DeliveryPromise } from '../../../shared/domain/fulfillment.ts'
import { assert } from '../../../shared/lib/assert.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { type DayNumber, dayNumberOfDate, localDateOfDay, NEVER } from './day-number.ts'
import { type DaysAround, daysAround, type ScheduleInput } from './days-around.ts'
import type { HolidayRegion } from './holidays/holiday-region.ts'
import { firstDayRuled, isBarred, type RuledLeaving } from './ruled-leaving.ts'
import { parcelsLeft, type ServiceDays } from './service-days.ts'
import { findShipDays, nextPickup, nextShipDay, ordersLeft, type SiteDays, siteDays } from './site-days.ts'

/**
 * When each site can hand over to each service, for one `now`, and how many orders and parcels each day
 * still takes. Sites and services are named by their position in `world.sites` and `world.services`,
 * destinations by the `regionIndex` of their holidays. Only the counters change, through `take` and `giveBack`.
 */
export class Schedule {
  readonly now: EpochMs
  #version = 0
  readonly #sites: readonly SiteDays[]
  readonly #services: readonly ServiceDays[]
  readonly #around: DaysAround
  readonly #first: DayNumber

  /** Prepares counters for one run at `now`; calendars are kept for all runs of a day. */
  constructor(input: ScheduleInput, now: EpochMs) {
    const around = daysAround(now, input)
    const { first, length, sites, deliveries } = around
    this.now = now
    this.#around = around
    this.#first = first
    // One piece of memory for all counters: each of its own costs more than all else here.
    const counters = new Int32Array((sites.length + input.services.length) * length)
    const counter = (at: number) => counters.subarray(at * length, (at + 1) * length)
    this.#sites = sites.map((calendar, i) => siteDays(calendar, counter(i), now))
    this.#services = input.services.map((service, i) => ({
      level: service.level,
      cap: service.dailyCap ?? Number.POSITIVE_INFINITY,
      parcels: counter(sites.length + i),
      deliveries: deliveries[i] ?? [],
    }))
    this.#count(input)
    for (const site of this.#sites) findShipDays(site, first)
  }

  #count({ siteLoad, serviceLoad }: ScheduleInput): void {
    const { siteAt, serviceAt } = this.#around
    for (const load of siteLoad) {
      const counts = this.#sites[siteAt.get(load.siteId) ?? -1]?.orders
      const at = dayNumberOfDate(load.date) - this.#first
      if (counts && at >= 0 && at < counts.length) counts[at] = (counts[at] ?? 0) + load.orders
    }
    for (const load of serviceLoad) {
      const counts = this.#services[serviceAt.get(load.service) ?? -1]?.parcels
      const at = dayNumberOfDate(load.date) - this.#first
      if (counts && at >= 0 && at < counts.length) counts[at] = (counts[at] ?? 0) + load.parcels
    }
  }

  /** Grows whenever a ship day or a remaining cap may have changed for somebody; caches compare it. */
  get version(): number {
    return this.#version
  }

  /** Position of a destination's region for the calls below, or -1 when no calendar was prepared for it. */
  regionIndex(region: HolidayRegion): number {
    return this.#around.regionAt.get(region) ?? -1
  }

  /** The site's local day at `now`. */
  today(site: number): DayNumber {
    return this.#site(site).today
  }

  /** First day whose work an order decided at `now` can still join, whichever carrier collects it; NEVER. */
  nextWorkday(at: number): DayNumber {
    const { open, earliest } = this.#site(at)
    return open.onOrAfter(earliest)
  }

  /** First of these days on which the site still has room for an order; NEVER. */
  workdayWithRoom(at: number): DayNumber {
    const site = this.#site(at)
    let day = this.nextWorkday(at)
    while (day !== NEVER && ordersLeft(site, day - this.#first) === 0) day = site.open.onOrAfter(day + 1)
    return day
  }

  /** Until when what leaves on that day of the site's must be ready. */
  cutoff(at: number, day: DayNumber): EpochMs {
    const { clock, cutoffOf } = this.#site(at)
    return clock.instantOf(day, cutoffOf(day))
  }

  /** First day the service can take an order decided at `now` from the site, cut-off, calendars and capacity respected; NEVER. */
  shipDay(site: number, service: number): DayNumber {
    return this.#site(site).shipDay[service] ?? NEVER
  }

  /**
   * First day from `shipDay` on that still takes `parcels` of the service, the site's capacity respected too: what
   * today's cap has no room for leaves with a later pick-up. NEVER.
   */
  shipDayWithin(siteAt: number, serviceAt: number, parcels: number): DayNumber {
    const site = this.#site(siteAt)
    const service = this.#service(serviceAt)
    let day = this.shipDay(siteAt, serviceAt)
    if (parcels > service.cap) return NEVER
    while (day !== NEVER && parcelsLeft(service, day - this.#first) < parcels) {
      day = nextShipDay(site, serviceAt, day, this.#first)
    }
    return day
  }

  /** The same where rules say when it leaves. */
  shipDayRuled(siteAt: number, serviceAt: number, parcels: number, leaves: RuledLeaving): DayNumber {
    const site = this.#site(siteAt)
    const service = this.#service(serviceAt)
    if (parcels > service.cap) return NEVER
    const from = firstDayRuled(site, this.now, leaves)
    const isOut = (day: DayNumber): boolean =>
      day < from || isBarred(leaves, day) || parcelsLeft(service, day - this.#first) < parcels
    let day = this.shipDay(siteAt, serviceAt)
    while (day !== NEVER && isOut(day))
      day = nextShipDay(site, serviceAt, Math.max(day, from - 1), this.#first)
    return day
  }

  /** Without regard to capacity, where rules say when it leaves. */
  uncrowdedDayRuled(siteAt: number, serviceAt: number, leaves: RuledLeaving): DayNumber {
    const site = this.#site(siteAt)
    const from = firstDayRuled(site, this.now, leaves)
    let day = this.uncrowdedShipDay(siteAt, serviceAt)
    while (day !== NEVER && (day < from || isBarred(leaves, day)))
      day = nextPickup(site, serviceAt, Math.max(day, from - 1))
    return day
  }

  /** Orders planned for that day of the site's. */
  ordersOn(site: number, day: DayNumber): number {
    return this.#site(site).orders[day - this.#first] ?? 0
  }

  /** As `shipDay` without regard to capacity: later than this in `shipDay` means the site is saturated. */
  uncrowdedShipDay(site: number, service: number): DayNumber {
    return this.#site(site).uncrowdedShipDay[service] ?? NEVER
  }

  /** Last day of the delivery window: the `transitDays`-th delivery day after `shipDay`; NEVER beyond the horizon. */
  deliverTo(region: number, service: number, shipDay: DayNumber, transitDays: number): DayNumber {
    const deliveries = this.#service(service).deliveries[region]
    if (!deliveries || shipDay === NEVER) return NEVER
    return transitDays === 0 ? deliveries.onOrAfter(shipDay) : deliveries.nthAfter(shipDay, transitDays)
  }

  /** First day of the delivery window. */
  deliverFrom(region: number, service: number, shipDay: DayNumber, transitDays: number): DayNumber {
    const early = this.#service(service).level !== 'express' && transitDays >= 2 ? 1 : 0
    return this.deliverTo(region, service, shipDay, transitDays - early)
  }

  /** Orders the site can still ship that day; Infinity without a capacity. */
  ordersLeft(site: number, day: DayNumber): number {
    return ordersLeft(this.#site(site), day - this.#first)
  }

  /** Parcels the service can still take that day over all sites; Infinity without a cap. */
  parcelsLeft(service: number, day: DayNumber): number {
    return parcelsLeft(this.#service(service), day - this.#first)
  }

  /** Counts one order of `parcels` parcels against the site's and the service's day. */
  take(site: number, service: number, day: DayNumber, parcels: number): void {
    this.#change(site, service, day - this.#first, 1, parcels)
  }

  /** Undoes one `take` with the same arguments. */
  giveBack(site: number, service: number, day: DayNumber, parcels: number): void {
    this.#change(site, service, day - this.#first, -1, -parcels)
  }

  /** Counts one order that no service takes against the site's day. */
  takeOrder(site: number, day: DayNumber): void {
    this.#changeOrders(this.#site(site), day - this.#first, 1)
  }

  #changeOrders(site: SiteDays, day: number, orders: number): void {
    const wasFull = ordersLeft(site, day) === 0
    site.orders[day] = (site.orders[day] ?? 0) + orders
    if (wasFull === (ordersLeft(site, day) === 0)) return
    findShipDays(site, this.#first)
    this.#version++
  }

  #change(siteAt: number, serviceAt: number, day: number, orders: number, parcels: number): void {
    this.#changeOrders(this.#site(siteAt), day, orders)
    const service = this.#service(serviceAt)
    const wasCapped = parcelsLeft(service, day) === 0
    service.parcels[day] = (service.parcels[day] ?? 0) + parcels
    if (wasCapped !== (parcelsLeft(service, day) === 0)) this.#version++
  }

  /** Instants [start, end) of a local day at the site. */
  dayStart(site: number, day: DayNumber): EpochMs {
    return this.#site(site).clock.instantOf(day, 0)
  }

  /** Last day of the site's whose pick-up is not after the instant. Pick-ups count as being at the cut-off of their day. */
  lastPickupBy(at: number, instant: EpochMs): DayNumber {
    const day = this.#site(at).clock.dayOf(instant)
    return this.cutoff(at, day) <= instant ? day : day - 1
  }

  /** The day of an instant in the merchant's zone; used for `deliverBy`, whose own zone is not known. */
  merchantDayOf(instant: EpochMs): DayNumber {
    return this.#around.merchant.dayOf(instant)
  }

  /** The promise in calendar dates; `shipDay` comes from `shipDay()` and is not NEVER. */
  promise(
    siteAt: number,
    service: number,
    region: number,
    shipDay: DayNumber,
    transitDays: number,
  ): DeliveryPromise {
    const site = this.#site(siteAt)
    const deliverTo = this.deliverTo(region, service, shipDay, transitDays)
    assert(shipDay !== NEVER && deliverTo !== NEVER, 'a promise is made of days within the horizon')
    return {
      shipOn: localDateOfDay(shipDay),
      shipBy: this.cutoff(siteAt, site.open.onOrBefore(shipDay)),
      deliverFrom: localDateOfDay(this.deliverFrom(region, service, shipDay, transitDays)),
      deliverTo: localDateOfDay(deliverTo),
    }
  }

  #site(at: number): SiteDays {
    const site = this.#sites[at]
    assert(site, `site ${at} is one of the schedule's`)
    return site
  }

  #service(at: number): ServiceDays {
    const service = this.#services[at]
    assert(service, `service ${at} is one of the schedule's`)
    return service
  }
}
