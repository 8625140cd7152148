import type { CarrierService } from '../../../shared/domain/carrier.ts'
import { assert } from '../../../shared/lib/assert.ts'
import { type DayNumber, NEVER, NO_DEADLINE } from '../promise/day-number.ts'
import type { Schedule } from '../promise/schedule.ts'
import { WAITING_CENTS_PER_DAY } from '../sourcing/sourcing-terms.ts'
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
  readonly #serviceCount: number
  readonly #today: Int32Array
  readonly #best = newQuote()
  /** Score of `#best` with what waiting for it costs: what is compared. */
  #rank = Number.POSITIVE_INFINITY
  /** A service searched keeps the promise. */
  #onTime = false
  /** Why the service last searched has no quote. */
  #refusal: ServiceRefusal = 'no-rate'
  readonly #answers: readonly Answer[]

  constructor(parts: QuoterParts, schedule: Schedule) {
    const { rates, suspended, siteCount, services, tariffs, pricers } = parts
    this.#parts = parts
    this.#schedule = schedule
    this.#availability = new Availability(rates, suspended, siteCount, schedule)
    this.#suitable = new SuitableServices(services, siteCount, tariffs, pricers)
    this.#serviceCount = services.length
    this.#today = Int32Array.from({ length: siteCount }, (_, site) => schedule.today(site))
    this.#answers = services.map(() => ({ refusal: null, quote: newQuote() }))
  }

  /** The service with the lowest score, or null when none takes the goods. */
  best(site: number, terms: ShipTerms, goods: Goods): Quote | null {
    if (terms.destination < 0) return null
    const suitable = this.#suitable
    const tariff = suitable.turnTo(terms, goods)
    const best = this.#best
    best.score = Number.POSITIVE_INFINITY
    this.#rank = Number.POSITIVE_INFINITY
    this.#onTime = false
    this.#search(site, 0, suitable.fitting, false, tariff, terms, goods)
    if (!this.#onTime && suitable.count > suitable.fitting) {
      this.#search(site, suitable.fitting, suitable.count, true, tariff, terms, goods)
    }
    return best.score === Number.POSITIVE_INFINITY ? null : best
  }

  /** What every service says, in the world's order; agrees with `best`. */
  answers(site: number, terms: ShipTerms, goods: Goods): readonly Answer[] {
    const answers = this.#answers
    for (let service = 0; service < answers.length; service++) {
      ;(answers[service] as Answer).refusal = this.#unasked(site, service, terms, goods)
    }
    if (terms.destination < 0) return answers
    const suitable = this.#suitable
    const tariff = suitable.turnTo(terms, goods)
    let onTime = false
    for (let i = 0; i < suitable.count; i++) {
      const answer = answers[suitable.services[i] as number] as Answer
      if (answer.refusal !== null) continue
      this.#best.score = Number.POSITIVE_INFINITY
      this.#rank = Number.POSITIVE_INFINITY
      this.#search(site, i, i + 1, false, tariff, terms, goods)
      answer.refusal = this.#best.score === Number.POSITIVE_INFINITY ? this.#refusal : null
      copyQuote(this.#best, answer.quote)
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

  /** What the service asks for cartons that a person packed from the goods; null = it does not take them. */
  priceCartons(
    site: number,
    service: number,
    { destination }: ShipTerms,
    goods: Goods,
    cartons: readonly Carton[],
  ): Pick<Quote, 'shippingCents' | 'transitDays'> | null {
    const { rates, pricers, tariffs } = this.#parts
    const pricer = pricers[service] as ParcelPricer
    const brackets = rates.brackets(rates.lane(service, site, destination))
    const remoteCents = tariffs.of(destination).remoteCents[service] as number
    return pricer.priceCartons(brackets, remoteCents, goods, cartons) === null ? pricer : null
  }

  /** What keeps a service from being asked for its price. */
  #unasked(site: number, service: number, terms: ShipTerms, goods: Goods): ServiceRefusal | null {
    const { rates, services, pricers } = this.#parts
    const { destination } = terms
    const rule = ruledOut(service, terms)
    if (rule !== null) return rule
    if (levelFit(services[service] as CarrierService, service, terms) === 'unfit') return 'wrong-level'
    if (rates.lane(service, site, destination) < 0) return 'no-rate'
    if (terms.unfit !== null && terms.unfit[site * services.length + service] !== 0)
      return 'not-taken-by-carrier'
    const { leaves } = terms
    if (leaves === null) {
      const day = this.#availability.shipDays(destination)[site * services.length + service]
      if (day === NEVER) return this.#availability.refusal(site, service, destination)
    } else if (this.#availability.shipDayRuled(site, service, destination, 1, leaves) === NEVER)
      return 'too-late'
    return (pricers[service] as ParcelPricer).refusal(goods)
  }

  /**
   * Leaves in `#best` the best of what is there and the suitable services from `from` to before `until`. Days
   * are asked for only where they can still matter: most orders are theirs who is cheapest, whenever. A service that
   * is full until a later day competes with what waiting for it costs.
   */
  #search(
    site: number,
    from: number,
    until: number,
    onTimeOnly: boolean,
    tariff: Tariff,
    terms: ShipTerms,
    goods: Goods,
  ): void {
    const { services, rows } = this.#suitable
    const { cents, transitDays } = tariff.prices
    const { lastDeliveryDay, lastShipDays, centsPerDay, centsPerLateDay, bonusCents, unfit, leaves } = terms
    const dated = centsPerDay !== 0 || lastDeliveryDay !== NO_DEADLINE || lastShipDays !== null
    const lastShipDay = lastShipDays === null ? NO_DEADLINE : (lastShipDays[site] as number)
    const shipDays = this.#availability.shipDays(terms.destination)
    const { putOff } = this.#availability
    const { pricers } = this.#parts
    const best = this.#best
    let rank = this.#rank
    const first = site * this.#serviceCount
    for (let i = from; i < until; i++) {
      const service = services[i] as number
      const usualDay = shipDays[first + service] as number
      const firstDay =
        leaves === null
          ? usualDay
          : this.#availability.shipDayRuled(site, service, terms.destination, 1, leaves)
      if (firstDay === NEVER || (unfit !== null && unfit[first + service] !== 0)) continue
      let shipDay = firstDay
      const pricer = pricers[service] as ParcelPricer
      const row = rows[i] as number
      const cell = row + first + service
      let price = row === SEVERAL_PARCELS ? NO_PRICE : (cents[cell] as number)
      let transit = 0
      let parcels = 1
      if (price >= 0) {
        transit = transitDays[cell] as number
        if (pricer.surcharges !== null) {
          const remoteCents = tariff.remoteCents[service] as number
          price = pricer.surcharges.withSurcharges(price, goods.flags, goods.longestMm, remoteCents)
        }
      } else {
        if (price === NO_RATE || !this.#priceSeveral(site, service, tariff, terms, goods)) continue
        price = pricer.shippingCents
        transit = pricer.transitDays
        parcels = pricer.parcels
        if (parcels > 1 && this.#schedule.parcelsLeft(service, shipDay) < parcels) {
          const later =
            leaves === null
              ? this.#availability.shipDayOf(site, service, terms.destination, parcels)
              : this.#availability.shipDayRuled(site, service, terms.destination, parcels, leaves)
          this.#refusal = 'daily-cap'
          if (later === NEVER) continue
          shipDay = later
        }
      }
      let score = bonusCents === null ? price : price - (bonusCents[service] as number)
      let waitCents =
        putOff === null || leaves !== null ? 0 : (putOff[first + service] as number) * WAITING_CENTS_PER_DAY
      if (shipDay !== firstDay) waitCents += (shipDay - firstDay) * WAITING_CENTS_PER_DAY
      if (!dated && !isBetter(score + waitCents, service, rank, best.service)) continue
      const deliverTo =
        shipDay === usualDay
          ? this.#availability.deliverTo(tariff.region, site, service, shipDay, transit)
          : this.#availability.deliverLater(tariff.region, service, shipDay, transit)
      if (deliverTo === NEVER) {
        this.#refusal = 'too-late'
        continue
      }
      let daysLate = 0
      if (dated) {
        daysLate = Math.max(0, deliverTo - lastDeliveryDay, shipDay - lastShipDay)
        score += centsPerDay * (deliverTo - (this.#today[site] as number)) + centsPerLateDay * daysLate
        if (onTimeOnly && daysLate > 0) continue
        if (daysLate === 0) this.#onTime = true
        if (!isBetter(score + waitCents, service, rank, best.service)) continue
      }
      rank = score + waitCents
      best.service = service
      best.shippingCents = price
      best.score = score
      best.parcels = parcels
      best.transitDays = transit
      best.shipDay = shipDay
      best.deliverTo = deliverTo
      best.daysLate = daysLate
    }
    this.#rank = rank
  }

  /** Leaves the price with the service's pricer, or why there is none in `#refusal`. */
  #priceSeveral(site: number, service: number, tariff: Tariff, terms: ShipTerms, goods: Goods): boolean {
    const { rates, pricers } = this.#parts
    const pricer = pricers[service] as ParcelPricer
    const lane = rates.lane(service, site, terms.destination)
    if (lane < 0) return false
    const remoteCents = tariff.remoteCents[service] as number
    const refusal = pricer.priceSeveral(rates.brackets(lane), remoteCents, goods)
    if (refusal !== null) this.#refusal = refusal
    return refusal === null
  }
}

/** Of equal ranks the earlier service. */
function isBetter(rank: number, service: number, bestRank: number, bestService: number): boolean {
  return rank < bestRank || (rank === bestRank && service < bestService)
}

export function newQuote(): Quote {
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

export function copyQuote(from: Quote, to: Quote): void {
  to.service = from.service
  to.shippingCents = from.shippingCents
  to.score = from.score
  to.parcels = from.parcels
  to.transitDays = from.transitDays
  to.shipDay = from.shipDay
  to.deliverTo = from.deliverTo
  to.daysLate = from.daysLate
}
