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
  /** The lowest prices of a subset, ascending. */
  readonly #cheapest: number[] = []

  constructor(pricer: FulfillmentPricer, bounds: SplitBounds, siteCount: number) {
    this.#pricer = pricer
    this.#bounds = bounds
    this.#shippable = new Int32Array(siteCount)
  }

  /** Prices every subset at every site that has it; the task's offers say what the whole order costs. */
  priceAll(task: SourcingTask): void {
    const { slots, stock } = task
    const size = 1 << slots.count
    this.#start(task)
    this.#priceWhole(task)
    for (let mask = 1; mask < size - 1; mask++) {
      let goods: SlotGoods | null = null
      for (const site of stock.stocked) {
        if ((mask & ~(stock.masks[site] as number)) !== 0) continue
        goods ??= this.#goods.ofMask(slots, mask)
        this.#setPrice(site, mask, size, this.#priceOf(task, goods, site))
      }
    }
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
    this.#priceWhole(task)
    return this.#priceCheapest(task, known + ROUNDING_CENTS, Math.min(maxSites, task.slots.count))
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

  /** What the whole order costs at each site that has it, as the task's offers say. */
  #priceWhole({ slots, stock, offers }: SourcingTask): void {
    const full = (1 << slots.count) - 1
    for (const site of stock.stocked) {
      if (stock.masks[site] === full) this.#setPrice(site, full, full + 1, offers.score[site] as number)
    }
  }

  #setPrice(site: number, mask: number, size: number, cents: number): void {
    this.cost[site * size + mask] = cents
    if (cents !== Number.POSITIVE_INFINITY) this.#shippable[site] = (this.#shippable[site] as number) | mask
  }

  /**
   * Prices what no bound keeps from costing at most `ceiling`; of each subset at the sites that are among the `maxSites`
   * cheapest for it: one of those ships nothing else in any plan, and would do it for less than a dearer site.
   */
  #priceCheapest(task: SourcingTask, ceiling: number, maxSites: number): boolean {
    const size = 1 << task.slots.count
    const sites = this.#shippable.length
    const bounds = this.#bounds
    const promising = this.#candidates(task, ceiling)
    const cheapest = this.#cheapest
    for (let i = 0; i < promising.length; ) {
      const mask = Math.floor((promising[i] as number) / sites)
      const from = i
      this.#goods.ofMask(task.slots, mask)
      cheapest.length = 0
      for (; i < promising.length; i++) {
        const site = (promising[i] as number) - mask * sites
        if (site >= sites) break
        const most =
          cheapest.length < maxSites ? Number.POSITIVE_INFINITY : (cheapest[maxSites - 1] as number)
        const at = site * size + mask
        if (bounds.ofSite(site, mask) > most + ROUNDING_CENTS) {
          this.cost[at] = Number.POSITIVE_INFINITY
          continue
        }
        const cents = this.#priceOf(task, this.#goods, site)
        this.cost[at] = cents
        if (cents < most) insert(cheapest, cents)
      }
      const most = cheapest.length < maxSites ? Number.POSITIVE_INFINITY : (cheapest[maxSites - 1] as number)
      for (let n = from; n < i; n++) {
        const site = (promising[n] as number) - mask * sites
        const cents = this.cost[site * size + mask] as number
        this.#setPrice(site, mask, size, cents > most ? Number.POSITIVE_INFINITY : cents)
      }
    }
    return promising.length > 0
  }

  /** Subset * sites + site of what is to be priced, by subset and bound. */
  #candidates({ slots, stock }: SourcingTask, ceiling: number): readonly number[] {
    const { masks, stocked } = stock
    const size = 1 << slots.count
    const sites = masks.length
    const bounds = this.#bounds
    const found = this.#promising
    found.length = 0
    for (const site of stocked) {
      const own = masks[site] as number
      for (let mask = own; mask > 0; mask = (mask - 1) & own) {
        if (mask === size - 1) continue
        if (bounds.planWith(site, mask) <= ceiling) found.push(mask * sites + site)
        else this.cost[site * size + mask] = Number.POSITIVE_INFINITY
      }
    }
    return found.sort((a, b) => {
      const mask = Math.floor(a / sites)
      const other = Math.floor(b / sites)
      if (mask !== other) return mask - other
      return bounds.ofSite(a - mask * sites, mask) - bounds.ofSite(b - mask * sites, mask) || a - b
    })
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

/** Keeps the numbers ascending. */
function insert(numbers: number[], one: number): void {
  let at = numbers.length
  numbers.push(one)
  for (; at > 0 && (numbers[at - 1] as number) > one; at--) numbers[at] = numbers[at - 1] as number
  numbers[at] = one
}
