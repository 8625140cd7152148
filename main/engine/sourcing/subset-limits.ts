import type { StockLedger } from '../prepare/stock-ledger.ts'
import type { OrderSlots } from './order-slots.ts'

/** What an order's subsets of slots mean as a whole, wherever they ship from. Overwritten by the next order. */
export class SubsetLimits {
  #unfilled = new Float64Array(0)
  #fillable = new Uint8Array(0)

  /** Cost of leaving exactly these slots unfilled, by mask; a part of a line costs its share. */
  unfilledCosts(slots: OrderSlots, centsPerLine: number): Float64Array {
    const size = 1 << slots.count
    if (this.#unfilled.length < size) this.#unfilled = new Float64Array(size)
    const unfilled = this.#unfilled
    unfilled[0] = 0
    for (let mask = 1; mask < size; mask++) {
      const slot = 31 - Math.clz32(mask)
      unfilled[mask] = (unfilled[mask ^ (1 << slot)] as number) + slots.share(slot) * centsPerLine
    }
    return unfilled
  }

  /** By mask: 0 = takes what is kept over all sites for other channels; null = no subset does. */
  fillableMasks(slots: OrderSlots, stock: StockLedger, channelId: string): Uint8Array | null {
    const size = 1 << slots.count
    let fillable: Uint8Array | null = null
    for (let slot = 0; slot < slots.count; slot++) {
      const sku = slots.sku[slot] as number
      if (!stock.keptOverAll(sku, channelId)) continue
      const limit = stock.availableToPromise(sku, channelId)
      if (wantedOf(slots, sku, size - 1) <= limit) continue
      if (fillable === null) {
        if (this.#fillable.length < size) this.#fillable = new Uint8Array(size)
        fillable = this.#fillable.fill(1)
      }
      for (let mask = 1; mask < size; mask++) if (wantedOf(slots, sku, mask) > limit) fillable[mask] = 0
    }
    return fillable
  }
}

/** Units of one SKU over the slots of a mask. */
export function wantedOf(slots: OrderSlots, sku: number, mask: number): number {
  let units = 0
  for (let slot = 0; slot < slots.count; slot++) {
    if ((mask >> slot) & 1 && slots.sku[slot] === sku) units += slots.units[slot] as number
  }
  return units
}
