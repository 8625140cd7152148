import type { PreparedWorld } from '../prepare/prepared-world.ts'
import { type DayNumber, NEVER } from '../promise/day-number.ts'
import type { RuledLeaving } from '../promise/ruled-leaving.ts'
import type { Schedule } from '../promise/schedule.ts'
import { copyQuote, newQuote, type Quote, type Quoter } from '../shipping/quoter.ts'
import type { ShipTerms } from '../shipping/ship-terms.ts'
import type { PlanPart } from './plan.ts'
import type { ShipRuleCheck } from './ship-rules.ts'
import type { SlotGoods } from './slot-goods.ts'
import type { SourcingTask } from './sourcing-task.ts'
import { type SourcingTerms, WAITING_CENTS_PER_DAY } from './sourcing-terms.ts'

/** How each site alone would do the whole order: what splits are compared with, and what is explained. */
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

interface Handling {
  readonly perOrder: number
  readonly perUnit: number
  readonly capacity: number | null
}

/** What it costs one site to ship some goods of an order, all that counts included. */
export class FulfillmentPricer {
  readonly #world: PreparedWorld
  readonly #schedule: Schedule
  readonly #quoter: Quoter
  /** Rules to ask before a service is chosen; null = there are none. */
  readonly #shipRules: ShipRuleCheck | null
  readonly #handling: readonly Handling[]
  /** Of what was priced last. */
  #leaves: RuledLeaving | null = null

  constructor(world: PreparedWorld, schedule: Schedule, quoter: Quoter, shipRules: ShipRuleCheck | null) {
    const { sites } = world.world
    this.#world = world
    this.#schedule = schedule
    this.#quoter = quoter
    this.#shipRules = shipRules
    this.#handling = sites.map((site) => ({
      perOrder: site.handlingCentsPerOrder,
      perUnit: site.handlingCentsPerUnit,
      capacity: site.dailyCapacity,
    }))
  }

  /** What so many units from the site cost at least besides shipping. */
  knownCents(terms: SourcingTerms, site: number, units: number): number {
    const handling = this.#handling[site] as Handling
    return (
      handling.perOrder +
      handling.perUnit * units +
      distanceCents(terms, site) +
      (terms.sitePenalty[site] as number)
    )
  }

  /**
   * Score of the whole order, the goods, when this site ships it; Infinity = it cannot. The parts of the score are
   * left in the task's offers.
   */
  offer(task: SourcingTask, goods: SlotGoods, site: number, fulfillments: number): number {
    const { offers } = task
    const best = this.best(task, goods, site, fulfillments)
    if (best === null) return Number.POSITIVE_INFINITY
    const handling = this.#handling[site] as Handling
    const handlingCents = handling.perOrder + handling.perUnit * goods.units
    const waitingCents = this.#waiting(site, best)
    copyQuote(best, offers.quotes[site] as Quote)
    offers.handlingCents[site] = handlingCents
    const scarcityCents = this.#scarcityCents(task, goods, site)
    offers.waitingCents[site] = waitingCents
    offers.scarcityCents[site] = scarcityCents
    if (best.daysLate > 0 && !task.lateAllowed) return Number.POSITIVE_INFINITY
    const score = this.#scoreOf(task, goods, site, best, waitingCents, scarcityCents)
    offers.score[site] = score
    return score
  }

  /** The same for a part of the order. */
  partScore(task: SourcingTask, goods: SlotGoods, site: number): number {
    const best = this.best(task, goods, site, 2)
    if (best === null || (best.daysLate > 0 && !task.lateAllowed)) return Number.POSITIVE_INFINITY
    const scarcityCents = this.#scarcityCents(task, goods, site)
    return this.#scoreOf(task, goods, site, best, this.#waiting(site, best), scarcityCents)
  }

  #scoreOf(
    { terms }: SourcingTask,
    goods: SlotGoods,
    site: number,
    best: Quote,
    waitingCents: number,
    scarcityCents: number,
  ): number {
    const handling = this.#handling[site] as Handling
    return (
      best.score +
      handling.perOrder +
      handling.perUnit * goods.units +
      waitingCents +
      distanceCents(terms, site) +
      this.#loadCents(terms, site, handling, best.shipDay) +
      (terms.sitePenalty[site] as number) +
      scarcityCents
    )
  }

  /** The best service for the goods, rules asked; overwritten by the next question. */
  best(task: SourcingTask, goods: SlotGoods, site: number, fulfillments: number): Quote | null {
    const terms = this.shipTerms(task, goods, site, fulfillments)
    this.#leaves = terms.leaves
    return this.#quoter.best(site, terms, goods)
  }

  /** The terms of shipping the goods from the site, one of so many fulfilments, as `ship` rules make them. */
  shipTerms(task: SourcingTask, goods: SlotGoods, site: number, fulfillments: number): ShipTerms {
    return this.#shipRules === null ? task.ship : this.#shipRules.ask(task, goods, site, fulfillments).terms
  }

  /** For waiting until a saturated site can ship; that rules let it leave later is nobody's fault. */
  #waiting(site: number, best: Quote): number {
    const leaves = this.#leaves
    const uncrowded =
      leaves === null
        ? this.#schedule.uncrowdedShipDay(site, best.service)
        : this.#schedule.uncrowdedDayRuled(site, best.service, leaves)
    return best.shipDay > uncrowded ? (best.shipDay - uncrowded) * WAITING_CENTS_PER_DAY : 0
  }

  #loadCents({ centsPerLoad }: SourcingTerms, site: number, handling: Handling, day: DayNumber): number {
    if (centsPerLoad === 0 || handling.capacity === null || handling.capacity === 0) return 0
    return centsPerLoad * (1 - this.#schedule.ordersLeft(site, day) / handling.capacity)
  }

  /** Worth of the units to later orders. */
  #scarcityCents({ slots, priced }: SourcingTask, goods: SlotGoods, site: number): number {
    const { worth, stock } = this.#world
    if (worth === null || !priced) return 0
    let cents = 0
    for (const slot of goods.list()) {
      const sku = slots.sku[slot] as number
      cents += worth.cents(stock.cell(sku, site), stock.free(sku, site)) * (slots.units[slot] as number)
    }
    return cents
  }

  /** The goods as a part of a plan; null when rules about split orders leave no service. */
  part(task: SourcingTask, goods: SlotGoods, site: number, fulfillments: number): PlanPart | null {
    const best = this.best(task, goods, site, fulfillments)
    return best === null ? null : this.#partOf(goods, site, best)
  }

  /** The goods, the whole order, as the site offered to ship them. */
  partAsOffered({ offers }: SourcingTask, goods: SlotGoods, site: number): PlanPart {
    return this.#partOf(goods, site, offers.quotes[site] as Quote)
  }

  #partOf(goods: SlotGoods, site: number, quote: Quote): PlanPart {
    const handling = this.#handling[site] as Handling
    return {
      site,
      slots: goods.list(),
      mask: goods.mask,
      units: goods.units,
      service: quote.service,
      parcels: quote.parcels,
      transitDays: quote.transitDays,
      shipDay: quote.shipDay,
      deliverTo: quote.deliverTo,
      daysLate: quote.daysLate,
      shippingCents: quote.shippingCents,
      handlingCents: handling.perOrder + handling.perUnit * goods.units,
      score: quote.score,
    }
  }
}

/** The same for whatever the site ships. */
function distanceCents({ centsPerKm, distanceKm }: SourcingTerms, site: number): number {
  if (centsPerKm === 0) return 0
  const km = distanceKm[site] as number
  return Number.isNaN(km) ? 0 : km * centsPerKm
}
