import { rowFor } from '../shipping/tariffs.ts'
import type { FloorPrices, FloorTable } from './floor-prices.ts'
import type { FulfillmentPricer } from './fulfillment-pricer.ts'
import type { SlotGoods } from './slot-goods.ts'
import type { SourcingTask } from './sourcing-task.ts'
import type { SourcingTerms } from './sourcing-terms.ts'

/**
 * What the subsets of an order's slots cost at least, site by site and together, without asking for any price:
 * handling, distance and preference are known, shipping costs at least the floor price of the weight. What cannot
 * be part of a better plan than is known need not be priced.
 */
export class SplitBounds {
  readonly #pricer: FulfillmentPricer
  readonly #floors: FloorPrices
  /** Site * size + mask, for the masks that the site has. */
  #boundOf = new Float64Array(0)
  /** By mask: of the site where that is least. */
  #least = new Float64Array(0)
  /** By mask: of dealing with these slots whatever way, each further fulfilment with its penalty. */
  #rest = new Float64Array(0)
  /** By mask: where the prices of its weight stand in the table of floor prices. */
  #rows = new Int32Array(0)
  #size = 0
  /** By site, from `anySplit`: of a fulfilment besides shipping, a rule's preference taken off, and of each unit. */
  readonly #fixed: Float64Array
  readonly #perUnit: Float64Array

  constructor(pricer: FulfillmentPricer, floors: FloorPrices, siteCount: number) {
    this.#pricer = pricer
    this.#floors = floors
    this.#fixed = new Float64Array(siteCount)
    this.#perUnit = new Float64Array(siteCount)
  }

  /**
   * Fills the bounds for a task, whose `anySplit` was asked last. `goods` are all of its goods; `unfilled`: cost of
   * leaving slots out, by mask, additive.
   */
  look(task: SourcingTask, goods: SlotGoods, unfilled: Float64Array, maxSites: number): void {
    this.#size = 1 << task.slots.count
    this.#lookAtSites(task, goods)
    this.#lookAtRests(task.terms.splitPenalty, unfilled, maxSites)
  }

  /** Of every plan in which two sites or more ship everything: the first grams of two, all units handled. */
  anySplit(task: SourcingTask): number {
    const { slots, terms, stock } = task
    const table = this.#table(terms)
    const units = slots.unitsOf[(1 << slots.count) - 1] as number
    const { splitPenalty } = terms
    const { maxBonusCents } = terms.byRule
    let first = Number.POSITIVE_INFINITY
    let second = Number.POSITIVE_INFINITY
    let perUnit = Number.POSITIVE_INFINITY
    for (const site of stock.stocked) {
      const fixed = this.#pricer.knownCents(terms, site, 0) - maxBonusCents
      const ofUnit = this.#pricer.knownCents(terms, site, 1) - maxBonusCents - fixed
      this.#fixed[site] = fixed
      this.#perUnit[site] = ofUnit
      perUnit = Math.min(perUnit, ofUnit)
      const floor = (table.cents[site] as number) + fixed
      if (floor < first) {
        second = first
        first = floor
      } else if (floor < second) second = floor
    }
    return first + second + perUnit * units + splitPenalty
  }

  /** Of the site shipping exactly these slots, which it has. */
  ofSite(site: number, mask: number): number {
    return this.#boundOf[site * this.#size + mask] as number
  }

  /** Of every plan in which the site ships exactly these slots. */
  planWith(site: number, mask: number): number {
    const full = this.#size - 1
    return (this.#boundOf[site * this.#size + mask] as number) + (this.#rest[full ^ mask] as number)
  }

  /** The mask of the site with the least bound, among those within `slots`, and that bound; mask 0 = none. */
  bestWithin(task: SourcingTask, site: number, slots: number, into: { mask: number; bound: number }): void {
    const own = (task.stock.masks[site] as number) & slots
    for (let mask = own; mask > 0; mask = (mask - 1) & own) {
      const bound = (this.#boundOf[site * this.#size + mask] as number) + (this.#rest[slots ^ mask] as number)
      if (bound < into.bound) {
        into.bound = bound
        into.mask = mask
      }
    }
  }

  #table({ ship, byRule }: SourcingTerms): FloorTable {
    return this.#floors.of(ship.destination, ship.level, byRule.any, byRule.relay)
  }

  #lookAtSites({ slots, stock, terms }: SourcingTask, goods: SlotGoods): void {
    const size = this.#size
    const { masks, stocked } = stock
    const sites = masks.length
    if (this.#boundOf.length < sites * size) this.#boundOf = new Float64Array(sites * size)
    if (this.#least.length < size) {
      this.#least = new Float64Array(size)
      this.#rest = new Float64Array(size)
      this.#rows = new Int32Array(size)
    }
    const table = this.#table(terms)
    const { weightG, unitsOf } = slots
    const rows = this.#rows
    const least = this.#least
    const byWeight = this.#floors.areOneParcel(table, goods)
    for (let mask = 1; mask < size; mask++)
      rows[mask] = byWeight ? rowFor(table.tariff.prices, weightG[mask] as number) * sites : 0
    least.fill(Number.POSITIVE_INFINITY, 0, size)
    for (const site of stocked) {
      const own = masks[site] as number
      const fixed = this.#fixed[site] as number
      const perUnit = this.#perUnit[site] as number
      for (let mask = own; mask > 0; mask = (mask - 1) & own) {
        const cents = table.cents[(rows[mask] as number) + site] as number
        const bound = cents + fixed + (unitsOf[mask] as number) * perUnit
        this.#boundOf[site * size + mask] = bound
        if (bound < (least[mask] as number)) least[mask] = bound
      }
    }
  }

  #lookAtRests(splitPenalty: number, unfilled: Float64Array, maxSites: number): void {
    const rest = this.#rest
    const least = this.#least
    rest[0] = 0
    for (let mask = 1; mask < this.#size; mask++) {
      const lowest = mask & -mask
      const others = mask ^ lowest
      let bound = (unfilled[lowest] as number) + (rest[others] as number)
      if (maxSites > 1) {
        for (let sub = others; ; sub = (sub - 1) & others) {
          const split = (least[lowest | sub] as number) + splitPenalty + (rest[others ^ sub] as number)
          if (split < bound) bound = split
          if (sub === 0) break
        }
      }
      rest[mask] = bound
    }
  }
}
