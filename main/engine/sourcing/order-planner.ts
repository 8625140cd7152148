import type { DemandClass } from '../optimise/demand.ts'
import type { PreparedWorld } from '../prepare/prepared-world.ts'
import { type DayNumber, NO_DEADLINE } from '../promise/day-number.ts'
import { type FulfillmentPricer, SiteOffers } from './fulfillment-pricer.ts'
import { MAX_EXACT_LINES } from './line-cover.ts'
import type { OrderCover } from './order-cover.ts'
import { OrderSlots } from './order-slots.ts'
import { OrderStock } from './order-stock.ts'
import { cutIntoPieces } from './pieces.ts'
import type { Plan } from './plan.ts'
import { SlotGoods } from './slot-goods.ts'
import type { OrderToSource, SourcingTask } from './sourcing-task.ts'
import {
  LATE_CENTS_PER_DAY,
  LATE_IS_OUT,
  SITE_OPEN,
  type SourcingTerms,
  type SplitLimits,
} from './sourcing-terms.ts'

/** Plans one order after the other against the live ledger and schedule of a run. */
export class OrderPlanner {
  readonly #pricer: FulfillmentPricer
  readonly #cover: OrderCover
  /** What sites have of the lines of the order being planned, and offer for them. */
  readonly #lines: { readonly stock: OrderStock; readonly offers: SiteOffers }
  /** The lines cut into pieces, and the same of those. */
  readonly #pieces: { readonly slots: OrderSlots; readonly stock: OrderStock; readonly offers: SiteOffers }
  readonly #goods = new SlotGoods()

  constructor({ columns, stock }: PreparedWorld, pricer: FulfillmentPricer, cover: OrderCover) {
    this.#pricer = pricer
    this.#cover = cover
    const found = () => ({ stock: new OrderStock(stock), offers: new SiteOffers(stock.siteCount) })
    this.#lines = found()
    this.#pieces = { slots: new OrderSlots(columns), ...found() }
  }

  /**
   * The best plan for an order. On time before late, complete before partial, whole lines before split ones;
   * within that the lowest score. A line is left out for its cost only when it would take a further
   * fulfilment that costs more than the policy says the line is worth.
   */
  plan(wanted: OrderToSource, splits: SplitLimits = wanted.terms.splits): Plan {
    const task = this.#wholeLines(wanted)
    const { ship } = task
    const onTime = task.terms.fastest ? this.#fastest(task, splits) : this.#anyCut(task, splits)
    if (onTime.complete) return onTime
    if (ship.lastDeliveryDay === NO_DEADLINE && ship.lastShipDay === NO_DEADLINE) return onTime
    const lateShip = { ...ship, centsPerLateDay: LATE_CENTS_PER_DAY }
    const late = this.#anyCut({ ...task, ship: lateShip, lateAllowed: true }, splits)
    return late.complete ? late : onTime.parts.length > 0 ? onTime : late
  }

  /**
   * What every way to ship the whole lines in time would cost, units of other orders aside; null for an order
   * too long for the exact search, or that wants a SKU on two lines.
   */
  demand(wanted: OrderToSource): DemandClass | null {
    const { lines } = wanted
    if (lines.count > MAX_EXACT_LINES || lines.repeatsSku) return null
    const task = this.#wholeLines(wanted)
    const size = 1 << lines.count
    const cost = this.#cover.everyPrice(task)
    for (let at = 0; at < cost.length; at++) {
      const missing = (at % size) & ~(task.stock.masks[Math.floor(at / size)] as number)
      if (missing !== 0 || at % size === 0) cost[at] = Number.POSITIVE_INFINITY
    }
    const unfilled = new Float64Array(size).fill(LATE_IS_OUT)
    unfilled[0] = 0
    return {
      expected: 1,
      skus: lines.sku.slice(0, lines.count),
      units: lines.units.slice(0, lines.count),
      cost,
      unfilled,
    }
  }

  /** The plan in which each site ships exactly these lines, with the best service for them. */
  planAs(wanted: OrderToSource, masks: Int32Array): Plan {
    return this.#cover.coverAs(this.#wholeLines(wanted), masks)
  }

  #wholeLines({ terms, lines, traceAt }: OrderToSource): SourcingTask {
    const { stock, offers } = this.#lines
    lookAt(lines, stock, terms)
    return { terms, traceAt, slots: lines, stock, offers, ship: terms.ship, lateAllowed: false }
  }

  /** Tries delivery days from the earliest that any line can reach until one holds the whole order. */
  #fastest(task: SourcingTask, splits: SplitLimits): Plan {
    const { ship } = task
    for (const day of this.#reachableDays(task)) {
      if (day > ship.lastDeliveryDay) break
      const plan = this.#anyCut({ ...task, ship: { ...ship, lastDeliveryDay: day } }, splits)
      // The day only led the search: the order itself asks for no other than before.
      if (plan.complete) return { ...plan, task: { ...plan.task, ship } }
    }
    return this.#anyCut(task, splits)
  }

  /** Days on which a single line can arrive, ascending. */
  #reachableDays(task: SourcingTask): readonly DayNumber[] {
    const { slots } = task
    const { siteState } = task.terms
    const soonest: SourcingTask = { ...task, ship: { ...task.ship, centsPerDay: LATE_IS_OUT } }
    const days = new Set<DayNumber>()
    for (let slot = 0; slot < slots.count; slot++) {
      const goods = this.#goods.ofList(slots, [slot])
      for (let site = 0; site < siteState.length; site++) {
        if (siteState[site] !== SITE_OPEN) continue
        const best = this.#pricer.best(soonest, goods, site, 1)
        if (best !== null) days.add(best.deliverTo)
      }
    }
    return [...days].sort((a, b) => a - b)
  }

  /** Whole lines first; only when they do not fill the order, lines cut into pieces. */
  #anyCut(task: SourcingTask, { maxSites, splitLines }: SplitLimits): Plan {
    const whole = this.#cover.cover(task, maxSites, false)
    const { partialAllowed } = task.terms
    if (whole.complete || !splitLines || (maxSites === 1 && !partialAllowed)) return whole
    const cut = this.#cut(task)
    if (cut === null) return whole
    const plan = this.#cover.cover(cut.task, maxSites, !cut.exact)
    return plan.score < whole.score ? plan : whole
  }

  /** The same task with its lines cut; null when there is nothing to cut. */
  #cut(task: SourcingTask): { readonly task: SourcingTask; readonly exact: boolean } | null {
    const { slots: lines, stock: ofLines, terms } = task
    const cut = cutIntoPieces(
      lines,
      ofLines.masks.length,
      (sku, site) => ofLines.askedAt(terms, sku, site),
      (sku) => ofLines.overAll(terms, sku),
    )
    if (cut === null) return null
    const { slots, stock, offers } = this.#pieces
    slots.clear()
    for (const { line, sku, units, ofLine } of cut.pieces) slots.add(line, sku, units, ofLine)
    lookAt(slots, stock, terms)
    return { task: { ...task, slots, stock, offers }, exact: cut.exact }
  }
}

function lookAt(slots: OrderSlots, stock: OrderStock, terms: SourcingTerms): void {
  if (slots.count <= MAX_EXACT_LINES) slots.sumSubsets()
  stock.look(slots, terms)
}
