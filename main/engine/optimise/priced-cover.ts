import { type Cover, LineCoverSolver } from '../sourcing/line-cover.ts'
import type { DemandClass } from './demand.ts'

/** What a unit costs on top at `sku * siteCount + site`; Infinity = there is none. */
export type UnitPrice = (cell: number) => number

/** Finds the cheapest way to ship a class when every unit of stock has a price. */
export class PricedCover {
  readonly #solver = new LineCoverSolver()
  readonly #siteCount: number
  readonly #maxSites: number
  readonly #splitPenalty: number
  #cost = new Float64Array(1024)
  #price = new Float64Array(64)

  constructor(network: { siteCount: number; maxSites: number; splitPenalty: number }) {
    this.#siteCount = network.siteCount
    this.#maxSites = network.maxSites
    this.#splitPenalty = network.splitPenalty
  }

  /** Overwritten by the next call. */
  solve({ skus, units, cost, unfilled }: DemandClass, price: UnitPrice): Cover {
    const lineCount = skus.length
    const size = 1 << lineCount
    const siteCount = this.#siteCount
    if (this.#cost.length < siteCount * size) this.#cost = new Float64Array(siteCount * size)
    if (this.#price.length < size) this.#price = new Float64Array(size)
    const priced = this.#cost
    const added = this.#price
    added[0] = 0
    for (let site = 0; site < siteCount; site++) {
      const row = site << lineCount
      priced[row] = Number.POSITIVE_INFINITY
      for (let line = 0; line < lineCount; line++) {
        const own = price((skus[line] as number) * siteCount + site) * (units[line] as number)
        const bit = 1 << line
        for (let rest = 0; rest < bit; rest++) {
          const sum = (added[rest] as number) + own
          added[bit + rest] = sum
          priced[row + bit + rest] = (cost[row + bit + rest] as number) + sum
        }
      }
    }
    return this.#solver.solve({
      siteCount,
      lineCount,
      maxSites: this.#maxSites,
      splitPenalty: this.#splitPenalty,
      shippable: null,
      cost: priced,
      unfilled,
      fillable: null,
    })
  }
}
