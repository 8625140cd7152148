import type { CarrierService, Rate, ServiceLevel, Suspension } from '../../../shared/domain/carrier.ts'
import type { SERVICE_REFUSALS } from '../../../shared/domain/explanation.ts'
import type { Site } from '../../../shared/domain/site.ts'
import { assert } from '../../../shared/lib/assert.ts'
import { type DayNumber, localDateOfDay, NEVER, NO_DEADLINE } from '../promise/day-number.ts'
import type { Schedule } from '../promise/schedule.ts'
import { HORIZON_DAYS } from '../promise/site-days.ts'
import { type Carton, chargeableGrams } from './cartons.ts'
import { flagBits, type Goods } from './goods.ts'
import { type ParcelPricer, preparePricer } from './parcel-price.ts'
import { type DestinationClass, type Lane, prepareRates, type RateIndex } from './rate-index.ts'
import { prepareSurcharges, type ServiceSurcharges, type Surcharge } from './surcharges.ts'
import { prepareSuspensions, type ServiceSuspensions, suspensionDuring } from './suspensions.ts'

export type ServiceRefusal = (typeof SERVICE_REFUSALS)[number]

/** What an order asks of its shipping; the same for every site and every subset of its lines. */
export interface ShipTerms {
  /** `shipping.rates.destinationClass(country, postcode)`. */
  readonly destination: DestinationClass
  /** Of the order, or as rules changed it. */
  readonly level: ServiceLevel
  /** Latest delivery day that keeps the promise (`schedule.merchantDayOf(deliverBy)`), or NO_DEADLINE. */
  readonly lastDeliveryDay: DayNumber
  /** Latest ship day that the channel accepts (`schedule.merchantDayOf(shipBy)`), or NO_DEADLINE. */
  readonly lastShipDay: DayNumber
  /** By service position: 1 = excluded by a rule. null = none. */
  readonly excluded: Uint8Array | null
  /**
   * By service position; null = no rule chooses. 0: another one is wanted. CARRIER_CHOSEN: a rule wants its
   * carrier. NAMED_BY_RULE: a rule wants this very service, which outranks the order's level (relay excepted).
   */
  readonly chosen: Uint8Array | null
  /** By service position: cents taken off the score because a rule prefers it. null = none. */
  readonly bonusCents: Int32Array | null
  /** Worth of a day earlier in cents: 0 cheapest first, large = fastest first. */
  readonly centsPerDay: number
  /** Cost of each day after `lastDeliveryDay` or `lastShipDay`. */
  readonly centsPerLateDay: number
}

export const CARRIER_CHOSEN = 1
export const NAMED_BY_RULE = 2

/** The best service found; one object per Quoter, overwritten by the next call. */
export interface BestService {
  service: number
  /** All parcels, surcharges included. */
  shippingCents: number
  /** Cents, days and lateness together; what is minimised. Ties go to the earlier service of the world. */
  score: number
  parcels: number
  transitDays: number
  shipDay: DayNumber
  deliverTo: DayNumber
  /** Days after the order's latest delivery or ship day, whichever is missed by more; 0 = on time. */
  daysLate: number
}

/** One service looked at for one site and goods: an offer or why not. */
export type ServiceOffer = { readonly service: number } & (
  | ({ readonly kind: 'offer' } & Readonly<Omit<BestService, 'service'>>)
  | {
      readonly kind: 'refused'
      readonly reason: ServiceRefusal
      /** Evidence, e.g. {weightG: 32000, maxWeightG: 30000}. */
      readonly detail: Readonly<Record<string, unknown>>
    }
)

/** Prices and chooses services for one run at one `now`. */
export interface Quoter {
  /** The service with the lowest score, or null when none takes the goods. Millions a second for one parcel. */
  best(site: number, terms: ShipTerms, goods: Goods): BestService | null
  /** Every service in the world's order with its offer or its refusal; agrees with `best`. For explanations. */
  offers(site: number, terms: ShipTerms, goods: Goods): readonly ServiceOffer[]
  /** The parcels that a chosen service was priced with. */
  cartons(site: number, service: number, terms: ShipTerms, goods: Goods): readonly Carton[]
}

/** Services, rate cards and suspensions, indexed once per world. */
export interface Shipping {
  readonly rates: RateIndex
  quoter(schedule: Schedule): Quoter
}

export interface ShippingInput {
  readonly sites: readonly Site[]
  readonly services: readonly CarrierService[]
  readonly rates: readonly Rate[]
  readonly suspensions: readonly Suspension[]
  readonly surcharges: readonly Surcharge[]
}

export function prepareShipping(input: ShippingInput): Shipping {
  const { sites, services, suspensions, surcharges } = input
  const zones = [
    ...suspensions.flatMap((one) => one.zones),
    ...surcharges.flatMap((one) => (one.kind === 'remote' ? one.zones : [])),
  ]
  const rates = prepareRates({ sites, services, rates: input.rates, zones })
  const prepared = services.map((service) => prepareSurcharges(service, surcharges, rates))
  const suspended = prepareSuspensions(services, suspensions)
  return {
    rates,
    quoter: (schedule) => new RunQuoter({ services, rates, surcharges: prepared, suspended, schedule }),
  }
}

interface QuoterParts {
  readonly services: readonly CarrierService[]
  readonly rates: RateIndex
  readonly surcharges: readonly ServiceSurcharges[]
  readonly suspended: ServiceSuspensions
  readonly schedule: Schedule
}

/** A service that can take something from a site to a destination class now; order and goods are not looked at yet. */
interface OpenLane {
  readonly service: number
  readonly lane: Lane
  readonly remoteCents: number
  readonly shipDay: DayNumber
}

/** The open lanes of one site and destination class, right while the schedule keeps its version. */
interface OpenLanes {
  version: number
  country: number
  lanes: readonly OpenLane[]
}

class RunQuoter implements Quoter {
  readonly #parts: QuoterParts
  readonly #pricers: readonly ParcelPricer[]
  /** By destination class, then site. */
  readonly #open: OpenLanes[][] = []
  readonly #best: BestService = {
    service: 0,
    shippingCents: 0,
    score: 0,
    parcels: 0,
    transitDays: 0,
    shipDay: 0,
    deliverTo: 0,
    daysLate: 0,
  }
  readonly #quoted: BestService = { ...this.#best }

  constructor(parts: QuoterParts) {
    this.#parts = parts
    this.#pricers = parts.services.map((service, i) => {
      const surcharges = parts.surcharges[i]
      assert(surcharges, 'every service has its surcharges prepared')
      return preparePricer(service, parts.rates, surcharges)
    })
  }

  best(site: number, terms: ShipTerms, goods: Goods): BestService | null {
    if (terms.destination < 0) return null
    const { lanes, country } = this.#openLanes(site, terms.destination)
    const best = this.#best
    best.score = Number.POSITIVE_INFINITY
    let onTime = false
    let upgrades = false
    for (const lane of lanes) {
      const fit = levelFit(this.#service(lane.service), lane.service, terms)
      if (fit === 'upgrade') upgrades = true
      if (fit !== 'fits' || ruledOut(lane.service, terms) !== null) continue
      if (this.#quote(site, lane, country, terms, goods) !== null) continue
      if (this.#quoted.daysLate === 0) onTime = true
      if (this.#quoted.score < best.score) this.#keepQuoted()
    }
    if (upgrades && !onTime) {
      for (const lane of lanes) {
        if (levelFit(this.#service(lane.service), lane.service, terms) !== 'upgrade') continue
        if (ruledOut(lane.service, terms) !== null) continue
        if (this.#quote(site, lane, country, terms, goods) !== null) continue
        if (this.#quoted.daysLate === 0 && isBetter(this.#quoted, best)) this.#keepQuoted()
      }
    }
    return best.score === Number.POSITIVE_INFINITY ? null : best
  }

  offers(site: number, terms: ShipTerms, goods: Goods): readonly ServiceOffer[] {
    const country = this.#country(terms.destination)
    const offers = this.#parts.services.map((service, at): ServiceOffer => {
      const rule = ruledOut(at, terms)
      if (rule !== null) return { service: at, kind: 'refused', reason: rule, detail: {} }
      if (levelFit(service, at, terms) === 'unfit') return wrongLevel(at, service, terms)
      const lane = this.#laneOrRefusal(site, at, terms.destination)
      if ('kind' in lane) return lane
      const refusal = this.#quote(site, lane, country, terms, goods)
      if (refusal !== null) {
        return { service: at, kind: 'refused', reason: refusal, detail: this.#evidence(lane, refusal, goods) }
      }
      return { kind: 'offer', ...this.#quoted }
    })
    const onTime = offers.some(
      (one) => one.kind === 'offer' && one.daysLate === 0 && this.#fit(one.service, terms) === 'fits',
    )
    return offers.map((one) =>
      one.kind === 'offer' && this.#fit(one.service, terms) === 'upgrade' && (onTime || one.daysLate > 0)
        ? wrongLevel(one.service, this.#service(one.service), terms)
        : one,
    )
  }

  cartons(site: number, service: number, terms: ShipTerms, goods: Goods): readonly Carton[] {
    const packing = this.#pricer(service).pack(
      this.#parts.rates.lane(service, site, terms.destination),
      goods,
    )
    assert(packing.kind === 'packed', 'cartons are asked for after an offer')
    return packing.cartons
  }

  /** Leaves the offer in `#quoted`, or returns why the goods do not go this way. */
  #quote(
    site: number,
    { service, lane, remoteCents, shipDay }: OpenLane,
    country: number,
    terms: ShipTerms,
    goods: Goods,
  ): ServiceRefusal | null {
    const pricer = this.#pricer(service)
    const refusal = pricer.price(lane, remoteCents, goods)
    if (refusal !== null) return refusal
    const { schedule } = this.#parts
    if (pricer.parcels > 1 && schedule.parcelsLeft(service, shipDay) < pricer.parcels) return 'daily-cap'
    const deliverTo = schedule.deliverTo(country, service, shipDay, pricer.transitDays)
    if (deliverTo === NEVER) return 'too-late'
    const quoted = this.#quoted
    quoted.service = service
    quoted.shippingCents = pricer.shippingCents
    quoted.parcels = pricer.parcels
    quoted.transitDays = pricer.transitDays
    quoted.shipDay = shipDay
    quoted.deliverTo = deliverTo
    quoted.daysLate = Math.max(0, deliverTo - terms.lastDeliveryDay, shipDay - terms.lastShipDay)
    quoted.score =
      pricer.shippingCents -
      (terms.bonusCents === null ? 0 : (terms.bonusCents[service] ?? 0)) +
      terms.centsPerDay * (deliverTo - schedule.today(site)) +
      terms.centsPerLateDay * quoted.daysLate
    return null
  }

  #keepQuoted(): void {
    const best = this.#best
    const quoted = this.#quoted
    best.service = quoted.service
    best.shippingCents = quoted.shippingCents
    best.score = quoted.score
    best.parcels = quoted.parcels
    best.transitDays = quoted.transitDays
    best.shipDay = quoted.shipDay
    best.deliverTo = quoted.deliverTo
    best.daysLate = quoted.daysLate
  }

  #openLanes(site: number, destination: DestinationClass): OpenLanes {
    let bySite = this.#open[destination]
    if (!bySite) {
      bySite = []
      this.#open[destination] = bySite
    }
    const known = bySite[site]
    if (known && known.version === this.#parts.schedule.version) return known
    const lanes: OpenLane[] = []
    for (let service = 0; service < this.#parts.services.length; service++) {
      const lane = this.#laneOrRefusal(site, service, destination)
      if (!('kind' in lane)) lanes.push(lane)
    }
    const open = { version: this.#parts.schedule.version, country: this.#country(destination), lanes }
    bySite[site] = open
    return open
  }

  #laneOrRefusal(site: number, service: number, destination: DestinationClass): OpenLane | Refused {
    const { rates, schedule, suspended, surcharges } = this.#parts
    const refused = (reason: ServiceRefusal, detail: Refused['detail']): Refused => ({
      service,
      kind: 'refused',
      reason,
      detail,
    })
    const lane = rates.lane(service, site, destination)
    if (lane < 0) return refused('no-rate', {})
    const shipDay = schedule.shipDay(site, service)
    if (shipDay === NEVER) return refused('too-late', { horizonDays: HORIZON_DAYS })
    const suspension = suspensionDuring(
      suspended[service] ?? [],
      rates,
      destination,
      Math.max(schedule.now, schedule.dayStart(site, shipDay)),
      schedule.dayStart(site, shipDay + 1),
    )
    if (suspension) return refused('suspended', { reason: suspension.reason, until: suspension.until })
    if (schedule.parcelsLeft(service, shipDay) === 0) {
      return refused('daily-cap', { dailyCap: this.#service(service).dailyCap, day: localDateOfDay(shipDay) })
    }
    return { service, lane, shipDay, remoteCents: surcharges[service]?.remoteCents(destination) ?? 0 }
  }

  /** What a person needs to see beside the reason. */
  #evidence(
    { service: at, lane, shipDay }: OpenLane,
    refusal: ServiceRefusal,
    goods: Goods,
  ): Refused['detail'] {
    const service = this.#service(at)
    switch (refusal) {
      case 'excluded-flag':
        return { flags: service.excludedFlags.filter((flag) => goods.flags & flagBits([flag])) }
      case 'too-long':
        return { longestMm: goods.longestMm, maxLengthMm: service.maxLengthMm }
      case 'too-heavy':
        return {
          weightG: goods.weightG,
          chargeableG: chargeableGrams(goods.weightG, goods.volumeMm3, service.volumetricDivisor),
          maxWeightG: service.maxWeightG,
          heaviestRateG: this.#parts.rates.heaviestG(lane),
        }
      case 'daily-cap':
        return { dailyCap: service.dailyCap, day: localDateOfDay(shipDay), parcels: this.#pricer(at).parcels }
      default:
        return { horizonDays: HORIZON_DAYS }
    }
  }

  #fit(service: number, terms: ShipTerms): LevelFit {
    return levelFit(this.#service(service), service, terms)
  }

  #country(destination: DestinationClass): number {
    const { rates, schedule } = this.#parts
    return schedule.countryIndex(rates.countries[rates.countryOf(destination)] ?? '')
  }

  #service(at: number): CarrierService {
    const service = this.#parts.services[at]
    assert(service, `service ${at} is one of the world's`)
    return service
  }

  #pricer(at: number): ParcelPricer {
    const pricer = this.#pricers[at]
    assert(pricer, `service ${at} is one of the world's`)
    return pricer
  }
}

type Refused = Extract<ServiceOffer, { kind: 'refused' }>

function wrongLevel(at: number, service: CarrierService, terms: ShipTerms): Refused {
  return {
    service: at,
    kind: 'refused',
    reason: 'wrong-level',
    detail: { level: service.level, wanted: terms.level },
  }
}

type LevelFit = 'fits' | 'upgrade' | 'unfit'

function levelFit(service: CarrierService, at: number, terms: ShipTerms): LevelFit {
  if (service.level === terms.level) return 'fits'
  if (service.level === 'relay' || terms.level === 'relay') return 'unfit'
  if (terms.chosen !== null && terms.chosen[at] === NAMED_BY_RULE) return 'fits'
  const deadline = terms.lastDeliveryDay !== NO_DEADLINE || terms.lastShipDay !== NO_DEADLINE
  return terms.level === 'standard' && deadline ? 'upgrade' : 'unfit'
}

function ruledOut(at: number, terms: ShipTerms): 'excluded-by-rule' | 'not-chosen-by-rule' | null {
  if (terms.excluded !== null && terms.excluded[at] !== 0) return 'excluded-by-rule'
  if (terms.chosen !== null && terms.chosen[at] === 0) return 'not-chosen-by-rule'
  return null
}

function isBetter(a: BestService, b: BestService): boolean {
  return a.score < b.score || (a.score === b.score && a.service < b.service)
}
