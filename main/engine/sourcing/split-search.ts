import type { FulfillmentPricer } from './fulfillment-pricer.ts'
import { type Cover, LineCoverSolver } from './line-cover.ts'
import type { OrderSlots } from './order-slots.ts'
import type { OrderStock } from './order-stock.ts'
import type { SourcingTerms } from './sourcing-terms.ts'
import type { SplitBounds } from './split-bounds.ts'

/** Sums of cents made in another order differ by less. */
const ROUNDING_CENTS = 1e-6

/** Prices subsets of an order's slots site by site, as many as are needed, and finds the cheapest cover. */
export class SplitSearch {
  /** `site * size + mask`; Infinity = impossible, or no part of a best plan. */
  cost = new Float64Array(256)
  readonly #slots: OrderSlots
  readonly #stock: OrderStock
  readonly #pricer: FulfillmentPricer
  readonly #terms: SourcingTerms
  readonly #bounds: SplitBounds
  readonly #solver = new LineCoverSolver()
  /** By site: union of the masks to be priced. */
  readonly #shippable: Int32Array
  readonly #guess = { mask: 0, bound: 0 }

  constructor(
    slots: OrderSlots,
    stock: OrderStock,
    pricer: FulfillmentPricer,
    terms: SourcingTerms,
    bounds: SplitBounds,
  ) {
    this.#slots = slots
    this.#stock = stock
    this.#pricer = pricer
    this.#terms = terms
    this.#bounds = bounds
    this.#shippable = new Int32Array(stock.masks.length)
  }

  /** Prices every subset at every site that has it; `offers` say what the whole order costs. */
  priceAll(): void {
    this.#start()
    this.#price(null)
  }

  /**
   * Prices what may be part of a plan that is as good as the best known: that of `alone`, the site that does the
   * whole order for least, or one guessed from the bounds. False when that leaves nothing to choose between.
   */
  pricePromising(alone: number, unfilled: Float64Array, maxSites: number): boolean {
    const offered = alone < 0 ? Number.POSITIVE_INFINITY : (this.#pricer.offers.score[alone] as number)
    if (this.#bounds.anySplit() > offered + ROUNDING_CENTS) return false
    this.#start()
    this.#bounds.look(unfilled, maxSites)
    const known = alone < 0 ? this.#guessed(unfilled, maxSites) : offered
    return this.#price(known + ROUNDING_CENTS)
  }

  solve(unfilled: Float64Array, fillable: Uint8Array | null, maxSites: number): Cover {
    const { splitPenalty } = this.#terms
    return this.#solver.solve({
      siteCount: this.#shippable.length,
      lineCount: this.#slots.count,
      maxSites,
      splitPenalty,
      shippable: this.#shippable,
      cost: this.cost,
      unfilled,
      fillable,
    })
  }

  #start(): void {
    const size = this.#stock.masks.length << this.#slots.count
    if (this.cost.length < size) this.cost = new Float64Array(size)
    this.#shippable.fill(0)
  }

  /** Prices what no bound keeps from costing at most `ceiling`; null = everything. */
  #price(ceiling: number | null): boolean {
    const { masks } = this.#stock
    const { score } = this.#pricer.offers
    const size = 1 << this.#slots.count
    const full = size - 1
    let any = false
    for (let site = 0; site < masks.length; site++) {
      if (masks[site] !== full) continue
      this.cost[site * size + full] = score[site] as number
      if (score[site] !== Number.POSITIVE_INFINITY) this.#shippable[site] = full
    }
    for (let mask = 1; mask < full; mask++) {
      for (let site = 0; site < masks.length; site++) {
        if ((mask & ~(masks[site] as number)) !== 0) continue
        const promising = ceiling === null || this.#bounds.planWith(site, mask) <= ceiling
        this.cost[site * size + mask] = promising ? this.#priceOf(site, mask) : Number.POSITIVE_INFINITY
        if (!promising) continue
        this.#shippable[site] = (this.#shippable[site] as number) | mask
        any = true
      }
    }
    return any
  }

  #priceOf(site: number, mask: number): number {
    if (!this.#stock.holds(site, mask)) return Number.POSITIVE_INFINITY
    this.#slots.select(mask)
    return this.#pricer.partScore(site)
  }

  /** Score of a plan made site by site of what looks cheapest; Infinity when it cannot be shipped. */
  #guessed(unfilled: Float64Array, maxSites: number): number {
    const { splitPenalty } = this.#terms
    const guess = this.#guess
    let left = (1 << this.#slots.count) - 1
    let used = 0
    let score = 0
    for (let parts = 0; parts < maxSites && left !== 0; parts++) {
      guess.mask = 0
      guess.bound = unfilled[left] as number
      let best = -1
      for (let site = 0; site < this.#shippable.length; site++) {
        if ((used >> site) & 1) continue
        const { bound } = guess
        this.#bounds.bestWithin(site, left, guess)
        if (guess.bound < bound) best = site
      }
      if (best < 0) break
      used |= 1 << best
      left ^= guess.mask
      score += this.#priceOf(best, guess.mask) + (parts === 0 ? 0 : splitPenalty)
    }
    return score + (unfilled[left] as number)
  }
}
