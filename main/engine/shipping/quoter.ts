import type { CarrierService } from '../../../shared/domain/carrier.ts'
import { assert } from '../../../shared/lib/assert.ts'
import { type DayNumber, NEVER } from '../promise/day-number.ts'
import type { Schedule } from '../promise/schedule.ts'
import type { Carton } from './cartons.ts'
import type { Goods } from './goods.ts'
import { levelFit, mayUpgrade, ruledOut, type ShipTerms } from './ship-terms.ts'
import type { Lane, LaneBook, ServiceRefusal, SiteLanes } from './site-lanes.ts'

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

/**
 * Prices and chooses services for one run at one `now`. What it returns is overwritten by the next call, so
 * that nothing is allocated while one parcel holds the goods.
 */
export class Quoter {
  readonly #services: readonly CarrierService[]
  readonly #book: LaneBook
  readonly #schedule: Schedule
  #stamp: number
  #version: number
  #best = newQuote()
  #other = newQuote()
  readonly #answers: readonly Answer[]

  constructor(services: readonly CarrierService[], book: LaneBook, schedule: Schedule) {
    this.#services = services
    this.#book = book
    this.#schedule = schedule
    this.#stamp = book.newStamp()
    this.#version = schedule.version
    this.#answers = services.map(() => ({ refusal: null, quote: newQuote() }))
  }

  /** The service with the lowest score, or null when none takes the goods. */
  best(site: number, terms: ShipTerms, goods: Goods): Quote | null {
    const { destination, level, excluded, chosen } = terms
    if (destination < 0) return null
    const lanes = this.#lanesAt(site, destination)
    // Services of other levels come in where a rule names one, and as upgrades that keep a promise.
    const alone = chosen === null && !mayUpgrade(terms)
    let best = this.#best
    let other = this.#other
    best.score = Number.POSITIVE_INFINITY
    let onTime = false
    for (const lane of lanes.open) {
      const { service } = lane
      if (lane.level !== level && (alone || levelFit(lane.level, service, terms) !== 'fits')) continue
      if (excluded !== null && excluded[service] !== 0) continue
      if (chosen !== null && chosen[service] === 0) continue
      if (this.#quote(lanes, lane, terms, goods, other) !== null) continue
      if (other.daysLate === 0) onTime = true
      if (other.score < best.score) [best, other] = [other, best]
    }
    if (!alone && !onTime) {
      for (const lane of lanes.open) {
        if (levelFit(lane.level, lane.service, terms) !== 'upgrade') continue
        if (ruledOut(lane.service, terms) !== null) continue
        if (this.#quote(lanes, lane, terms, goods, other) !== null) continue
        if (other.daysLate === 0 && isBetter(other, best)) [best, other] = [other, best]
      }
    }
    this.#best = best
    this.#other = other
    return best.score === Number.POSITIVE_INFINITY ? null : best
  }

  /** What every service says, in the world's order; agrees with `best`. */
  answers(site: number, terms: ShipTerms, goods: Goods): readonly Answer[] {
    const lanes = terms.destination < 0 ? null : this.#lanesAt(site, terms.destination)
    const answers = this.#answers
    const upgrades = mayUpgrade(terms)
    let onTime = false
    for (let service = 0; service < answers.length; service++) {
      const { level } = this.#services[service] as CarrierService
      const fit = levelFit(level, service, terms)
      const answer = answers[service] as Answer
      const lane = lanes?.all[service] ?? null
      answer.refusal =
        ruledOut(service, terms) ??
        (fit === 'unfit'
          ? 'wrong-level'
          : lanes === null || lane === null
            ? 'no-rate'
            : (lane.refusal ?? this.#quote(lanes, lane, terms, goods, answer.quote)))
      if (answer.refusal === null && answer.quote.daysLate === 0 && fit === 'fits') onTime = true
    }
    if (!upgrades) return answers
    for (let service = 0; service < answers.length; service++) {
      const answer = answers[service] as Answer
      if (answer.refusal !== null || (!onTime && answer.quote.daysLate === 0)) continue
      const { level } = this.#services[service] as CarrierService
      if (levelFit(level, service, terms) === 'upgrade') answer.refusal = 'wrong-level'
    }
    return answers
  }

  /** The parcels that a quote of `service` was for. */
  cartons(site: number, service: number, terms: ShipTerms, goods: Goods): readonly Carton[] {
    const lane = this.#lanesAt(site, terms.destination).all[service]
    assert(lane, 'cartons are asked for after a quote')
    const packing = lane.pricer.pack(lane.brackets, goods)
    assert(packing.kind === 'packed', 'cartons are asked for after a quote')
    return packing.cartons
  }

  /** The lanes as the schedule stands now. */
  #lanesAt(site: number, destination: number): SiteLanes {
    if (this.#schedule.version !== this.#version) {
      this.#version = this.#schedule.version
      this.#stamp = this.#book.newStamp()
    }
    return this.#book.at(site, destination, this.#schedule, this.#stamp)
  }

  /** Leaves the quote in `into`, or returns why the goods do not go this way. */
  #quote(lanes: SiteLanes, lane: Lane, terms: ShipTerms, goods: Goods, into: Quote): ServiceRefusal | null {
    const { service, shipDay, pricer } = lane
    const refusal = pricer.price(lane.brackets, lane.remoteCents, goods)
    if (refusal !== null) return refusal
    const { shippingCents, parcels, transitDays } = pricer
    if (parcels > 1 && this.#schedule.parcelsLeft(service, shipDay) < parcels) return 'daily-cap'
    if (lane.transitDays !== transitDays) {
      lane.deliverTo = this.#schedule.deliverTo(lanes.country, service, shipDay, transitDays)
      lane.transitDays = transitDays
    }
    const { deliverTo } = lane
    if (deliverTo === NEVER) return 'too-late'
    const late = deliverTo - terms.lastDeliveryDay
    const shippedLate = shipDay - terms.lastShipDay
    const daysLate = late > shippedLate ? (late > 0 ? late : 0) : shippedLate > 0 ? shippedLate : 0
    into.service = service
    into.shippingCents = shippingCents
    into.parcels = parcels
    into.transitDays = transitDays
    into.shipDay = shipDay
    into.deliverTo = deliverTo
    into.daysLate = daysLate
    into.score =
      shippingCents -
      (terms.bonusCents === null ? 0 : (terms.bonusCents[service] as number)) +
      terms.centsPerDay * (deliverTo - lanes.today) +
      terms.centsPerLateDay * daysLate
    return null
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
