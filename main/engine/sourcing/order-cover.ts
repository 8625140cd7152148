import type { StockLedger } from '../prepare/stock-ledger.ts'
import { boundedCover } from './bounded-cover.ts'
import type { FulfillmentPricer } from './fulfillment-pricer.ts'
import { MAX_EXACT_LINES } from './line-cover.ts'
import type { OrderSlots } from './order-slots.ts'
import type { OrderStock } from './order-stock.ts'
import { isLate, NO_PLAN, type Plan, type PlanPart } from './plan.ts'
import type { SourcingTerms } from './sourcing-terms.ts'
import type { SplitSearch } from './split-search.ts'
import { SubsetLimits } from './subset-limits.ts'

/** Finds which site ships which slots: one site alone where that is proven best, else the best split. */
export class OrderCover {
  readonly #slots: OrderSlots
  readonly #stock: OrderStock
  readonly #pricer: FulfillmentPricer
  readonly #search: SplitSearch
  readonly #terms: SourcingTerms
  readonly #ledger: StockLedger
  readonly #ratesGrow: boolean
  readonly #limits = new SubsetLimits()

  /** `ratesGrow`: no rate card is cheaper for a heavier parcel, so that the bounds of the search hold. */
  constructor(
    slots: OrderSlots,
    stock: OrderStock,
    pricer: FulfillmentPricer,
    search: SplitSearch,
    terms: SourcingTerms,
    ledger: StockLedger,
    ratesGrow: boolean,
  ) {
    this.#slots = slots
    this.#stock = stock
    this.#pricer = pricer
    this.#search = search
    this.#terms = terms
    this.#ledger = ledger
    this.#ratesGrow = ratesGrow
  }

  /** The cheapest plan for the slots by so many sites; `bounded`: they are not cut finely enough to prove more. */
  cover(maxSites: number, bounded: boolean): Plan {
    const slots = this.#slots
    this.#stock.look()
    if (slots.count > MAX_EXACT_LINES) return this.#boundedCover(maxSites)
    slots.sumSubsets()
    const full = (1 << slots.count) - 1
    const { channelId, unfilledCents } = this.#terms
    const fillable = this.#limits.fillableMasks(slots, this.#ledger, channelId)
    const alone = this.#priceWhole(full, fillable === null || fillable[full] === 1)
    if (alone >= 0 && (maxSites === 1 || slots.count === 1)) return this.#planAlone(alone, full, bounded)
    const unfilled = this.#limits.unfilledCosts(slots, unfilledCents)
    // Complete before partial: where one site does everything, nothing is left out to save a fulfilment.
    if (alone >= 0) unfilled.fill(Number.POSITIVE_INFINITY, 1, full + 1)
    if (fillable === null && this.#ratesGrow) {
      const open = this.#search.pricePromising(alone, unfilled, maxSites)
      if (alone >= 0 && !open) return this.#planAlone(alone, full, bounded)
    } else this.#search.priceAll()
    const cover = this.#search.solve(unfilled, fillable, maxSites)
    return this.#plan(cover.masks, cover.filled, cover.score, bounded)
  }

  /** What each site asks for each subset it has, by `site * size + mask`; other entries say nothing. */
  everyPrice(): Float64Array {
    this.#lookAtWhole()
    this.#search.priceAll()
    return this.#search.cost.slice(0, this.#stock.masks.length << this.#slots.count)
  }

  /** The plan in which each site ships exactly these slots; none when one of them cannot. */
  coverAs(masks: Int32Array): Plan {
    this.#lookAtWhole()
    let filled = 0
    let parts = 0
    let score = 0
    masks.forEach((mask, site) => {
      if (mask === 0) return
      parts++
      filled |= mask
      this.#slots.select(mask)
      score += this.#stock.holds(site, mask) ? this.#pricer.partScore(site) : Number.POSITIVE_INFINITY
    })
    score += this.#terms.splitPenalty * (parts - 1)
    return Number.isFinite(score) ? this.#plan(masks, filled, score, false) : NO_PLAN
  }

  #lookAtWhole(): void {
    this.#stock.look()
    this.#slots.sumSubsets()
    this.#priceWhole((1 << this.#slots.count) - 1, true)
  }

  /** Prices every site that can do the whole order alone; returns the cheapest of them, -1 = none. */
  #priceWhole(full: number, fillable: boolean): number {
    const { offers } = this.#pricer
    const { masks } = this.#stock
    offers.clear()
    let best = -1
    let bestScore = Number.POSITIVE_INFINITY
    if (!fillable) return best
    for (let site = 0; site < masks.length; site++) {
      if (masks[site] !== full || !this.#stock.holds(site, full)) continue
      this.#slots.select(full)
      const score = this.#pricer.offer(site, 1)
      if (score < bestScore) {
        bestScore = score
        best = site
      }
    }
    return best
  }

  #planAlone(site: number, full: number, bounded: boolean): Plan {
    this.#slots.select(full)
    const part = this.#pricer.partAsOffered(site, this.#slots.slotsOf(full), full)
    const score = this.#pricer.offers.score[site] as number
    return { parts: [part], complete: true, late: isLate(part), bounded, score }
  }

  #plan(masks: Int32Array, filled: number, score: number, bounded: boolean): Plan {
    const slots = this.#slots
    const parts: PlanPart[] = []
    let fulfillments = 0
    for (const mask of masks) if (mask !== 0) fulfillments++
    for (let site = 0; site < this.#stock.masks.length; site++) {
      const mask = masks[site] as number
      if (mask === 0) continue
      slots.select(mask)
      const part = this.#pricer.part(site, slots.slotsOf(mask), mask, fulfillments)
      if (part === null) return NO_PLAN
      parts.push(part)
    }
    return { parts, complete: filled === (1 << slots.count) - 1, late: parts.some(isLate), bounded, score }
  }

  #boundedCover(maxSites: number): Plan {
    const slots = this.#slots
    const stock = this.#stock
    const { splitPenalty, unfilledCents } = this.#terms
    const { offers } = this.#pricer
    const cover = boundedCover({
      siteCount: stock.masks.length,
      slotCount: slots.count,
      maxSites,
      splitPenalty,
      skuOf: (slot) => slots.sku[slot] as number,
      unitsOf: (slot) => slots.units[slot] as number,
      unfilledOf: (slot) => slots.share(slot) * unfilledCents,
      availableAt: (sku, site) => stock.askedAt(sku, site),
      availableOverAll: (sku) => stock.overAll(sku),
      price: (site, chosen, fulfillments) => {
        slots.selectSlots(chosen)
        return this.#pricer.offer(site, fulfillments)
      },
    })
    offers.clear()
    const parts: PlanPart[] = []
    let filled = 0
    for (const { site, slots: chosen } of cover.parts) {
      slots.selectSlots(chosen)
      const part = this.#pricer.part(site, chosen, 0, cover.parts.length)
      if (part === null) return NO_PLAN
      parts.push(part)
      filled += chosen.length
      if (chosen.length === slots.count) offers.score[site] = cover.score
    }
    return {
      parts,
      complete: filled === slots.count,
      late: parts.some(isLate),
      bounded: true,
      score: cover.score,
    }
  }
}
