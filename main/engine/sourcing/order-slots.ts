import type { ProductColumns } from '../prepare/product-columns.ts'
import type { CartonItem } from '../shipping/cartons.ts'

/** Room for the subsets of three slots: so little needs no memory of its own, and most runs decide one order. */
const FEW = 8

/**
 * What an order asks for, cut into slots: units of one line that go together. As a rule one slot a line; when
 * a line has to be split over sites, several. Every subset of slots is a bit mask. Refilled for each order by the
 * loop that owns it; plans refer to it until then.
 */
export class OrderSlots {
  readonly columns: ProductColumns
  /** Slots in use. */
  count = 0
  /** Per slot: position of the line in the order, of the SKU in the world, units, and units of its whole line. */
  readonly line: number[] = []
  readonly sku: number[] = []
  readonly units: number[] = []
  readonly ofLine: number[] = []
  /** Two slots want the same SKU: what one takes is gone for the other. */
  repeatsSku = false
  /** Of every subset, once they are summed. */
  weightG = new Float64Array(FEW)
  volumeMm3 = new Float64Array(FEW)
  longestMm = new Float64Array(FEW)
  flags = new Int32Array(FEW)
  unitsOf = new Int32Array(FEW)

  constructor(columns: ProductColumns) {
    this.columns = columns
  }

  /** The same slots, for who needs them after these are refilled; subsets are not summed. */
  copy(): OrderSlots {
    const copy = new OrderSlots(this.columns)
    for (let slot = 0; slot < this.count; slot++) {
      copy.add(
        this.line[slot] as number,
        this.sku[slot] as number,
        this.units[slot] as number,
        this.ofLine[slot] as number,
      )
    }
    return copy
  }

  clear(): void {
    this.count = 0
    this.repeatsSku = false
  }

  /** `ofLine`: units of the line that the slot is a part of. */
  add(line: number, sku: number, units: number, ofLine: number): void {
    for (let i = 0; i < this.count; i++) if (this.sku[i] === sku) this.repeatsSku = true
    this.line[this.count] = line
    this.sku[this.count] = sku
    this.units[this.count] = units
    this.ofLine[this.count] = ofLine
    this.count++
  }

  /** Totals of every subset, each from the subset without its highest slot. For at most MAX_EXACT_LINES slots. */
  sumSubsets(): void {
    const size = 1 << this.count
    if (this.weightG.length < size) {
      this.weightG = new Float64Array(size)
      this.volumeMm3 = new Float64Array(size)
      this.longestMm = new Float64Array(size)
      this.flags = new Int32Array(size)
      this.unitsOf = new Int32Array(size)
    }
    const { weightG, volumeMm3, longestMm, flags } = this.columns
    for (let mask = 1; mask < size; mask++) {
      const slot = 31 - Math.clz32(mask)
      const rest = mask ^ (1 << slot)
      const sku = this.sku[slot] as number
      const units = this.units[slot] as number
      this.weightG[mask] = (this.weightG[rest] as number) + units * (weightG[sku] as number)
      this.volumeMm3[mask] = (this.volumeMm3[rest] as number) + units * (volumeMm3[sku] as number)
      this.longestMm[mask] = Math.max(this.longestMm[rest] as number, longestMm[sku] as number)
      this.flags[mask] = (this.flags[rest] as number) | (flags[sku] as number)
      this.unitsOf[mask] = (this.unitsOf[rest] as number) + units
    }
  }

  /** Part of its line that a slot is; 1 for a whole line. */
  share(slot: number): number {
    return (this.units[slot] as number) / (this.ofLine[slot] as number)
  }

  /** Units of one SKU over all slots. */
  wanted(sku: number): number {
    let units = 0
    for (let slot = 0; slot < this.count; slot++) {
      if (this.sku[slot] === sku) units += this.units[slot] as number
    }
    return units
  }

  itemOf(slot: number): CartonItem {
    const { products, weightG } = this.columns
    const sku = this.sku[slot] as number
    return {
      line: slot,
      quantity: this.units[slot] as number,
      weightG: weightG[sku] as number,
      dimensions: (products[sku] as (typeof products)[number]).dimensions,
    }
  }
}

/** Slots of a mask, ascending. */
export function slotsOfMask(mask: number): number[] {
  let bits = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) bits++
  const slots = new Array<number>(bits)
  let rest = mask
  for (let i = 0; i < bits; i++, rest &= rest - 1) slots[i] = 31 - Math.clz32(rest & -rest)
  return slots
}
