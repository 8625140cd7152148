import type { CarrierService } from '../../../shared/domain/carrier.ts'
import type { DeliveryPromise } from '../../../shared/domain/fulfillment.ts'
import type { Site } from '../../../shared/domain/site.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { World } from '../world.ts'
import type { DayNumber } from './day-number.ts'

/** A ship day is looked for this many days ahead of `now`, a delivery day as many again; later is NEVER. */
export const HORIZON_DAYS = 120

/**
 * When each site can hand over to each service, for one `now`, and how many orders and parcels each day
 * still takes. Sites and services are named by their position in `world.sites` and `world.services`,
 * destination countries by `countryIndex`. Only the counters change, through `take` and `giveBack`.
 */
export interface Schedule {
  readonly now: EpochMs
  /** Grows whenever a ship day or a remaining cap may have changed for somebody; caches compare it. */
  readonly version: number
  /** Position of a destination country for the calls below, or -1 when no calendar was prepared for it. */
  countryIndex(country: string): number
  /** The site's local day at `now`. */
  today(site: number): DayNumber
  /** First day the service can take an order decided at `now` from the site, cut-off, calendars and capacity respected; NEVER. */
  shipDay(site: number, service: number): DayNumber
  /** The same without regard to capacity: later than this in `shipDay` means the site is saturated. */
  uncrowdedShipDay(site: number, service: number): DayNumber
  /** Last day of the delivery window: the `transitDays`-th delivery day after `shipDay`; NEVER beyond the horizon. */
  deliverTo(country: number, service: number, shipDay: DayNumber, transitDays: number): DayNumber
  /** First day of the delivery window. */
  deliverFrom(country: number, service: number, shipDay: DayNumber, transitDays: number): DayNumber
  /** Orders the site can still ship that day; Infinity without a capacity. */
  ordersLeft(site: number, day: DayNumber): number
  /** Parcels the service can still take that day over all sites; Infinity without a cap. */
  parcelsLeft(service: number, day: DayNumber): number
  /** Counts one order of `parcels` parcels against the site's and the service's day. */
  take(site: number, service: number, day: DayNumber, parcels: number): void
  /** Undoes one `take` with the same arguments. */
  giveBack(site: number, service: number, day: DayNumber, parcels: number): void
  /** Instants [start, end) of a local day at the site. */
  dayStart(site: number, day: DayNumber): EpochMs
  /** The local day of an instant at the site, e.g. of an order's `shipBy`. */
  siteDayOf(site: number, instant: EpochMs): DayNumber
  /** The day of an instant in the merchant's zone; used for `deliverBy`, whose own zone is not known. */
  merchantDayOf(instant: EpochMs): DayNumber
  /** The promise in calendar dates; `shipDay` comes from `shipDay()` and is not NEVER. */
  promise(
    site: number,
    service: number,
    country: number,
    shipDay: DayNumber,
    transitDays: number,
  ): DeliveryPromise
}

export interface ScheduleInput {
  readonly sites: readonly Site[]
  readonly services: readonly CarrierService[]
  /** Destination countries, e.g. those of the rate cards. */
  readonly countries: readonly string[]
  /** The merchant's IANA zone. */
  readonly timeZone: string
  readonly siteLoad: World['siteLoad']
  readonly serviceLoad: World['serviceLoad']
}

/** Prepares calendars and counters for one run at `now`: about a millisecond for ten sites. */
export function startSchedule(_input: ScheduleInput, _now: EpochMs): Schedule {
  throw new Error('Not written yet')
}
