import type { CarrierService, ServiceLevel, Suspension } from '../../../shared/domain/carrier.ts'
import type { SERVICE_REFUSALS } from '../../../shared/domain/explanation.ts'
import { type DayNumber, NEVER } from '../promise/day-number.ts'
import type { Schedule } from '../promise/schedule.ts'
import { type ParcelPricer, preparePricer } from './parcel-price.ts'
import type { Brackets, DestinationClass, RateIndex } from './rate-index.ts'
import type { ServiceSurcharges } from './surcharges.ts'
import { type ServiceSuspensions, suspensionDuring } from './suspensions.ts'

export type ServiceRefusal = (typeof SERVICE_REFUSALS)[number]

/** A service that has a rate from a site to a destination class; order and goods are not looked at yet. */
export interface Lane {
  readonly service: number
  readonly level: ServiceLevel
  readonly pricer: ParcelPricer
  readonly brackets: Brackets
  readonly remoteCents: number
  /** Why it takes nothing as the schedule stands; null = it does. */
  refusal: ServiceRefusal | null
  shipDay: DayNumber
  /** The delivery day last asked for and its transit time: mostly the same again. */
  transitDays: number
  deliverTo: DayNumber
}

/** All lanes from a site to a destination class. They stay; what the schedule says of them is told anew by `LaneBook.at`. */
export interface SiteLanes {
  stamp: number
  country: number
  today: DayNumber
  /** By service; null = no rate. */
  readonly all: readonly (Lane | null)[]
  /** Those that take something now. */
  readonly open: Lane[]
}

export interface LaneParts {
  readonly services: readonly CarrierService[]
  readonly rates: RateIndex
  readonly surcharges: readonly ServiceSurcharges[]
  readonly suspended: ServiceSuspensions
}

/**
 * The lanes of a world, made when they are first asked for and kept from run to run. What a schedule says of
 * them holds for one stamp: whoever asks takes a new one for every schedule and each change of it.
 */
export class LaneBook {
  readonly #parts: LaneParts
  readonly #pricers: readonly ParcelPricer[]
  /** By destination class, then site. */
  readonly #lanes: SiteLanes[][] = []
  #stamp = 0

  constructor(parts: LaneParts) {
    this.#parts = parts
    this.#pricers = parts.services.map((service, i) =>
      preparePricer(service, parts.surcharges[i] as ServiceSurcharges),
    )
  }

  newStamp(): number {
    this.#stamp++
    return this.#stamp
  }

  at(site: number, destination: DestinationClass, schedule: Schedule, stamp: number): SiteLanes {
    const lanes = this.#lanes[destination]?.[site] ?? this.#add(site, destination)
    if (lanes.stamp !== stamp) this.#tell(lanes, site, destination, schedule, stamp)
    return lanes
  }

  #add(site: number, destination: DestinationClass): SiteLanes {
    const { rates, services, surcharges } = this.#parts
    const all = services.map(({ level }, service): Lane | null => {
      const lane = rates.lane(service, site, destination)
      if (lane < 0) return null
      return {
        service,
        level,
        pricer: this.#pricers[service] as ParcelPricer,
        brackets: rates.brackets(lane),
        remoteCents: surcharges[service]?.remoteCents(destination) ?? 0,
        refusal: null,
        shipDay: NEVER,
        transitDays: -1,
        deliverTo: NEVER,
      }
    })
    const lanes: SiteLanes = { stamp: 0, country: -1, today: NEVER, all, open: [] }
    this.#lanes[destination] ??= []
    ;(this.#lanes[destination] as SiteLanes[])[site] = lanes
    return lanes
  }

  #tell(
    lanes: SiteLanes,
    site: number,
    destination: DestinationClass,
    schedule: Schedule,
    stamp: number,
  ): void {
    const { rates } = this.#parts
    lanes.stamp = stamp
    lanes.country = schedule.countryIndex(rates.countries[rates.countryOf(destination)] ?? '')
    lanes.today = schedule.today(site)
    lanes.open.length = 0
    for (const lane of lanes.all) {
      if (lane === null) continue
      lane.shipDay = schedule.shipDay(site, lane.service)
      lane.transitDays = -1
      lane.refusal = this.#refusal(lane, site, destination, schedule)
      if (lane.refusal === null) lanes.open.push(lane)
    }
  }

  #refusal(
    { service, shipDay }: Lane,
    site: number,
    destination: DestinationClass,
    schedule: Schedule,
  ): ServiceRefusal | null {
    if (shipDay === NEVER) return 'too-late'
    if (this.#suspension(site, service, destination, shipDay, schedule) !== null) return 'suspended'
    return schedule.parcelsLeft(service, shipDay) === 0 ? 'daily-cap' : null
  }

  /** What keeps the parcel from being handed over in what is left of its ship day. */
  #suspension(
    site: number,
    service: number,
    destination: DestinationClass,
    shipDay: DayNumber,
    schedule: Schedule,
  ): Suspension | null {
    const { rates, suspended } = this.#parts
    const suspensions = suspended[service] ?? []
    if (suspensions.length === 0) return null
    const from = Math.max(schedule.now, schedule.dayStart(site, shipDay))
    return suspensionDuring(suspensions, rates, destination, from, schedule.dayStart(site, shipDay + 1))
  }
}
