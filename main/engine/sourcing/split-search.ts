import type { FulfillmentPricer } from './fulfillment-pricer.ts'
import { type Cover, LineCoverSolver } from './line-cover.ts'
import { SlotGoods } from './slot-goods.ts'
import type { SourcingTask } from './sourcing-task.ts'
import type { SplitBounds } from './split-bounds.ts'

/** Sums of cents made in another order differ by less. */
const ROUNDING_CENTS = 1e-6

/** Prices subsets of an order's slots site by site, as many as are needed, and finds the cheapest cover. */
export class SplitSearch {
  /** `site * size + mask`; Infinity = impossible, or no part of a best plan. */
  cost = new Float64Array(256)
  readonly #pricer: FulfillmentPricer
  readonly #bounds: SplitBounds
  readonly #solver = new LineCoverSolver()
  /** By site: union of the masks to be priced. */
  readonly #shippable: Int32Array
  /** The subset being priced. */
  readonly #goods = new SlotGoods()
  readonly #guess = { mask: 0, bound: 0 }
  readonly #promising: number[] = []

  constructor(pricer: FulfillmentPricer, bounds: SplitBounds, siteCount: number) {
    this.#pricer = pricer
    this.#bounds = bounds
    this.#shippable = new Int32Array(siteCount)
  }

  /** Prices every subset at every site that has it; the task's offers say what the whole order costs. */
  priceAll(task: SourcingTask): void {
    this.#start(task)
    this.#price(task, null)
  }

  /**
   * Prices what may be part of a plan that is as good as the best known: that of `alone`, the site that does the
   * whole order for least, or one guessed from the bounds. False when that leaves nothing to choose between.
   */
  pricePromising(task: SourcingTask, alone: number, unfilled: Float64Array, maxSites: number): boolean {
    const offered = alone < 0 ? Number.POSITIVE_INFINITY : (task.offers.score[alone] as number)
    if (this.#bounds.anySplit(task) > offered + ROUNDING_CENTS) return false
    this.#start(task)
    const all = this.#goods.ofMask(task.slots, (1 << task.slots.count) - 1)
    this.#bounds.look(task, all, unfilled, maxSites)
    const known = alone < 0 ? this.#guessed(task, unfilled, maxSites) : offered
    return this.#price(task, known + ROUNDING_CENTS)
  }

  /** The cheapest cover by what was priced; overwritten by the next. */
  solve(
    { slots, terms }: SourcingTask,
    unfilled: Float64Array,
    fillable: Uint8Array | null,
    maxSites: number,
  ): Cover {
    return this.#solver.solve({
      siteCount: this.#shippable.length,
      lineCount: slots.count,
      maxSites,
      splitPenalty: terms.splitPenalty,
      shippable: this.#shippable,
      cost: this.cost,
      unfilled,
      fillable,
    })
  }

  #start({ slots }: SourcingTask): void {
    const size = this.#shippable.length << slots.count
    if (this.cost.length < size) this.cost = new Float64Array(size)
    this.#shippable.fill(0)
  }

  /** Prices what no bound keeps from costing at most `ceiling`; null = everything. */
  #price(task: SourcingTask, ceiling: number | null): boolean {
    const { masks } = task.stock
    const { score } = task.offers
    const size = 1 << task.slots.count
    const full = size - 1
    for (const site of task.stock.stocked) {
      if (masks[site] !== full) continue
      this.cost[site * size + full] = score[site] as number
      if (score[site] !== Number.POSITIVE_INFINITY) this.#shippable[site] = full
    }
    let mask = 0
    for (const at of this.#candidates(task, ceiling)) {
      const site = at % masks.length
      if (mask !== (at - site) / masks.length) {
        mask = (at - site) / masks.length
        this.#goods.ofMask(task.slots, mask)
      }
      this.cost[site * size + mask] = this.#priceOf(task, this.#goods, site)
      this.#shippable[site] = (this.#shippable[site] as number) | mask
    }
    return this.#promising.length > 0
  }

  /** Subset * sites + site of what is to be priced, by subset, so that rules about one are asked once for all sites. */
  #candidates({ slots, stock }: SourcingTask, ceiling: number | null): readonly number[] {
    const { masks, stocked } = stock
    const size = 1 << slots.count
    const found = this.#promising
    found.length = 0
    for (const site of stocked) {
      const own = masks[site] as number
      for (let mask = own; mask > 0; mask = (mask - 1) & own) {
        if (mask === size - 1) continue
        if (ceiling === null || this.#bounds.planWith(site, mask) <= ceiling)
          found.push(mask * masks.length + site)
        else this.cost[site * size + mask] = Number.POSITIVE_INFINITY
      }
    }
    return found.sort((a, b) => a - b)
  }

  #priceOf(task: SourcingTask, goods: SlotGoods, site: number): number {
    if (!task.stock.holds(task.slots, task.terms, site, goods.mask)) return Number.POSITIVE_INFINITY
    return this.#pricer.partScore(task, goods, site)
  }

  /** Score of a plan made site by site of what looks cheapest; Infinity when it cannot be shipped. */
  #guessed(task: SourcingTask, unfilled: Float64Array, maxSites: number): number {
    const { splitPenalty } = task.terms
    const guess = this.#guess
    let left = (1 << task.slots.count) - 1
    const used = new Set<number>()
    let score = 0
    for (let parts = 0; parts < maxSites && left !== 0; parts++) {
      guess.mask = 0
      guess.bound = unfilled[left] as number
      let best = -1
      for (const site of task.stock.stocked) {
        if (used.has(site)) continue
        const { bound } = guess
        this.#bounds.bestWithin(task, site, left, guess)
        if (guess.bound < bound) best = site
      }
      if (best < 0) break
      used.add(best)
      left ^= guess.mask
      const price = this.#priceOf(task, this.#goods.ofMask(task.slots, guess.mask), best)
      score += price + (parts === 0 ? 0 : splitPenalty)
    }
    return score + (unfilled[left] as number)
  }
}
