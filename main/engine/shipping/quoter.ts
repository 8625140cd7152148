import type { CarrierService } from '../../../shared/domain/carrier.ts'
import { assert } from '../../../shared/lib/assert.ts'
import { type DayNumber, NEVER } from '../promise/day-number.ts'
import type { Schedule } from '../promise/schedule.ts'
import { Availability, type ServiceRefusal } from './availability.ts'
import type { Carton } from './cartons.ts'
import type { Goods } from './goods.ts'
import type { ParcelPricer } from './parcel-price.ts'
import type { RateIndex } from './rate-index.ts'
import { levelFit, ruledOut, type ShipTerms } from './ship-terms.ts'
import { SEVERAL_PARCELS, SuitableServices } from './suitable-services.ts'
import type { ServiceSuspensions } from './suspensions.ts'
import { NO_PRICE, NO_RATE, type Tariff, type TariffBook } from './tariffs.ts'

/** What a service asks for goods from a site, and when they arrive. */
export interface Quote {
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

/** A service's quote, or why there is none; then `quote` says nothing. */
export interface Answer {
  refusal: ServiceRefusal | null
  readonly quote: Quote
}

export interface QuoterParts {
  readonly services: readonly CarrierService[]
  readonly siteCount: number
  readonly rates: RateIndex
  readonly tariffs: TariffBook
  readonly pricers: readonly ParcelPricer[]
  readonly suspended: ServiceSuspensions
}

/**
 * Prices and chooses services for one run at one `now`. What it returns is overwritten by the next call, so
 * that nothing is allocated while one parcel holds the goods. Terms that change have other arrays, not other
 * numbers in the same ones.
 */
export class Quoter {
  readonly #parts: QuoterParts
  readonly #schedule: Schedule
  readonly #availability: Availability
  readonly #suitable: SuitableServices
  readonly #today: Int32Array
  readonly #best = newQuote()
  readonly #quoted = newQuote()
  readonly #answers: readonly Answer[]

  constructor(parts: QuoterParts, schedule: Schedule) {
    const { rates, suspended, siteCount, services, tariffs, pricers } = parts
    this.#parts = parts
    this.#schedule = schedule
    this.#availability = new Availability(rates, suspended, siteCount, schedule)
    this.#suitable = new SuitableServices(services, siteCount, tariffs, pricers)
    this.#today = Int32Array.from({ length: siteCount }, (_, site) => schedule.today(site))
    this.#answers = services.map(() => ({ refusal: null, quote: newQuote() }))
  }

  /** The service with the lowest score, or null when none takes the goods. */
  best(site: number, terms: ShipTerms, goods: Goods): Quote | null {
    if (terms.destination < 0) return null
    const suitable = this.#suitable
    const tariff = suitable.turnTo(terms, goods)
    const shipDays = this.#availability.shipDays(terms.destination)
    const best = this.#best
    const quoted = this.#quoted
    best.score = Number.POSITIVE_INFINITY
    let onTime = false
    for (let i = 0; i < suitable.fitting; i++) {
      if (this.#quote(site, i, tariff, shipDays, terms, goods) !== null) continue
      if (quoted.daysLate === 0) onTime = true
      if (quoted.score < best.score) copyQuote(quoted, best)
    }
    if (!onTime) {
      for (let i = suitable.fitting; i < suitable.count; i++) {
        if (this.#quote(site, i, tariff, shipDays, terms, goods) !== null) continue
        if (quoted.daysLate === 0 && isBetter(quoted, best)) copyQuote(quoted, best)
      }
    }
    return best.score === Number.POSITIVE_INFINITY ? null : best
  }

  /** What every service says, in the world's order; agrees with `best`. */
  answers(site: number, terms: ShipTerms, goods: Goods): readonly Answer[] {
    const answers = this.#answers
    for (let service = 0; service < answers.length; service++) {
      const answer = answers[service] as Answer
      answer.refusal = this.#refusal(site, service, terms, goods)
    }
    if (terms.destination < 0) return answers
    const suitable = this.#suitable
    const tariff = suitable.turnTo(terms, goods)
    const shipDays = this.#availability.shipDays(terms.destination)
    let onTime = false
    for (let i = 0; i < suitable.count; i++) {
      const answer = answers[suitable.services[i] as number] as Answer
      if (answer.refusal !== null) continue
      answer.refusal = this.#quote(site, i, tariff, shipDays, terms, goods)
      copyQuote(this.#quoted, answer.quote)
      if (answer.refusal === null && answer.quote.daysLate === 0 && i < suitable.fitting) onTime = true
    }
    for (let i = suitable.fitting; i < suitable.count; i++) {
      const answer = answers[suitable.services[i] as number] as Answer
      if (answer.refusal === null && (onTime || answer.quote.daysLate > 0)) answer.refusal = 'wrong-level'
    }
    return answers
  }

  /** The parcels that a quote of `service` was for. */
  cartons(site: number, service: number, terms: ShipTerms, goods: Goods): readonly Carton[] {
    const { rates, pricers } = this.#parts
    const brackets = rates.brackets(rates.lane(service, site, terms.destination))
    const packing = (pricers[service] as ParcelPricer).pack(brackets, goods)
    assert(packing.kind === 'packed', 'cartons are asked for after a quote')
    return packing.cartons
  }

  /** What keeps a service from being asked for its price. */
  #refusal(site: number, service: number, terms: ShipTerms, goods: Goods): ServiceRefusal | null {
    const { rates, services, pricers } = this.#parts
    const { destination } = terms
    const rule = ruledOut(service, terms)
    if (rule !== null) return rule
    const { level } = services[service] as CarrierService
    if (levelFit(level, service, terms) === 'unfit') return 'wrong-level'
    if (rates.lane(service, site, destination) < 0) return 'no-rate'
    const day = this.#availability.shipDays(destination)[site * services.length + service]
    if (day === NEVER) return this.#availability.refusal(site, service, destination)
    return (pricers[service] as ParcelPricer).refusal(goods)
  }

  /** Leaves the quote of the i-th suitable service in `#quoted`, or returns why the goods do not go this way. */
  #quote(
    site: number,
    i: number,
    tariff: Tariff,
    shipDays: Int32Array,
    terms: ShipTerms,
    goods: Goods,
  ): ServiceRefusal | null {
    const { services, pricers } = this.#parts
    const service = this.#suitable.services[i] as number
    const row = this.#suitable.rows[i] as number
    const column = site * services.length + service
    const shipDay = shipDays[column] as number
    if (shipDay === NEVER) return 'too-late'
    const { cents, transitDays } = tariff.prices
    const { surcharges } = pricers[service] as ParcelPricer
    const remoteCents = tariff.remoteCents[service] as number
    let price = row === SEVERAL_PARCELS ? NO_PRICE : (cents[row + column] as number)
    let transit = 0
    let parcels = 1
    if (price >= 0) {
      transit = transitDays[row + column] as number
      if (surcharges !== null) {
        price = surcharges.withSurcharges(price, goods.flags, goods.longestMm, remoteCents)
      }
    } else {
      if (price === NO_RATE) return 'no-rate'
      const pricer = pricers[service] as ParcelPricer
      const refusal = this.#priceSeveral(pricer, site, service, shipDay, remoteCents, terms, goods)
      if (refusal !== null) return refusal
      price = pricer.shippingCents
      transit = pricer.transitDays
      parcels = pricer.parcels
    }
    const deliverTo = this.#availability.deliverTo(tariff.country, site, service, shipDay, transit)
    if (deliverTo === NEVER) return 'too-late'
    const daysLate = Math.max(0, deliverTo - terms.lastDeliveryDay, shipDay - terms.lastShipDay)
    const quoted = this.#quoted
    quoted.service = service
    quoted.shippingCents = price
    quoted.parcels = parcels
    quoted.transitDays = transit
    quoted.shipDay = shipDay
    quoted.deliverTo = deliverTo
    quoted.daysLate = daysLate
    quoted.score =
      price -
      (terms.bonusCents === null ? 0 : (terms.bonusCents[service] as number)) +
      terms.centsPerDay * (deliverTo - (this.#today[site] as number)) +
      terms.centsPerLateDay * daysLate
    return null
  }

  #priceSeveral(
    pricer: ParcelPricer,
    site: number,
    service: number,
    shipDay: DayNumber,
    remoteCents: number,
    terms: ShipTerms,
    goods: Goods,
  ): ServiceRefusal | null {
    const { rates } = this.#parts
    const lane = rates.lane(service, site, terms.destination)
    if (lane < 0) return 'no-rate'
    const refusal = pricer.priceSeveral(rates.brackets(lane), remoteCents, goods)
    if (refusal !== null) return refusal
    const left = this.#schedule.parcelsLeft(service, shipDay)
    return pricer.parcels > 1 && left < pricer.parcels ? 'daily-cap' : null
  }
}

function isBetter(a: Quote, b: Quote): boolean {
  return a.score < b.score || (a.score === b.score && a.service < b.service)
}

function newQuote(): Quote {
  return {
    service: 0,
    shippingCents: 0,
    score: 0,
    parcels: 0,
    transitDays: 0,
    shipDay: 0,
    deliverTo: 0,
    daysLate: 0,
  }
}

function copyQuote(from: Quote, to: Quote): void {
  to.service = from.service
  to.shippingCents = from.shippingCents
  to.score = from.score
  to.parcels = from.parcels
  to.transitDays = from.transitDays
  to.shipDay = from.shipDay
  to.deliverTo = from.deliverTo
  to.daysLate = from.daysLate
}
