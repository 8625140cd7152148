import { type Cover, LineCoverSolver, MAX_EXACT_LINES } from '../sourcing/line-cover.ts'
import type { DemandClass, Network } from './demand.ts'

/** What a unit of a line costs on top at the cell `sku * siteCount + site`; Infinity = there is none. */
export type UnitPrice = (cell: number, line: number) => number

/**
 * Finds the cheapest way to ship a class when every unit of stock has a price. One site for all lines is
 * tried first; where costs grow, the dynamic programme runs only when two sites or a part of the lines could be
 * cheaper: every part of a split costs at least its site's cheapest line.
 */
export class PricedCover {
  readonly #solver = new LineCoverSolver()
  readonly #siteCount: number
  readonly #maxSites: number
  readonly #splitPenalty: number
  readonly #grows: boolean
  readonly #shippable: Int32Array
  readonly #single: Cover
  #cost = new Float64Array(1024)
  /** Price of the subset of lines at the current site; of no lines 0. */
  #added = new Float64Array(64)
  /** `site * MAX_EXACT_LINES + line`. */
  readonly #linePrices: Float64Array
  #bestScore = 0

  constructor(network: Omit<Network, 'classes' | 'stock'>) {
    this.#siteCount = network.siteCount
    this.#maxSites = network.maxSites
    this.#splitPenalty = network.splitPenalty
    this.#grows = network.grows
    this.#linePrices = new Float64Array(network.siteCount * MAX_EXACT_LINES)
    this.#shippable = new Int32Array(network.siteCount)
    this.#single = { masks: new Int32Array(network.siteCount), filled: 0, sitesUsed: 0, score: 0 }
  }

  /** Overwritten by the next call. */
  solve(own: DemandClass, price: UnitPrice): Cover {
    const site = this.#oneSite(own, price)
    if (site !== NOT_PROVEN) return this.#alone(own, site)
    this.#priceSubsets(own)
    return this.#solver.solve({
      siteCount: this.#siteCount,
      lineCount: own.skus.length,
      maxSites: this.#maxSites,
      splitPenalty: this.#splitPenalty,
      shippable: this.#shippable,
      cost: this.#cost,
      unfilled: own.unfilled,
      fillable: null,
    })
  }

  /**
   * The site that ships everything and is proven best, -1 when leaving everything unfilled is, NOT_PROVEN when
   * more must be tried. Notes what each site has and the price of each line there.
   */
  #oneSite({ skus, units, cost, unfilled }: DemandClass, price: UnitPrice): number {
    const lineCount = skus.length
    const full = (1 << lineCount) - 1
    const siteCount = this.#siteCount
    const shippable = this.#shippable
    const prices = this.#linePrices
    this.#bestScore = unfilled[full] as number
    let best = -1
    let first = Number.POSITIVE_INFINITY
    let second = Number.POSITIVE_INFINITY
    for (let site = 0; site < siteCount; site++) {
      const row = site << lineCount
      let stocked = 0
      let added = 0
      let floor = Number.POSITIVE_INFINITY
      for (let line = 0; line < lineCount; line++) {
        const each = price((skus[line] as number) * siteCount + site, line)
        if (each === Number.POSITIVE_INFINITY) continue
        const own = each * (units[line] as number)
        stocked |= 1 << line
        added += own
        prices[site * MAX_EXACT_LINES + line] = own
        const alone = (cost[row + (1 << line)] as number) + own
        if (alone < floor) floor = alone
      }
      shippable[site] = stocked
      if (stocked === full) {
        const score = (cost[row + full] as number) + added
        if (score < this.#bestScore) {
          this.#bestScore = score
          best = site
        }
      }
      if (floor < first) {
        second = first
        first = floor
      } else if (floor < second) second = floor
    }
    if (lineCount === 1) return best
    if (!this.#grows) return NOT_PROVEN
    const split = this.#maxSites > 1 ? first + second + this.#splitPenalty : Number.POSITIVE_INFINITY
    let least = Number.POSITIVE_INFINITY
    for (let line = 0; line < lineCount; line++) least = Math.min(least, unfilled[1 << line] as number)
    return Math.min(split, first + least) >= this.#bestScore ? best : NOT_PROVEN
  }

  #alone(own: DemandClass, site: number): Cover {
    const single = this.#single
    single.masks.fill(0)
    single.filled = 0
    single.sitesUsed = 0
    if (site >= 0) {
      single.filled = (1 << own.skus.length) - 1
      single.masks[site] = single.filled
      single.sitesUsed = 1
    }
    single.score = this.#bestScore
    return single
  }

  #priceSubsets({ skus, cost }: DemandClass): void {
    const lineCount = skus.length
    const size = 1 << lineCount
    const siteCount = this.#siteCount
    if (this.#cost.length < siteCount * size) this.#cost = new Float64Array(siteCount * size)
    if (this.#added.length < size) this.#added = new Float64Array(size)
    const priced = this.#cost
    const added = this.#added
    for (let site = 0; site < siteCount; site++) {
      const row = site << lineCount
      const stocked = this.#shippable[site] as number
      // Every subset of what the site has, ascending.
      for (let mask = stocked & -stocked; mask !== 0; mask = (mask - stocked) & stocked) {
        const line = 31 - Math.clz32(mask)
        const sum =
          (added[mask ^ (1 << line)] as number) + (this.#linePrices[site * MAX_EXACT_LINES + line] as number)
        added[mask] = sum
        priced[row + mask] = (cost[row + mask] as number) + sum
      }
    }
  }
}

/** No site: more than one, or a part, may be better. */
const NOT_PROVEN = -2
