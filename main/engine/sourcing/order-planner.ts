import type { DemandClass } from '../optimise/demand.ts'
import { type DayNumber, NO_DEADLINE } from '../promise/day-number.ts'
import type { FulfillmentPricer } from './fulfillment-pricer.ts'
import { MAX_EXACT_LINES } from './line-cover.ts'
import type { OrderCover } from './order-cover.ts'
import type { OrderSlots } from './order-slots.ts'
import type { OrderStock } from './order-stock.ts'
import { cutIntoPieces } from './pieces.ts'
import type { Plan } from './plan.ts'
import { LATE_CENTS_PER_DAY, SITE_OPEN, type SourcingTerms, type SplitLimits } from './sourcing-terms.ts'

/** On-time services must win over late ones whatever they cost. */
const LATE_IS_OUT = 1_000_000_000

/** Plans one order after the other against the live ledger and schedule of a run. */
export class OrderPlanner {
  readonly #slots: OrderSlots
  readonly #stock: OrderStock
  readonly #pricer: FulfillmentPricer
  readonly #cover: OrderCover
  readonly #terms: SourcingTerms

  constructor(
    slots: OrderSlots,
    stock: OrderStock,
    pricer: FulfillmentPricer,
    cover: OrderCover,
    terms: SourcingTerms,
  ) {
    this.#slots = slots
    this.#stock = stock
    this.#pricer = pricer
    this.#cover = cover
    this.#terms = terms
  }

  /**
   * The best plan for the lines in `slots`. On time before late, complete before partial, whole lines before
   * split ones; within that the lowest score. A line is left out for its cost only when it would take a further
   * fulfilment that costs more than the policy says the line is worth. The slots are left as the plan cuts them.
   */
  plan(splits: SplitLimits = this.#terms.splits): Plan {
    const { ship, fastest } = this.#terms
    this.#onTimeOnly()
    const onTime = fastest ? this.#fastest(splits) : this.#anyCut(splits)
    if (onTime.complete) return onTime
    if (ship.lastDeliveryDay === NO_DEADLINE && ship.lastShipDay === NO_DEADLINE) return onTime
    this.#pricer.lateAllowed = true
    ship.centsPerLateDay = LATE_CENTS_PER_DAY
    const late = this.#anyCut(splits)
    return late.complete ? late : onTime.parts.length > 0 ? onTime : late
  }

  /**
   * What every way to ship the whole lines in time would cost, units of other orders aside; null for an order
   * too long for the exact search, or that wants a SKU on two lines.
   */
  demand(): DemandClass | null {
    const slots = this.#slots
    this.#onTimeOnly()
    slots.restoreLines()
    if (slots.count > MAX_EXACT_LINES || slots.repeatsSku) return null
    const size = 1 << slots.count
    const cost = this.#cover.everyPrice()
    for (let at = 0; at < cost.length; at++) {
      const missing = (at % size) & ~(this.#stock.masks[Math.floor(at / size)] as number)
      if (missing !== 0 || at % size === 0) cost[at] = Number.POSITIVE_INFINITY
    }
    const unfilled = new Float64Array(size).fill(LATE_IS_OUT)
    unfilled[0] = 0
    return {
      expected: 1,
      skus: slots.sku.slice(0, slots.count),
      units: slots.units.slice(0, slots.count),
      cost,
      unfilled,
    }
  }

  /** The plan in which each site ships exactly these slots, with the best service for them. */
  planAs(masks: Int32Array): Plan {
    this.#onTimeOnly()
    this.#slots.restoreLines()
    return this.#cover.coverAs(masks)
  }

  #onTimeOnly(): void {
    this.#pricer.lateAllowed = false
    this.#terms.ship.centsPerLateDay = LATE_IS_OUT
  }

  /** Tries delivery days from the earliest that any line can reach until one holds the whole order. */
  #fastest(splits: SplitLimits): Plan {
    const { ship } = this.#terms
    const deadline = ship.lastDeliveryDay
    const days = this.#reachableDays()
    for (const day of days) {
      if (day > deadline) break
      ship.lastDeliveryDay = day
      const plan = this.#anyCut(splits)
      ship.lastDeliveryDay = deadline
      if (plan.complete) return plan
    }
    return this.#anyCut(splits)
  }

  #reachableDays(): readonly DayNumber[] {
    const { ship, siteState } = this.#terms
    const before = ship.centsPerDay
    ship.centsPerDay = LATE_IS_OUT
    const days = new Set<DayNumber>()
    for (let site = 0; site < siteState.length; site++) {
      if (siteState[site] !== SITE_OPEN) continue
      for (let slot = 0; slot < this.#slots.count; slot++) {
        this.#slots.selectSlots([slot])
        const best = this.#pricer.best(site, 1)
        if (best !== null) days.add(best.deliverTo)
      }
    }
    ship.centsPerDay = before
    return [...days].sort((a, b) => a - b)
  }

  /** Whole lines first; only when they do not fill the order, lines cut into pieces. */
  #anyCut({ maxSites, splitLines }: SplitLimits): Plan {
    const slots = this.#slots
    const stock = this.#stock
    slots.restoreLines()
    const whole = this.#cover.cover(maxSites, false)
    const { partialAllowed } = this.#terms
    if (whole.complete || !splitLines || (maxSites === 1 && !partialAllowed)) return whole
    const pieces = cutIntoPieces(
      slots,
      stock.masks.length,
      (sku, site) => stock.askedAt(sku, site),
      (sku) => stock.overAll(sku),
    )
    if (pieces === null) return whole
    slots.cut(pieces.pieces)
    const cut = this.#cover.cover(maxSites, !pieces.exact)
    if (cut.score < whole.score) return cut
    slots.restoreLines()
    return this.#cover.cover(maxSites, false)
  }
}
