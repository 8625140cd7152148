import type { SERVICE_REFUSALS } from '../../../shared/domain/explanation.ts'
import { type DayNumber, NEVER } from '../promise/day-number.ts'
import type { RuledLeaving } from '../promise/ruled-leaving.ts'
import type { Schedule } from '../promise/schedule.ts'
import type { DestinationClass, RateIndex } from './rate-index.ts'
import { type ServiceSuspensions, suspensionDuring } from './suspensions.ts'

export type ServiceRefusal = (typeof SERVICE_REFUSALS)[number]

/** Transit times below are kept by table. */
const KEPT_TRANSIT_DAYS = 16
const UNKNOWN = -2

/** When what leaves each site with each service leaves and arrives, as the schedule of a run stands. */
export class Availability {
  readonly #rates: RateIndex
  readonly #suspended: ServiceSuspensions
  readonly #suspends: boolean
  readonly #schedule: Schedule
  readonly #siteCount: number
  readonly #serviceCount: number
  #version = -1
  /** By site * services + service. */
  readonly #shipDays: Int32Array
  /** The same: days that a full service is put off. */
  readonly #putOff: Int32Array
  #putsOff = false
  /** The same by destination class, suspensions taken into account; empty without them. */
  readonly #byDestination: (Int32Array | undefined)[] = []
  /** By region, then site * services + service, then transit time. */
  readonly #deliveries: (Int32Array | undefined)[] = []

  constructor(rates: RateIndex, suspended: ServiceSuspensions, siteCount: number, schedule: Schedule) {
    this.#rates = rates
    this.#suspended = suspended
    this.#suspends = suspended.some((own) => own.length > 0)
    this.#schedule = schedule
    this.#siteCount = siteCount
    this.#serviceCount = suspended.length
    this.#shipDays = new Int32Array(siteCount * suspended.length)
    this.#putOff = new Int32Array(siteCount * suspended.length)
  }

  /** The day a parcel leaves, by site * services + service; NEVER where nothing more is taken. Right until the schedule changes. */
  shipDays(destination: DestinationClass): Int32Array {
    if (this.#schedule.version !== this.#version) this.#look()
    if (!this.#suspends) return this.#shipDays
    const known = this.#byDestination[destination]
    if (known !== undefined) return known
    const days = this.#shipDays.map((day, column) => {
      const site = Math.floor(column / this.#serviceCount)
      return day !== NEVER && this.#isSuspended(site, column % this.#serviceCount, destination, day)
        ? NEVER
        : day
    })
    this.#byDestination[destination] = days
    return days
  }

  /**
   * Days that a parcel waits for a service whose cap of its first ship day is used up, like `shipDays`; null where
   * nothing waits.
   */
  get putOff(): Int32Array | null {
    return this.#putsOff ? this.#putOff : null
  }

  /** The day that several parcels of one shipment leave together; NEVER. Suspensions are taken into account. */
  shipDayOf(site: number, service: number, destination: DestinationClass, parcels: number): DayNumber {
    const day = this.#schedule.shipDayWithin(site, service, parcels)
    return day !== NEVER && this.#isSuspended(site, service, destination, day) ? NEVER : day
  }

  /** The same where rules say when it leaves. */
  shipDayRuled(
    site: number,
    service: number,
    destination: DestinationClass,
    parcels: number,
    leaves: RuledLeaving,
  ): DayNumber {
    const day = this.#schedule.shipDayRuled(site, service, parcels, leaves)
    return day !== NEVER && this.#isSuspended(site, service, destination, day) ? NEVER : day
  }

  /** Why a service takes nothing where `shipDays` says NEVER. */
  refusal(site: number, service: number, destination: DestinationClass): ServiceRefusal {
    if (this.#schedule.shipDay(site, service) === NEVER) return 'too-late'
    const day = this.#schedule.shipDayWithin(site, service, 1)
    if (day === NEVER) return 'daily-cap'
    return this.#isSuspended(site, service, destination, day) ? 'suspended' : 'daily-cap'
  }

  /** The day a parcel arrives that leaves on its ship day. */
  deliverTo(
    region: number,
    site: number,
    service: number,
    shipDay: DayNumber,
    transitDays: number,
  ): DayNumber {
    if (transitDays >= KEPT_TRANSIT_DAYS) return this.deliverLater(region, service, shipDay, transitDays)
    const deliveries = this.#deliveries[region] ?? this.#addRegion(region)
    const at = (site * this.#serviceCount + service) * KEPT_TRANSIT_DAYS + transitDays
    const known = deliveries[at] as number
    if (known !== UNKNOWN) return known
    const day = this.deliverLater(region, service, shipDay, transitDays)
    deliveries[at] = day
    return day
  }

  /** The day a parcel arrives that leaves on another day than its first. */
  deliverLater(region: number, service: number, shipDay: DayNumber, transitDays: number): DayNumber {
    const known = this.#schedule.regionIndex(this.#rates.regions[region] ?? '')
    return this.#schedule.deliverTo(known, service, shipDay, transitDays)
  }

  #addRegion(region: number): Int32Array {
    const days = new Int32Array(this.#shipDays.length * KEPT_TRANSIT_DAYS).fill(UNKNOWN)
    this.#deliveries[region] = days
    return days
  }

  #look(): void {
    this.#version = this.#schedule.version
    this.#byDestination.length = 0
    this.#putsOff = false
    for (const days of this.#deliveries) days?.fill(UNKNOWN)
    for (let site = 0; site < this.#siteCount; site++) {
      for (let service = 0; service < this.#serviceCount; service++) {
        const column = site * this.#serviceCount + service
        const first = this.#schedule.shipDay(site, service)
        const day = this.#schedule.shipDayWithin(site, service, 1)
        this.#shipDays[column] = day
        const waits = day === NEVER ? 0 : day - first
        this.#putOff[column] = waits
        if (waits > 0) this.#putsOff = true
      }
    }
  }

  /** Whether the parcel cannot be handed over in what is left of its ship day. */
  #isSuspended(site: number, service: number, destination: DestinationClass, day: DayNumber): boolean {
    const suspensions = this.#suspended[service] ?? []
    if (suspensions.length === 0) return false
    const from = Math.max(this.#schedule.now, this.#schedule.dayStart(site, day))
    const until = this.#schedule.dayStart(site, day + 1)
    return suspensionDuring(suspensions, this.#rates, destination, from, until) !== null
  }
}
