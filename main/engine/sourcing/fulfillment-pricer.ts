import type { PreparedWorld } from '../prepare/prepared-world.ts'
import { type DayNumber, NEVER } from '../promise/day-number.ts'
import type { Schedule } from '../promise/schedule.ts'
import { copyQuote, newQuote, type Quote, type Quoter } from '../shipping/quoter.ts'
import type { OrderSlots } from './order-slots.ts'
import type { PlanPart } from './plan.ts'
import { type SourcingTerms, WAITING_CENTS_PER_DAY } from './sourcing-terms.ts'

/** How each site alone would do the whole order; kept for the explanation. */
export class SiteOffers {
  /** Infinity when it cannot. */
  readonly score: Float64Array
  readonly handlingCents: Float64Array
  /** Part of `score` for waiting until a saturated site can ship, and for scarce stock. */
  readonly waitingCents: Float64Array
  readonly scarcityCents: Float64Array
  /** `deliverTo` NEVER = no service; then the rest says nothing. */
  readonly quotes: readonly Quote[]

  constructor(siteCount: number) {
    this.score = new Float64Array(siteCount)
    this.handlingCents = new Float64Array(siteCount)
    this.waitingCents = new Float64Array(siteCount)
    this.scarcityCents = new Float64Array(siteCount)
    this.quotes = Array.from({ length: siteCount }, newQuote)
  }

  clear(): void {
    this.score.fill(Number.POSITIVE_INFINITY)
    for (const quote of this.quotes) quote.deliverTo = NEVER
  }
}

/** Lets `ship` rules change `SourcingTerms.ship` for the goods selected in the planner's slots. */
export type ShipRules = (site: number, fulfillments: number) => void

interface Handling {
  readonly perOrder: number
  readonly perUnit: number
  readonly capacity: number | null
}

/** What it costs one site to ship the slots selected, all that counts included. */
export class FulfillmentPricer {
  readonly slots: OrderSlots
  readonly offers: SiteOffers
  /** Rules to ask before a service is chosen; null = there are none. */
  readonly shipRules: ShipRules | null
  /** Late services count, dearer by the day; otherwise they are out. */
  lateAllowed = false
  readonly #world: PreparedWorld
  readonly #schedule: Schedule
  readonly #quoter: Quoter
  readonly #distanceKm: Float64Array
  readonly #terms: SourcingTerms
  readonly #handling: readonly Handling[]

  constructor(
    world: PreparedWorld,
    schedule: Schedule,
    quoter: Quoter,
    distanceKm: Float64Array,
    slots: OrderSlots,
    terms: SourcingTerms,
    shipRules: ShipRules | null,
  ) {
    const { sites } = world.world
    this.#world = world
    this.#schedule = schedule
    this.#quoter = quoter
    this.#distanceKm = distanceKm
    this.#terms = terms
    this.slots = slots
    this.shipRules = shipRules
    this.#handling = sites.map((site) => ({
      perOrder: site.handlingCentsPerOrder,
      perUnit: site.handlingCentsPerUnit,
      capacity: site.dailyCapacity,
    }))
    this.offers = new SiteOffers(sites.length)
  }

  /** What so many units from the site cost at least besides shipping. */
  knownCents(site: number, units: number): number {
    const handling = this.#handling[site] as Handling
    return (
      handling.perOrder +
      handling.perUnit * units +
      this.#extras(site) +
      (this.#terms.sitePenalty[site] as number)
    )
  }

  /** Distance and preference; the same for whatever the site ships. */
  #extras(site: number): number {
    const { centsPerKm } = this.#terms
    if (centsPerKm === 0) return 0
    const km = this.#distanceKm[site] as number
    return Number.isNaN(km) ? 0 : km * centsPerKm
  }

  /** Score of the slots selected when this site ships them, and its parts in `offers`; Infinity = impossible. */
  offer(site: number, fulfillments: number): number {
    const best = this.best(site, fulfillments)
    if (best === null) return Number.POSITIVE_INFINITY
    const { offers, slots } = this
    const handling = this.#handling[site] as Handling
    const handlingCents = handling.perOrder + handling.perUnit * slots.selectedUnits
    const waitingCents = this.#waiting(site, best)
    copyQuote(best, offers.quotes[site] as Quote)
    offers.handlingCents[site] = handlingCents
    const scarcityCents = this.#scarcityCents(site)
    offers.waitingCents[site] = waitingCents
    offers.scarcityCents[site] = scarcityCents
    if (best.daysLate > 0 && !this.lateAllowed) return Number.POSITIVE_INFINITY
    const score = this.#scoreOf(site, handling, best, waitingCents, scarcityCents)
    offers.score[site] = score
    return score
  }

  /** The same for a part of the order; `offers` keeps telling of whole orders. */
  partScore(site: number): number {
    const best = this.best(site, 2)
    if (best === null || (best.daysLate > 0 && !this.lateAllowed)) return Number.POSITIVE_INFINITY
    const handling = this.#handling[site] as Handling
    return this.#scoreOf(site, handling, best, this.#waiting(site, best), this.#scarcityCents(site))
  }

  #scoreOf(
    site: number,
    handling: Handling,
    best: Quote,
    waitingCents: number,
    scarcityCents: number,
  ): number {
    return (
      best.score +
      handling.perOrder +
      handling.perUnit * this.slots.selectedUnits +
      waitingCents +
      this.#extras(site) +
      this.#loadCents(site, handling, best.shipDay) +
      (this.#terms.sitePenalty[site] as number) +
      scarcityCents
    )
  }

  /** The best service for the slots selected, rules asked. */
  best(site: number, fulfillments: number): Quote | null {
    this.shipRules?.(site, fulfillments)
    return this.#quoter.best(site, this.#terms.ship, this.slots.goods)
  }

  #waiting(site: number, best: Quote): number {
    const uncrowded = this.#schedule.uncrowdedShipDay(site, best.service)
    return best.shipDay > uncrowded ? (best.shipDay - uncrowded) * WAITING_CENTS_PER_DAY : 0
  }

  #loadCents(site: number, handling: Handling, day: DayNumber): number {
    const { centsPerLoad } = this.#terms
    if (centsPerLoad === 0 || handling.capacity === null || handling.capacity === 0) return 0
    return centsPerLoad * (1 - this.#schedule.ordersLeft(site, day) / handling.capacity)
  }

  /** Worth of the selected units to later orders. */
  #scarcityCents(site: number): number {
    const prices = this.#world.shadowPrices
    if (prices === null) return 0
    const sites = this.#handling.length
    let cents = 0
    for (const slot of this.slots.selectedSlots()) {
      cents +=
        (prices[(this.slots.sku[slot] as number) * sites + site] as number) *
        (this.slots.units[slot] as number)
    }
    return cents
  }

  /** The service for the slots selected; null when rules about split orders leave none. */
  part(site: number, chosen: readonly number[], mask: number, fulfillments: number): PlanPart | null {
    const best = this.best(site, fulfillments)
    return best === null ? null : this.#partOf(site, chosen, mask, best)
  }

  /** The whole order, which is selected, as the site offered to do it. */
  partAsOffered(site: number, chosen: readonly number[], mask: number): PlanPart {
    return this.#partOf(site, chosen, mask, this.offers.quotes[site] as Quote)
  }

  #partOf(site: number, chosen: readonly number[], mask: number, quote: Quote): PlanPart {
    const handling = this.#handling[site] as Handling
    return {
      site,
      slots: chosen,
      mask,
      units: this.slots.selectedUnits,
      service: quote.service,
      parcels: quote.parcels,
      transitDays: quote.transitDays,
      shipDay: quote.shipDay,
      deliverTo: quote.deliverTo,
      daysLate: quote.daysLate,
      shippingCents: quote.shippingCents,
      handlingCents: handling.perOrder + handling.perUnit * this.slots.selectedUnits,
      score: quote.score,
    }
  }
}
