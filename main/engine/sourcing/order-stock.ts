import type { StockLedger } from '../prepare/stock-ledger.ts'
import type { OrderSlots } from './order-slots.ts'
import { SITE_OPEN, type SourcingTerms } from './sourcing-terms.ts'
import { wantedOf } from './subset-limits.ts'

/** Slots beyond have no bit in a mask. */
const MOST_MASKED = 30

/** What the sites that are asked have of one order's slots. Refilled with them. */
export class OrderStock {
  /** By site: slots it has the whole quantity of, each by itself. */
  readonly masks: Int32Array
  readonly counts: Int32Array
  /** The sites that have any slot whole, ascending. */
  readonly stocked: number[] = []
  readonly #stock: StockLedger
  readonly #units: Int32Array

  constructor(stock: StockLedger) {
    this.#stock = stock
    this.masks = new Int32Array(stock.siteCount)
    this.counts = new Int32Array(stock.siteCount)
    this.#units = new Int32Array(stock.siteCount)
  }

  look(slots: OrderSlots, { siteState, channelId, protectedUnits }: SourcingTerms): void {
    const { masks, counts } = this
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
    this.stocked.length = 0
    for (let site = 0; site < counts.length; site++) if (counts[site] !== 0) this.stocked.push(site)
  }

  /** Whether slots that want the same SKU have enough together. */
  holds(slots: OrderSlots, terms: SourcingTerms, site: number, mask: number): boolean {
    if (!slots.repeatsSku) return true
    for (let slot = 0; slot < slots.count; slot++) {
      if (((mask >> slot) & 1) === 0) continue
      const sku = slots.sku[slot] as number
      if (this.#unitsAt(terms, sku, site) < wantedOf(slots, sku, mask)) return false
    }
    return true
  }

  /** Units at the site that the order may take: none where it is not asked, negative when rules keep more than there is. */
  askedAt(terms: SourcingTerms, sku: number, site: number): number {
    return terms.siteState[site] === SITE_OPEN ? this.#unitsAt(terms, sku, site) : 0
  }

  /** Units of a SKU over all sites, those kept for other channels aside. */
  overAll({ channelId }: SourcingTerms, sku: number): number {
    return this.#stock.availableToPromise(sku, channelId)
  }

  /** Units of a SKU that the order may take over all sites that are asked. */
  found(terms: SourcingTerms, sku: number): number {
    let units = 0
    for (let site = 0; site < this.masks.length; site++) units += Math.max(0, this.askedAt(terms, sku, site))
    return Math.min(units, this.overAll(terms, sku))
  }

  #unitsAt({ channelId, protectedUnits }: SourcingTerms, sku: number, site: number): number {
    return this.#stock.available(sku, site, channelId) - (protectedUnits[site] as number)
  }
}
