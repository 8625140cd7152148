import { type CarrierService, type ServiceLevel, serviceKey } from '../../../shared/domain/carrier.ts'
import type { DeliveryPromise } from '../../../shared/domain/fulfillment.ts'
import type { Site } from '../../../shared/domain/site.ts'
import { assert } from '../../../shared/lib/assert.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import type { World } from '../world.ts'
import { prepareCalendars } from './calendar.ts'
import { type DayNumber, dayNumberOfDate, isoWeekday, localDateOfDay, NEVER } from './day-number.ts'
import type { DaySet } from './day-set.ts'
import type { HolidayRegion } from './holidays/holiday-region.ts'
import { isBarred, type RuledLeaving } from './ruled-leaving.ts'
import {
  findShipDays,
  HORIZON_DAYS,
  nextPickup,
  nextShipDay,
  ordersLeft,
  type SiteCalendar,
  type SiteDays,
  siteCalendar,
  siteDays,
} from './site-days.ts'
import { prepareZoneClock, type ZoneClock } from './zone-clock.ts'

/**
 * When each site can hand over to each service, for one `now`, and how many orders and parcels each day
 * still takes. Sites and services are named by their position in `world.sites` and `world.services`,
 * destinations by the `regionIndex` of their holidays. Only the counters change, through `take` and `giveBack`.
 */
export interface Schedule {
  readonly now: EpochMs
  /** Grows whenever a ship day or a remaining cap may have changed for somebody; caches compare it. */
  readonly version: number
  /** Position of a destination's region for the calls below, or -1 when no calendar was prepared for it. */
  regionIndex(region: HolidayRegion): number
  /** The site's local day at `now`. */
  today(site: number): DayNumber
  /** First day whose work an order decided at `now` can still join, whichever carrier collects it; NEVER. */
  nextWorkday(site: number): DayNumber
  /** First of these days on which the site still has room for an order; NEVER. */
  workdayWithRoom(site: number): DayNumber
  /** Until when what leaves on that day of the site's must be ready. */
  cutoff(site: number, day: DayNumber): EpochMs
  /** First day the service can take an order decided at `now` from the site, cut-off, calendars and capacity respected; NEVER. */
  shipDay(site: number, service: number): DayNumber
  /**
   * First day from `shipDay` on that still takes `parcels` of the service, the site's capacity respected too: what
   * today's cap has no room for leaves with a later pick-up. NEVER.
   */
  shipDayWithin(site: number, service: number, parcels: number): DayNumber
  /** The same where rules say when it leaves. */
  shipDayRuled(site: number, service: number, parcels: number, leaves: RuledLeaving): DayNumber
  /** Without regard to capacity, where rules say when it leaves. */
  uncrowdedDayRuled(site: number, service: number, leaves: RuledLeaving): DayNumber
  /** Orders planned for that day of the site's. */
  ordersOn(site: number, day: DayNumber): number
  /** The same without regard to capacity: later than this in `shipDay` means the site is saturated. */
  uncrowdedShipDay(site: number, service: number): DayNumber
  /** Last day of the delivery window: the `transitDays`-th delivery day after `shipDay`; NEVER beyond the horizon. */
  deliverTo(region: number, service: number, shipDay: DayNumber, transitDays: number): DayNumber
  /** First day of the delivery window. */
  deliverFrom(region: number, service: number, shipDay: DayNumber, transitDays: number): DayNumber
  /** Orders the site can still ship that day; Infinity without a capacity. */
  ordersLeft(site: number, day: DayNumber): number
  /** Parcels the service can still take that day over all sites; Infinity without a cap. */
  parcelsLeft(service: number, day: DayNumber): number
  /** Counts one order of `parcels` parcels against the site's and the service's day. */
  take(site: number, service: number, day: DayNumber, parcels: number): void
  /** Counts one order that no service takes against the site's day. */
  takeOrder(site: number, day: DayNumber): void
  /** Undoes one `take` with the same arguments. */
  giveBack(site: number, service: number, day: DayNumber, parcels: number): void
  /** Instants [start, end) of a local day at the site. */
  dayStart(site: number, day: DayNumber): EpochMs
  /** Last day of the site's whose pick-up is not after the instant. Pick-ups count as being at the cut-off of their day. */
  lastPickupBy(site: number, instant: EpochMs): DayNumber
  /** The day of an instant in the merchant's zone; used for `deliverBy`, whose own zone is not known. */
  merchantDayOf(instant: EpochMs): DayNumber
  /** The promise in calendar dates; `shipDay` comes from `shipDay()` and is not NEVER. */
  promise(
    site: number,
    service: number,
    region: number,
    shipDay: DayNumber,
    transitDays: number,
  ): DeliveryPromise
}

export interface ScheduleInput {
  readonly sites: readonly Site[]
  readonly services: readonly CarrierService[]
  /** Regions of the destinations, e.g. those that rate cards cover. */
  readonly regions: readonly HolidayRegion[]
  /** The merchant's IANA zone. */
  readonly timeZone: string
  readonly siteLoad: World['siteLoad']
  readonly serviceLoad: World['serviceLoad']
  readonly holidays: World['holidays']
}

/** Prepares counters for one run at `now`; calendars are kept for all runs of a day. */
export function startSchedule(input: ScheduleInput, now: EpochMs): Schedule {
  return new RunSchedule(input, now)
}

/** What the runs of one day share: it depends on the day and on what they are given besides loads. */
interface DaysAround {
  readonly first: DayNumber
  readonly length: number
  readonly input: Pick<ScheduleInput, 'services' | 'regions' | 'timeZone' | 'holidays'>
  readonly merchant: ZoneClock
  readonly sites: readonly SiteCalendar[]
  /** By service, then by region of the destination. */
  readonly deliveries: readonly (readonly DaySet[])[]
  readonly siteAt: ReadonlyMap<string, number>
  readonly serviceAt: ReadonlyMap<string, number>
  readonly regionAt: ReadonlyMap<HolidayRegion, number>
}

/** Of the day that was asked for last, by the sites of a world. */
const DAYS_AROUND = new WeakMap<ScheduleInput['sites'], DaysAround>()

function daysAround(now: EpochMs, input: ScheduleInput): DaysAround {
  const { sites, services, regions, timeZone, holidays } = input
  const first = Math.floor(now / DAY_MS) - 2
  const known = DAYS_AROUND.get(sites)
  if (
    known?.first === first &&
    known.input.services === services &&
    known.input.regions === regions &&
    known.input.timeZone === timeZone &&
    known.input.holidays === holidays
  )
    return known
  const length = 2 * HORIZON_DAYS + 4
  const calendars = prepareCalendars({ first, length }, holidays)
  const clocks = new Map<string, ZoneClock>()
  const clockOf = (timeZone: string): ZoneClock => {
    let clock = clocks.get(timeZone)
    if (clock === undefined) {
      clock = prepareZoneClock(timeZone, (first - 1) * DAY_MS, (first + length + 3) * DAY_MS)
      clocks.set(timeZone, clock)
    }
    return clock
  }
  const made: DaysAround = {
    first,
    length,
    input: { services, regions, timeZone, holidays },
    merchant: clockOf(timeZone),
    sites: sites.map((site) => siteCalendar(site, services, clockOf(site.timeZone), calendars)),
    deliveries: services.map(({ deliveryDays }) =>
      regions.map((region) => calendars.deliveries(region, deliveryDays)),
    ),
    siteAt: new Map(sites.map(({ id }, i) => [id, i])),
    serviceAt: new Map(services.map((service, i) => [serviceKey(service), i])),
    regionAt: new Map(regions.map((region, i) => [region, i])),
  }
  DAYS_AROUND.set(sites, made)
  return made
}

class RunSchedule implements Schedule {
  readonly now: EpochMs
  version = 0
  readonly #sites: readonly SiteDays[]
  readonly #services: readonly ServiceDays[]
  readonly #around: DaysAround
  readonly #first: DayNumber

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

  regionIndex(region: HolidayRegion): number {
    return this.#around.regionAt.get(region) ?? -1
  }

  today(site: number): DayNumber {
    return this.#site(site).today
  }

  nextWorkday(at: number): DayNumber {
    const { open, earliest } = this.#site(at)
    return open.onOrAfter(earliest)
  }

  workdayWithRoom(at: number): DayNumber {
    const site = this.#site(at)
    let day = this.nextWorkday(at)
    while (day !== NEVER && ordersLeft(site, day - this.#first) === 0) day = site.open.onOrAfter(day + 1)
    return day
  }

  cutoff(at: number, day: DayNumber): EpochMs {
    const { clock, cutoffOf } = this.#site(at)
    return clock.instantOf(day, cutoffOf(day))
  }

  shipDay(site: number, service: number): DayNumber {
    return this.#site(site).shipDay[service] ?? NEVER
  }

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

  uncrowdedDayRuled(siteAt: number, serviceAt: number, leaves: RuledLeaving): DayNumber {
    const site = this.#site(siteAt)
    const from = firstDayRuled(site, this.now, leaves)
    let day = this.uncrowdedShipDay(siteAt, serviceAt)
    while (day !== NEVER && (day < from || isBarred(leaves, day)))
      day = nextPickup(site, serviceAt, Math.max(day, from - 1))
    return day
  }

  ordersOn(site: number, day: DayNumber): number {
    return this.#site(site).orders[day - this.#first] ?? 0
  }

  uncrowdedShipDay(site: number, service: number): DayNumber {
    return this.#site(site).uncrowdedShipDay[service] ?? NEVER
  }

  deliverTo(region: number, service: number, shipDay: DayNumber, transitDays: number): DayNumber {
    const deliveries = this.#service(service).deliveries[region]
    if (!deliveries || shipDay === NEVER) return NEVER
    return transitDays === 0 ? deliveries.onOrAfter(shipDay) : deliveries.nthAfter(shipDay, transitDays)
  }

  deliverFrom(region: number, service: number, shipDay: DayNumber, transitDays: number): DayNumber {
    const early = this.#service(service).level !== 'express' && transitDays >= 2 ? 1 : 0
    return this.deliverTo(region, service, shipDay, transitDays - early)
  }

  ordersLeft(site: number, day: DayNumber): number {
    return ordersLeft(this.#site(site), day - this.#first)
  }

  parcelsLeft(service: number, day: DayNumber): number {
    return parcelsLeft(this.#service(service), day - this.#first)
  }

  take(site: number, service: number, day: DayNumber, parcels: number): void {
    this.#change(site, service, day - this.#first, 1, parcels)
  }

  giveBack(site: number, service: number, day: DayNumber, parcels: number): void {
    this.#change(site, service, day - this.#first, -1, -parcels)
  }

  takeOrder(site: number, day: DayNumber): void {
    this.#changeOrders(this.#site(site), day - this.#first, 1)
  }

  #changeOrders(site: SiteDays, day: number, orders: number): void {
    const wasFull = ordersLeft(site, day) === 0
    site.orders[day] = (site.orders[day] ?? 0) + orders
    if (wasFull === (ordersLeft(site, day) === 0)) return
    findShipDays(site, this.#first)
    this.version++
  }

  #change(siteAt: number, serviceAt: number, day: number, orders: number, parcels: number): void {
    this.#changeOrders(this.#site(siteAt), day, orders)
    const service = this.#service(serviceAt)
    const wasCapped = parcelsLeft(service, day) === 0
    service.parcels[day] = (service.parcels[day] ?? 0) + parcels
    if (wasCapped !== (parcelsLeft(service, day) === 0)) this.version++
  }

  dayStart(site: number, day: DayNumber): EpochMs {
    return this.#site(site).clock.instantOf(day, 0)
  }

  lastPickupBy(at: number, instant: EpochMs): DayNumber {
    const day = this.#site(at).clock.dayOf(instant)
    return this.cutoff(at, day) <= instant ? day : day - 1
  }

  merchantDayOf(instant: EpochMs): DayNumber {
    return this.#around.merchant.dayOf(instant)
  }

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

/** The first local day on which rules let something leave that is decided now. */
function firstDayRuled({ clock, today }: SiteDays, now: EpochMs, { from, cutoff }: RuledLeaving): DayNumber {
  const isOver =
    cutoff !== null && cutoff.days.includes(isoWeekday(today)) && now >= clock.instantOf(today, cutoff.minute)
  return isOver ? Math.max(from, today + 1) : from
}

interface ServiceDays {
  readonly level: ServiceLevel
  readonly cap: number
  readonly parcels: Int32Array
  /** By region of the destination. */
  readonly deliveries: readonly DaySet[]
}

function parcelsLeft(service: ServiceDays, day: number): number {
  return Math.max(0, service.cap - (service.parcels[day] ?? 0))
}
