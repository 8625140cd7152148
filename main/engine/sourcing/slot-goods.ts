import { assert } from '../../../shared/lib/assert.ts'
import type { CartonItem } from '../shipping/cartons.ts'
import type { Goods } from '../shipping/goods.ts'
import { type OrderSlots, slotsOfMask } from './order-slots.ts'

/** Stands for a mask where slots are a list. */
export const LISTED = 0

/**
 * The goods of some slots of an order. A loop that tries one subset after the other owns one and refills it;
 * whoever is handed it reads it before returning and keeps nothing of it.
 */
export class SlotGoods implements Goods {
  weightG = 0
  volumeMm3 = 0
  longestMm = 0
  flags = 0
  units = 0
  /** The slots as a mask; 0 = they are a list. */
  mask = LISTED
  #slots: OrderSlots | null = null
  #listed: readonly number[] = []

  /** Refills it with a subset; `slots.sumSubsets` was called. */
  ofMask(slots: OrderSlots, mask: number): this {
    this.#slots = slots
    this.mask = mask
    this.weightG = slots.weightG[mask] as number
    this.volumeMm3 = slots.volumeMm3[mask] as number
    this.longestMm = slots.longestMm[mask] as number
    this.flags = slots.flags[mask] as number
    this.units = slots.unitsOf[mask] as number
    return this
  }

  /** The same for a list of slots, however many the order has. */
  ofList(slots: OrderSlots, listed: readonly number[]): this {
    this.#slots = slots
    this.#listed = listed
    this.mask = LISTED
    this.weightG = 0
    this.volumeMm3 = 0
    this.longestMm = 0
    this.flags = 0
    this.units = 0
    const { weightG, volumeMm3, longestMm, flags } = slots.columns
    for (const slot of listed) {
      const sku = slots.sku[slot] as number
      const units = slots.units[slot] as number
      this.weightG += units * (weightG[sku] as number)
      this.volumeMm3 += units * (volumeMm3[sku] as number)
      this.longestMm = Math.max(this.longestMm, longestMm[sku] as number)
      this.flags |= flags[sku] as number
      this.units += units
    }
    return this
  }

  /** The same for what one site ships of a plan. */
  ofPart(slots: OrderSlots, part: { readonly mask: number; readonly slots: readonly number[] }): this {
    return part.mask === LISTED ? this.ofList(slots, part.slots) : this.ofMask(slots, part.mask)
  }

  /** Positions of the slots. */
  list(): readonly number[] {
    return this.mask === LISTED ? this.#listed : slotsOfMask(this.mask)
  }

  /** Position of a slot's SKU in the world. */
  skuOf(slot: number): number {
    return this.#filled().sku[slot] as number
  }

  items(): readonly CartonItem[] {
    const slots = this.#filled()
    return this.list().map((slot) => slots.itemOf(slot))
  }

  #filled(): OrderSlots {
    assert(this.#slots, 'goods are filled before they are read')
    return this.#slots
  }
}
