import type { DemandClass } from '../optimise/demand.ts'
import type { PreparedWorld } from '../prepare/prepared-world.ts'
import type { ProductColumns } from '../prepare/product-columns.ts'
import type { StockLedger } from '../prepare/stock-ledger.ts'
import type { StockWorth } from '../prepare/stock-worth.ts'
import { NO_DEADLINE } from '../promise/day-number.ts'
import { SiteOffers } from './fulfillment-pricer.ts'
import { MAX_EXACT_LINES } from './line-cover.ts'
import type { OrderCover } from './order-cover.ts'
import { OrderSlots } from './order-slots.ts'
import { OrderStock } from './order-stock.ts'
import { type Cutter, cutIntoPieces, cutSmaller } from './pieces.ts'
import { arrivalOf, type Plan } from './plan.ts'
import type { OrderToSource, SourcingTask } from './sourcing-task.ts'
import {
  FILL_WHATEVER_IT_COSTS,
  LATE_CENTS_PER_DAY,
  LATE_IS_OUT,
  type SourcingTerms,
  type SplitLimits,
} from './sourcing-terms.ts'

interface FoundAtSites {
  readonly stock: OrderStock
  readonly offers: SiteOffers
}

function foundAtSites(ledger: StockLedger): FoundAtSites {
  return { stock: new OrderStock(ledger), offers: new SiteOffers(ledger.siteCount) }
}

/** Plans one order after the other against the live ledger and schedule of a run. */
export class OrderPlanner {
  readonly #cover: OrderCover
  readonly #worth: StockWorth | null
  readonly #ledger: StockLedger
  readonly #timeByWeight: boolean
  readonly #columns: ProductColumns
  /** What sites have of the lines of the order being planned, and offer for them. */
  readonly #lines: FoundAtSites
  /** The lines cut into pieces, and the same of those; null = none was cut yet. */
  #pieces: ({ readonly slots: OrderSlots } & FoundAtSites) | null = null

  constructor({ columns, stock, worth, timeByWeight }: PreparedWorld, cover: OrderCover) {
    this.#worth = worth
    this.#timeByWeight = timeByWeight
    this.#ledger = stock
    this.#cover = cover
    this.#columns = columns
    this.#lines = foundAtSites(stock)
  }

  /**
   * The best plan for an order. On time before late, complete before partial, whole lines before split ones;
   * within that the lowest score. A line is left out for its cost only when it would take a further
   * fulfilment that costs more than the policy says the line is worth.
   */
  plan(wanted: OrderToSource, splits: SplitLimits = wanted.terms.splits): Plan {
    const task = this.look(wanted)
    const plan = this.#unpriced(task, splits)
    if (!plan.complete || plan.late || !this.#takesScarce(plan)) return plan
    return this.#priced(task, plan, splits) ?? this.#unpriced(task, splits)
  }

  /** The same by what it costs alone, whatever units are worth to later orders. */
  leastCost(wanted: OrderToSource, splits: SplitLimits): Plan {
    return this.#unpriced(this.look(wanted), splits)
  }

  /**
   * With what scarce units are worth to later orders counted, as complete as without and arriving no later; null = none.
   */
  #priced(task: SourcingTask, plain: Plan, splits: SplitLimits): Plan | null {
    const { terms, ship } = task
    const plan = this.#anyCut(
      {
        ...task,
        priced: true,
        terms: { ...terms, unfilledCents: Math.max(terms.unfilledCents, FILL_WHATEVER_IT_COSTS) },
        ship: { ...ship, lastDeliveryDay: arrivalOf(plain) },
      },
      splits,
    )
    return plan.complete ? { ...plan, task: { ...plan.task, terms, ship } } : null
  }

  #takesScarce({ task: { slots }, parts }: Plan): boolean {
    const worth = this.#worth
    if (worth === null) return false
    return parts.some(({ site, slots: own }) =>
      own.some((slot) => {
        const sku = slots.sku[slot] as number
        return worth.cents(this.#ledger.cell(sku, site), this.#ledger.free(sku, site)) > 0
      }),
    )
  }

  #unpriced(task: SourcingTask, splits: SplitLimits): Plan {
    const { ship } = task
    const onTime = this.#anyCut(task, splits)
    if (onTime.complete) return this.#sooner(task, onTime, splits)
    if (ship.lastDeliveryDay === NO_DEADLINE && ship.lastShipDays === null) return onTime
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
    const task = this.look(wanted)
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
    return this.#cover.coverAs(this.look(wanted), masks)
  }

  /** The same, late where it must be; null where a site has not what it is to ship, or no service takes it. */
  planSplit(wanted: OrderToSource, masks: Int32Array): Plan | null {
    const task = this.look(wanted)
    if (masks.some((mask, site) => (mask & ~(task.stock.masks[site] as number)) !== 0)) return null
    const onTime = this.#cover.coverAs(task, masks)
    if (onTime.complete) return onTime
    const ship = { ...task.ship, centsPerLateDay: LATE_CENTS_PER_DAY }
    const late = this.#cover.coverAs({ ...task, ship, lateAllowed: true }, masks)
    return late.complete ? late : null
  }

  /** What each site that has the whole order offers for it, late or not; in the task's offers until the next order. */
  offers(wanted: OrderToSource): SourcingTask {
    const task = this.look(wanted)
    const late = { ...task, ship: { ...task.ship, centsPerLateDay: LATE_CENTS_PER_DAY }, lateAllowed: true }
    this.#cover.offerWhole(late)
    return late
  }

  /** The whole order, and what sites have of it. */
  look({ terms, lines, traceAt }: OrderToSource): SourcingTask {
    const { stock, offers } = this.#lines
    lookAt(lines, stock, terms)
    return {
      terms,
      traceAt,
      slots: lines,
      stock,
      offers,
      ship: terms.ship,
      priced: false,
      lateAllowed: false,
    }
  }

  /**
   * By `fastest`, the earliest arrival within the limit of what it may cost more than the cheapest plan: every day from
   * that plan's to the first that can be reached. The cost need not grow with each, since a full site costs its waiting.
   */
  #sooner(task: SourcingTask, cheapest: Plan, splits: SplitLimits): Plan {
    const { fastestExtraCents } = task.terms
    if (fastestExtraCents === null) return cheapest
    const by = (lastDeliveryDay: number) =>
      this.#anyCut({ ...task, ship: { ...task.ship, lastDeliveryDay } }, splits)
    let best = cheapest
    for (let plan = by(arrivalOf(cheapest) - 1); plan.complete; plan = by(arrivalOf(plan) - 1)) {
      if (plan.score <= cheapest.score + fastestExtraCents) best = plan
    }
    // Planned again, since what the sites offer is that of the last day tried. The day only led the search: the order
    // itself asks for no other than before.
    const plan = best === cheapest ? this.#anyCut(task, splits) : by(arrivalOf(best))
    return { ...plan, task: { ...plan.task, ship: task.ship } }
  }

  /**
   * Whole lines first; only when they do not fill the order, lines cut into pieces: those that no site has whole or,
   * where lighter parcels are faster and it is time that keeps the order, any.
   */
  #anyCut(task: SourcingTask, { maxSites, splitLines }: SplitLimits): Plan {
    const whole = this.#cover.cover(task, maxSites, false)
    const { partialAllowed } = task.terms
    if (whole.complete || !splitLines || (maxSites === 1 && !partialAllowed)) return whole
    const plan = this.#cutBy(cutIntoPieces, task, whole, maxSites)
    if (plan.complete || maxSites === 1 || !this.#timeByWeight || !isDated(task) || !isThere(task))
      return plan
    const smaller = this.#cutBy(cutSmaller, task, whole, maxSites)
    if (smaller.complete || plan === whole) return smaller.complete ? smaller : whole
    // What it was made of was refilled.
    return this.#cutBy(cutIntoPieces, task, whole, maxSites)
  }

  /** The task with its lines cut, or `whole` where that is no better. */
  #cutBy(cutter: Cutter, task: SourcingTask, whole: Plan, maxSites: number): Plan {
    const { slots: lines, stock: ofLines, terms } = task
    const cut = cutter(
      lines,
      ofLines.masks.length,
      (sku, site) => ofLines.askedAt(terms, sku, site),
      (sku) => ofLines.overAll(terms, sku),
    )
    if (cut === null) return whole
    this.#pieces ??= { slots: new OrderSlots(this.#columns), ...foundAtSites(this.#ledger) }
    const { slots, stock, offers } = this.#pieces
    slots.clear()
    for (const { line, sku, units, ofLine } of cut.pieces) slots.add(line, sku, units, ofLine)
    lookAt(slots, stock, terms)
    const plan = this.#cover.cover({ ...task, slots, stock, offers }, maxSites, !cut.exact)
    return plan.score < whole.score ? plan : whole
  }
}

function isDated({ ship, lateAllowed }: SourcingTask): boolean {
  return !lateAllowed && (ship.lastDeliveryDay !== NO_DEADLINE || ship.lastShipDays !== null)
}

/** The sites that are asked have all units together. */
function isThere({ slots, stock, terms }: SourcingTask): boolean {
  for (let slot = 0; slot < slots.count; slot++) {
    const sku = slots.sku[slot] as number
    if (stock.found(terms, sku) < slots.wanted(sku)) return false
  }
  return true
}

function lookAt(slots: OrderSlots, stock: OrderStock, terms: SourcingTerms): void {
  if (slots.count <= MAX_EXACT_LINES) slots.sumSubsets()
  stock.look(slots, terms)
}
