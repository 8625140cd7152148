import type { CarrierService, Rate, ServiceLevel, Suspension } from '../../../shared/domain/carrier.ts'
import type { Site } from '../../../shared/domain/site.ts'
import type { Surcharge } from '../../../shared/domain/surcharge.ts'
import { assert } from '../../../shared/lib/assert.ts'
import { type DayNumber, localDateOfDay, NEVER, NO_DEADLINE } from '../promise/day-number.ts'
import type { Schedule } from '../promise/schedule.ts'
import { HORIZON_DAYS } from '../promise/site-days.ts'
import { type Carton, chargeableGrams } from './cartons.ts'
import { flagBits, type Goods } from './goods.ts'
import { type DestinationClass, heaviestG, prepareRates, type RateIndex } from './rate-index.ts'
import {
  LaneBook,
  type OpenLane,
  type RefusedService,
  refused,
  type ServiceRefusal,
  type ShippingParts,
  type SiteLanes,
} from './site-lanes.ts'
import { prepareSurcharges } from './surcharges.ts'
import { prepareSuspensions } from './suspensions.ts'

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
export type ServiceOffer = ({ readonly kind: 'offer' } & Readonly<BestService>) | RefusedService

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

class RunQuoter implements Quoter {
  readonly #parts: ShippingParts
  readonly #book: LaneBook
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
  readonly #wrongLevels: Record<ServiceLevel, RefusedService[]> = { standard: [], express: [], relay: [] }

  constructor(parts: ShippingParts) {
    this.#parts = parts
    this.#book = new LaneBook(parts)
  }

  best(site: number, terms: ShipTerms, goods: Goods): BestService | null {
    if (terms.destination < 0) return null
    const lanes = this.#book.at(site, terms.destination)
    const best = this.#best
    const quoted = this.#quoted
    best.score = Number.POSITIVE_INFINITY
    let onTime = false
    // Services of other levels come in where a rule names one, and as upgrades that keep a promise.
    const alone = terms.chosen === null && !mayUpgrade(terms)
    for (const lane of lanes.open) {
      if (lane.level !== terms.level && (alone || levelFit(lane.level, lane.service, terms) !== 'fits')) {
        continue
      }
      if (ruledOut(lane.service, terms) !== null) continue
      if (this.#quote(lanes, lane, terms, goods) !== null) continue
      if (quoted.daysLate === 0) onTime = true
      if (quoted.score < best.score) this.#keepQuoted()
    }
    if (!alone && !onTime) {
      for (const lane of lanes.open) {
        if (levelFit(lane.level, lane.service, terms) !== 'upgrade') continue
        if (ruledOut(lane.service, terms) !== null) continue
        if (this.#quote(lanes, lane, terms, goods) !== null) continue
        if (quoted.daysLate === 0 && isBetter(quoted, best)) this.#keepQuoted()
      }
    }
    return best.score === Number.POSITIVE_INFINITY ? null : best
  }

  offers(site: number, terms: ShipTerms, goods: Goods): readonly ServiceOffer[] {
    const lanes = terms.destination < 0 ? null : this.#book.at(site, terms.destination)
    const offers = this.#parts.services.map((service, at): ServiceOffer => {
      const rule = ruledOut(at, terms)
      if (rule !== null) return refused(at, rule)
      if (levelFit(service.level, at, terms) === 'unfit') return this.#wrongLevel(at, terms)
      const lane = lanes?.all[at]
      if (!lanes || !lane) return refused(at, 'no-rate')
      if (lane.kind === 'refused') return lane
      const refusal = this.#quote(lanes, lane, terms, goods)
      return refusal === null ? this.#offer() : refused(at, refusal, this.#evidence(lane, refusal, goods))
    })
    if (!mayUpgrade(terms)) return offers
    const fits = ({ service }: ServiceOffer) => levelFit(this.#book.service(service).level, service, terms)
    const onTime = offers.some((one) => one.kind === 'offer' && one.daysLate === 0 && fits(one) === 'fits')
    return offers.map((one) =>
      one.kind === 'offer' && (onTime || one.daysLate > 0) && fits(one) === 'upgrade'
        ? this.#wrongLevel(one.service, terms)
        : one,
    )
  }

  /** What was quoted last. */
  #offer(): ServiceOffer {
    const { service, shippingCents, score, parcels, transitDays, shipDay, deliverTo, daysLate } = this.#quoted
    return {
      kind: 'offer',
      service,
      shippingCents,
      score,
      parcels,
      transitDays,
      shipDay,
      deliverTo,
      daysLate,
    }
  }

  /** One object for each service and level wanted. */
  #wrongLevel(at: number, { level }: ShipTerms): RefusedService {
    const known = this.#wrongLevels[level][at]
    if (known) return known
    const refusal = refused(at, 'wrong-level', { level: this.#book.service(at).level, wanted: level })
    this.#wrongLevels[level][at] = refusal
    return refusal
  }

  cartons(site: number, service: number, terms: ShipTerms, goods: Goods): readonly Carton[] {
    const { rates } = this.#parts
    const lane = rates.lane(service, site, terms.destination)
    const packing = this.#book.pricer(service).pack(rates.brackets(lane), goods)
    assert(packing.kind === 'packed', 'cartons are asked for after an offer')
    return packing.cartons
  }

  /** Leaves the offer in `#quoted`, or returns why the goods do not go this way. */
  #quote(
    { country, today }: SiteLanes,
    lane: OpenLane,
    terms: ShipTerms,
    goods: Goods,
  ): ServiceRefusal | null {
    const { service, shipDay, pricer } = lane
    const refusal = pricer.price(lane.brackets, lane.remoteCents, goods)
    if (refusal !== null) return refusal
    const { shippingCents, parcels, transitDays } = pricer
    if (parcels > 1 && this.#parts.schedule.parcelsLeft(service, shipDay) < parcels) return 'daily-cap'
    if (lane.transitDays !== transitDays) {
      lane.deliverTo = this.#parts.schedule.deliverTo(country, service, shipDay, transitDays)
      lane.transitDays = transitDays
    }
    const { deliverTo } = lane
    if (deliverTo === NEVER) return 'too-late'
    const quoted = this.#quoted
    const daysLate = Math.max(0, deliverTo - terms.lastDeliveryDay, shipDay - terms.lastShipDay)
    quoted.service = service
    quoted.shippingCents = shippingCents
    quoted.parcels = parcels
    quoted.transitDays = transitDays
    quoted.shipDay = shipDay
    quoted.deliverTo = deliverTo
    quoted.daysLate = daysLate
    quoted.score =
      shippingCents -
      (terms.bonusCents === null ? 0 : (terms.bonusCents[service] ?? 0)) +
      terms.centsPerDay * (deliverTo - today) +
      terms.centsPerLateDay * daysLate
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

  /** What a person needs to see beside the reason. */
  #evidence(
    { service: at, brackets, shipDay }: OpenLane,
    refusal: ServiceRefusal,
    goods: Goods,
  ): RefusedService['detail'] {
    const service = this.#book.service(at)
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
          heaviestRateG: heaviestG(brackets),
        }
      case 'daily-cap':
        return {
          dailyCap: service.dailyCap,
          day: localDateOfDay(shipDay),
          parcels: this.#book.pricer(at).parcels,
        }
      default:
        return { horizonDays: HORIZON_DAYS }
    }
  }
}

type LevelFit = 'fits' | 'upgrade' | 'unfit'

function levelFit(level: ServiceLevel, service: number, terms: ShipTerms): LevelFit {
  if (level === terms.level) return 'fits'
  if (level === 'relay' || terms.level === 'relay') return 'unfit'
  if (terms.chosen !== null && terms.chosen[service] === NAMED_BY_RULE) return 'fits'
  return mayUpgrade(terms) ? 'upgrade' : 'unfit'
}

/** A standard order may go by a faster service to keep its promise. */
function mayUpgrade(terms: ShipTerms): boolean {
  if (terms.level !== 'standard') return false
  return terms.lastDeliveryDay !== NO_DEADLINE || terms.lastShipDay !== NO_DEADLINE
}

function ruledOut(at: number, terms: ShipTerms): 'excluded-by-rule' | 'not-chosen-by-rule' | null {
  if (terms.excluded !== null && terms.excluded[at] !== 0) return 'excluded-by-rule'
  if (terms.chosen !== null && terms.chosen[at] === 0) return 'not-chosen-by-rule'
  return null
}

function isBetter(a: BestService, b: BestService): boolean {
  return a.score < b.score || (a.score === b.score && a.service < b.service)
}
