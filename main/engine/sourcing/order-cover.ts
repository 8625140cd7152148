import type { StockLedger } from '../prepare/stock-ledger.ts'
import { boundedCover } from './bounded-cover.ts'
import type { FulfillmentPricer } from './fulfillment-pricer.ts'
import { MAX_EXACT_LINES } from './line-cover.ts'
import { isLate, noPlan, type Plan, type PlanPart } from './plan.ts'
import { SlotGoods } from './slot-goods.ts'
import type { SourcingTask } from './sourcing-task.ts'
import { FILL_WHATEVER_IT_COSTS } from './sourcing-terms.ts'
import type { SplitSearch } from './split-search.ts'
import { SubsetLimits } from './subset-limits.ts'

/**
 * Finds which site ships which slots: one site alone where that is proven best, else the best split. Tasks of at most
 * MAX_EXACT_LINES slots have the sums of their subsets.
 */
export class OrderCover {
  readonly #pricer: FulfillmentPricer
  readonly #search: SplitSearch
  readonly #ledger: StockLedger
  readonly #ratesGrow: boolean
  readonly #limits = new SubsetLimits()
  /** The whole order, or the part of a plan being made. */
  readonly #goods = new SlotGoods()

  /** `ratesGrow`: no rate card is cheaper for a heavier parcel, so that the bounds of the search hold. */
  constructor(pricer: FulfillmentPricer, search: SplitSearch, ledger: StockLedger, ratesGrow: boolean) {
    this.#pricer = pricer
    this.#search = search
    this.#ledger = ledger
    this.#ratesGrow = ratesGrow
  }

  /** The cheapest plan for the slots by so many sites; `bounded`: they are not cut finely enough to prove more. */
  cover(task: SourcingTask, maxSites: number, bounded: boolean): Plan {
    const { slots, terms } = task
    if (slots.count > MAX_EXACT_LINES) return this.#boundedCover(task, maxSites)
    const full = (1 << slots.count) - 1
    const fillable = this.#limits.fillableMasks(slots, this.#ledger, terms.channelId)
    const alone = this.#priceWhole(task, fillable === null || fillable[full] === 1)
    if (alone >= 0 && (maxSites === 1 || slots.count === 1)) return this.#planAlone(task, alone, bounded)
    const unfilled = this.#limits.unfilledCosts(slots, terms.unfilledCents)
    // A line is left out for the cost of a further fulfilment, never of the first.
    unfilled[full] = Math.max(unfilled[full] as number, FILL_WHATEVER_IT_COSTS)
    // Complete before partial: where one site does everything, nothing is left out to save a fulfilment.
    if (alone >= 0) unfilled.fill(Number.POSITIVE_INFINITY, 1, full + 1)
    if (fillable === null && this.#ratesGrow) {
      const open = this.#search.pricePromising(task, alone, unfilled, maxSites)
      if (alone >= 0 && !open) return this.#planAlone(task, alone, bounded)
    } else this.#search.priceAll(task)
    const cover = this.#search.solve(task, unfilled, fillable, maxSites)
    return this.#plan(task, cover.masks, cover.filled, cover.score, bounded)
  }

  /** Leaves in the task's offers what each site that has the whole order asks for it. */
  offerWhole(task: SourcingTask): void {
    this.#priceWhole(task, true)
  }

  /** What each site asks for each subset it has, by `site * size + mask`; other entries say nothing. */
  everyPrice(task: SourcingTask): Float64Array {
    this.#priceWhole(task, true)
    this.#search.priceAll(task)
    return this.#search.cost.slice(0, task.stock.masks.length << task.slots.count)
  }

  /** The plan in which each site ships exactly these slots; none when one of them cannot. */
  coverAs(task: SourcingTask, masks: Int32Array): Plan {
    const { slots, stock, terms } = task
    this.#priceWhole(task, true)
    let filled = 0
    let parts = 0
    let score = 0
    masks.forEach((mask, site) => {
      if (mask === 0) return
      parts++
      filled |= mask
      const goods = this.#goods.ofMask(slots, mask)
      score += stock.holds(slots, terms, site, mask)
        ? this.#pricer.partScore(task, goods, site)
        : Number.POSITIVE_INFINITY
    })
    score += terms.splitPenalty * (parts - 1)
    return Number.isFinite(score) ? this.#plan(task, masks, filled, score, false) : noPlan(task)
  }

  /** Prices every site that can do the whole order alone; returns the cheapest of them, -1 = none. */
  #priceWhole(task: SourcingTask, fillable: boolean): number {
    const { slots, stock, offers, terms } = task
    const { masks } = stock
    const full = (1 << slots.count) - 1
    offers.clear()
    let best = -1
    let bestScore = Number.POSITIVE_INFINITY
    if (!fillable) return best
    const goods = this.#goods.ofMask(slots, full)
    for (let site = 0; site < masks.length; site++) {
      if (masks[site] !== full || !stock.holds(slots, terms, site, full)) continue
      const score = this.#pricer.offer(task, goods, site, 1)
      if (score < bestScore) {
        bestScore = score
        best = site
      }
    }
    return best
  }

  #planAlone(task: SourcingTask, site: number, bounded: boolean): Plan {
    const goods = this.#goods.ofMask(task.slots, (1 << task.slots.count) - 1)
    const part = this.#pricer.partAsOffered(task, goods, site)
    const score = task.offers.score[site] as number
    return { task, parts: [part], complete: true, late: isLate(part), bounded, score }
  }

  #plan(task: SourcingTask, masks: Int32Array, filled: number, score: number, bounded: boolean): Plan {
    const { slots } = task
    const parts: PlanPart[] = []
    let fulfillments = 0
    for (const mask of masks) if (mask !== 0) fulfillments++
    for (let site = 0; site < task.stock.masks.length; site++) {
      const mask = masks[site] as number
      if (mask === 0) continue
      const part = this.#pricer.part(task, this.#goods.ofMask(slots, mask), site, fulfillments)
      if (part === null) return noPlan(task)
      parts.push(part)
    }
    const complete = filled === (1 << slots.count) - 1
    return { task, parts, complete, late: parts.some(isLate), bounded, score }
  }

  #boundedCover(task: SourcingTask, maxSites: number): Plan {
    const { slots, stock, offers, terms } = task
    const goods = this.#goods
    const cover = boundedCover({
      siteCount: stock.masks.length,
      slotCount: slots.count,
      maxSites,
      splitPenalty: terms.splitPenalty,
      skuOf: (slot) => slots.sku[slot] as number,
      unitsOf: (slot) => slots.units[slot] as number,
      unfilledOf: (slot) => slots.share(slot) * terms.unfilledCents,
      availableAt: (sku, site) => stock.askedAt(terms, sku, site),
      availableOverAll: (sku) => stock.overAll(terms, sku),
      price: (site, chosen, fulfillments) =>
        this.#pricer.offer(task, goods.ofList(slots, chosen), site, fulfillments),
    })
    offers.clear()
    const parts: PlanPart[] = []
    let filled = 0
    for (const { site, slots: chosen } of cover.parts) {
      const part = this.#pricer.part(task, goods.ofList(slots, chosen), site, cover.parts.length)
      if (part === null) return noPlan(task)
      parts.push(part)
      filled += chosen.length
      if (chosen.length === slots.count) offers.score[site] = cover.score
    }
    return {
      task,
      parts,
      complete: filled === slots.count,
      late: parts.some(isLate),
      bounded: true,
      score: cover.score,
    }
  }
}
