import type { CarrierService, ServiceLevel, Suspension } from '../../../shared/domain/carrier.ts'
import type { SERVICE_REFUSALS } from '../../../shared/domain/explanation.ts'
import { assert } from '../../../shared/lib/assert.ts'
import { type DayNumber, localDateOfDay, NEVER } from '../promise/day-number.ts'
import type { Schedule } from '../promise/schedule.ts'
import { HORIZON_DAYS } from '../promise/site-days.ts'
import { type ParcelPricer, preparePricer } from './parcel-price.ts'
import type { Brackets, DestinationClass, RateIndex } from './rate-index.ts'
import type { ServiceSurcharges } from './surcharges.ts'
import { type ServiceSuspensions, suspensionDuring } from './suspensions.ts'

export type ServiceRefusal = (typeof SERVICE_REFUSALS)[number]

/** Why a service is not offered, with the evidence, e.g. {weightG: 32000, maxWeightG: 30000}. */
export interface RefusedService {
  readonly kind: 'refused'
  readonly service: number
  readonly reason: ServiceRefusal
  readonly detail: Readonly<Record<string, unknown>>
}

export function refused(
  service: number,
  reason: ServiceRefusal,
  detail: RefusedService['detail'] = {},
): RefusedService {
  return { service, kind: 'refused', reason, detail }
}

/** A service that can take something from a site to a destination class now; order and goods are not looked at yet. */
export interface OpenLane {
  readonly kind: 'open'
  readonly service: number
  readonly level: ServiceLevel
  readonly pricer: ParcelPricer
  readonly brackets: Brackets
  readonly remoteCents: number
  readonly shipDay: DayNumber
  /** The delivery day last asked for and its transit time: mostly the same again. */
  transitDays: number
  deliverTo: DayNumber
}

/** What each service says to one site and destination class, right while the schedule keeps its version. */
export interface SiteLanes {
  readonly version: number
  readonly country: number
  readonly today: DayNumber
  /** By service. */
  readonly all: readonly (OpenLane | RefusedService)[]
  readonly open: readonly OpenLane[]
}

export interface ShippingParts {
  readonly services: readonly CarrierService[]
  readonly rates: RateIndex
  readonly surcharges: readonly ServiceSurcharges[]
  readonly suspended: ServiceSuspensions
  readonly schedule: Schedule
}

/** The lanes of a run, kept by site and destination class until the schedule changes. */
export class LaneBook {
  readonly #parts: ShippingParts
  readonly #pricers: readonly ParcelPricer[]
  /** By destination class, then site. */
  readonly #lanes: SiteLanes[][] = []

  constructor(parts: ShippingParts) {
    this.#parts = parts
    this.#pricers = parts.services.map((service, i) => {
      const surcharges = parts.surcharges[i]
      assert(surcharges, 'every service has its surcharges prepared')
      return preparePricer(service, surcharges)
    })
  }

  at(site: number, destination: DestinationClass): SiteLanes {
    const { rates, schedule, services } = this.#parts
    let bySite = this.#lanes[destination]
    if (!bySite) {
      bySite = []
      this.#lanes[destination] = bySite
    }
    const known = bySite[site]
    if (known && known.version === schedule.version) return known
    const all = services.map((_, service) => this.#laneOrRefusal(site, service, destination))
    const lanes: SiteLanes = {
      version: schedule.version,
      country: schedule.countryIndex(rates.countries[rates.countryOf(destination)] ?? ''),
      today: schedule.today(site),
      all,
      open: all.filter((one) => one.kind === 'open'),
    }
    bySite[site] = lanes
    return lanes
  }

  #laneOrRefusal(site: number, service: number, destination: DestinationClass): OpenLane | RefusedService {
    const { rates, schedule, surcharges } = this.#parts
    const lane = rates.lane(service, site, destination)
    if (lane < 0) return refused(service, 'no-rate')
    const shipDay = schedule.shipDay(site, service)
    if (shipDay === NEVER) return refused(service, 'too-late', { horizonDays: HORIZON_DAYS })
    const suspension = this.#suspension(site, service, destination, shipDay)
    if (suspension) {
      return refused(service, 'suspended', { reason: suspension.reason, until: suspension.until })
    }
    const { dailyCap, level } = this.service(service)
    if (schedule.parcelsLeft(service, shipDay) === 0) {
      return refused(service, 'daily-cap', { dailyCap, day: localDateOfDay(shipDay) })
    }
    return {
      kind: 'open',
      service,
      level,
      pricer: this.pricer(service),
      brackets: rates.brackets(lane),
      remoteCents: surcharges[service]?.remoteCents(destination) ?? 0,
      shipDay,
      transitDays: -1,
      deliverTo: NEVER,
    }
  }

  /** What keeps the parcel from being handed over in what is left of its ship day. */
  #suspension(
    site: number,
    service: number,
    destination: DestinationClass,
    shipDay: DayNumber,
  ): Suspension | null {
    const { rates, schedule, suspended } = this.#parts
    const suspensions = suspended[service] ?? []
    if (suspensions.length === 0) return null
    const from = Math.max(schedule.now, schedule.dayStart(site, shipDay))
    return suspensionDuring(suspensions, rates, destination, from, schedule.dayStart(site, shipDay + 1))
  }

  service(at: number): CarrierService {
    const service = this.#parts.services[at]
    assert(service, `service ${at} is one of the world's`)
    return service
  }

  pricer(at: number): ParcelPricer {
    const pricer = this.#pricers[at]
    assert(pricer, `service ${at} is one of the world's`)
    return pricer
  }
}
