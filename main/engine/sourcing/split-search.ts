import type { FulfillmentPricer } from './fulfillment-pricer.ts'
import { type Cover, LineCoverSolver } from './line-cover.ts'
import type { OrderSlots } from './order-slots.ts'
import { SlotGoods } from './slot-goods.ts'
import type { SourcingTask } from './sourcing-task.ts'
import type { SplitBounds } from './split-bounds.ts'

/** Sums of cents made in another order differ by less. */
const ROUNDING_CENTS = 1e-6

/** Prices subsets of an order's slots site by site, as many as are needed, and finds the cheapest cover. */
export class SplitSearch {
  /** `site * size + mask`; Infinity = impossible, or no part of a best plan. */
  cost = new Float64Array(0)
  readonly #pricer: FulfillmentPricer
  readonly #bounds: SplitBounds
  readonly #solver = new LineCoverSolver()
  /** By site: union of the masks to be priced. */
  readonly #shippable: Int32Array
  /** The subset being priced. */
  readonly #goods = new SlotGoods()
  readonly #guess = { mask: 0, bound: 0 }
  readonly #promising: number[] = []
  #begins = new Int32Array(0)
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
    const begins = this.#candidates(task, ceiling)
    for (let mask = 1; mask < size - 1; mask++) {
      const from = begins[mask] as number
      const to = begins[mask + 1] as number
      if (from === to) continue
      const same = leastAlike(task.slots, mask)
      if (same === mask) this.#priceSubset(task, mask, from, to, maxSites)
      else {
        for (let n = from; n < to; n++) {
          const site = this.#promising[n] as number
          this.#setPrice(site, mask, size, this.cost[site * size + same] as number)
        }
      }
    }
    return this.#promising.length > 0
  }

  #priceSubset(task: SourcingTask, mask: number, from: number, to: number, maxSites: number): void {
    const size = 1 << task.slots.count
    const sites = this.#promising
    const cheapest = this.#cheapest
    const bounds = this.#bounds
    this.#goods.ofMask(task.slots, mask)
    cheapest.length = 0
    const dearest = () =>
      cheapest.length < maxSites ? Number.POSITIVE_INFINITY : (cheapest[maxSites - 1] as number)
    const price = (site: number) => {
      const cents = this.#priceOf(task, this.#goods, site)
      this.cost[site * size + mask] = cents
      if (cents < dearest()) insert(cheapest, cents)
    }
    // Those that look cheapest first: few of the others can be cheaper still.
    const first = Math.min(from + maxSites, to)
    for (let n = from; n < first; n++) {
      let least = n
      for (let i = n + 1; i < to; i++) {
        if (bounds.ofSite(sites[i] as number, mask) < bounds.ofSite(sites[least] as number, mask)) least = i
      }
      const site = sites[least] as number
      sites[least] = sites[n] as number
      sites[n] = site
      price(site)
    }
    for (let n = first; n < to; n++) {
      const site = sites[n] as number
      if (bounds.ofSite(site, mask) > dearest() + ROUNDING_CENTS)
        this.cost[site * size + mask] = Number.POSITIVE_INFINITY
      else price(site)
    }
    for (let n = from; n < to; n++) {
      const site = sites[n] as number
      const cents = this.cost[site * size + mask] as number
      this.#setPrice(site, mask, size, cents > dearest() ? Number.POSITIVE_INFINITY : cents)
    }
  }

  /**
   * Leaves the sites that may be part of such a plan in `#promising`, by what they would ship of it; returns where those
   * of each subset begin.
   */
  #candidates({ slots, stock }: SourcingTask, ceiling: number): Int32Array {
    const { masks, stocked } = stock
    const size = 1 << slots.count
    const bounds = this.#bounds
    if (this.#begins.length <= size) this.#begins = new Int32Array(size + 1)
    const begins = this.#begins.fill(0, 0, size + 1)
    const each = (found: (site: number, mask: number) => void) => {
      for (const site of stocked) {
        const own = masks[site] as number
        for (let mask = own; mask > 0; mask = (mask - 1) & own) {
          if (mask === size - 1) continue
          if (bounds.planWith(site, mask) <= ceiling) found(site, mask)
          else this.cost[site * size + mask] = Number.POSITIVE_INFINITY
        }
      }
    }
    each((_, mask) => void (begins[mask] = (begins[mask] as number) + 1))
    let count = 0
    for (let mask = 0; mask <= size; mask++) {
      count += begins[mask] as number
      begins[mask] = count
    }
    this.#promising.length = count
    // From the end of each, so that they begin where the next lower subset ends.
    each((site, mask) => {
      const at = (begins[mask] as number) - 1
      begins[mask] = at
      this.#promising[at] = site
    })
    return begins
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

/** The subset of the same goods with the smallest number: pieces of one line are alike where they are of as many units. */
function leastAlike({ count, line, units, repeatsSku }: OrderSlots, mask: number): number {
  if (!repeatsSku) return mask
  let least = mask
  for (let slot = 1; slot < count; slot++) {
    if (((least >> slot) & 1) === 0) continue
    let to = slot
    for (
      let other = slot - 1;
      other >= 0 && line[other] === line[slot] && units[other] === units[slot];
      other--
    )
      if (((least >> other) & 1) === 0) to = other
    if (to !== slot) least ^= (1 << slot) | (1 << to)
  }
  return least
}
