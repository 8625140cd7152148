import type { StockLedger } from '../prepare/stock-ledger.ts'
import type { OrderSlots } from './order-slots.ts'
import { SITE_OPEN, type SourcingTerms } from './sourcing-terms.ts'
import { wantedOf } from './subset-limits.ts'

/** Slots beyond have no bit in a mask. */
const MOST_MASKED = 30

/** What the sites that are asked have of an order's slots. */
export class OrderStock {
  /** By site, from the last `look`: slots it has the whole quantity of, each by itself. */
  readonly masks: Int32Array
  readonly counts: Int32Array
  readonly #stock: StockLedger
  readonly #slots: OrderSlots
  readonly #terms: SourcingTerms
  readonly #units: Int32Array

  constructor(stock: StockLedger, slots: OrderSlots, terms: SourcingTerms) {
    this.#stock = stock
    this.#slots = slots
    this.#terms = terms
    this.masks = new Int32Array(stock.siteCount)
    this.counts = new Int32Array(stock.siteCount)
    this.#units = new Int32Array(stock.siteCount)
  }

  look(): void {
    const { masks, counts } = this
    const { siteState, channelId, protectedUnits } = this.#terms
    const slots = this.#slots
    const units = this.#units
    masks.fill(0)
    counts.fill(0)
    for (let slot = 0; slot < slots.count; slot++) {
      const wanted = slots.units[slot] as number
      const bit = slot < MOST_MASKED ? 1 << slot : 0
      this.#stock.availableBySite(slots.sku[slot] as number, channelId, units)
      for (let site = 0; site < units.length; site++) {
        if (siteState[site] !== SITE_OPEN) continue
        if ((units[site] as number) - (protectedUnits[site] as number) < wanted) continue
        masks[site] = (masks[site] as number) | bit
        counts[site] = (counts[site] as number) + 1
      }
    }
  }

  /** Whether slots that want the same SKU have enough together. */
  holds(site: number, mask: number): boolean {
    const slots = this.#slots
    if (!slots.repeatsSku) return true
    for (let slot = 0; slot < slots.count; slot++) {
      if (((mask >> slot) & 1) === 0) continue
      const sku = slots.sku[slot] as number
      if (this.unitsAt(sku, site) < wantedOf(slots, sku, mask)) return false
    }
    return true
  }

  /** Units at the site that the order may take; negative when rules keep more than there is. */
  unitsAt(sku: number, site: number): number {
    const units = this.#stock.available(sku, site, this.#terms.channelId)
    return units - (this.#terms.protectedUnits[site] as number)
  }

  /** The same, none where the site is not asked. */
  askedAt(sku: number, site: number): number {
    return this.#terms.siteState[site] === SITE_OPEN ? this.unitsAt(sku, site) : 0
  }

  /** Units of a SKU over all sites, those kept for other channels aside. */
  overAll(sku: number): number {
    return this.#stock.availableToPromise(sku, this.#terms.channelId)
  }

  /** Units of a SKU that the order may take over all sites that are asked. */
  found(sku: number): number {
    let units = 0
    for (let site = 0; site < this.masks.length; site++) units += Math.max(0, this.askedAt(sku, site))
    return Math.min(units, this.overAll(sku))
  }
}
