import type { Product } from '../../../shared/domain/product.ts'
import type { ProductColumns } from '../prepare/prepared-world.ts'
import type { CartonItem } from '../shipping/cartons.ts'
import type { Goods } from '../shipping/goods.ts'

/** Stands for a mask while slots are selected as a list. */
const NOTHING_SELECTED = -1

/**
 * What an order asks for, cut into slots: units of one line that go together. As a rule one slot a line; when
 * a line has to be split over sites, several. Every subset of slots is a bit mask.
 */
export class OrderSlots {
  /** Slots in use. */
  count = 0
  /** Per slot: position of the line in the order, of the SKU in the world, units. */
  readonly line: number[] = []
  readonly sku: number[] = []
  readonly units: number[] = []
  /** Two slots want the same SKU: what one takes is gone for the other. */
  repeatsSku = false
  /** Goods of the subset last `select`ed. */
  readonly goods: MutableGoods

  readonly #columns: ProductColumns
  #weightG = new Float64Array(64)
  #volumeMm3 = new Float64Array(64)
  #longestMm = new Float64Array(64)
  #flags = new Int32Array(64)
  #units = new Int32Array(64)
  #selected: readonly number[] = []
  #mask = NOTHING_SELECTED
  #whole: { line: number[]; sku: number[]; units: number[] } | null = null

  constructor(columns: ProductColumns) {
    this.#columns = columns
    this.goods = { weightG: 0, volumeMm3: 0, longestMm: 0, flags: 0, items: () => this.#items() }
  }

  /** Units of the subset last `select`ed. */
  selectedUnits = 0
  /** Grows with every selection, so that others can tell whether theirs is still the same. */
  selection = 0

  clear(): void {
    this.count = 0
    this.#mask = NOTHING_SELECTED
    this.repeatsSku = false
    this.#whole = null
  }

  /** Puts other slots in place of the whole lines, which `restoreLines` brings back. */
  cut(pieces: readonly { line: number; sku: number; units: number }[]): void {
    const whole = { line: this.line.slice(0, this.count), sku: this.sku.slice(), units: this.units.slice() }
    this.clear()
    for (const piece of pieces) this.add(piece.line, piece.sku, piece.units)
    this.#whole = whole
  }

  /** Undoes `cut`. */
  restoreLines(): void {
    const whole = this.#whole
    if (whole === null) return
    this.clear()
    whole.line.forEach((line, i) => {
      this.add(line, whole.sku[i] as number, whole.units[i] as number)
    })
  }

  add(line: number, sku: number, units: number): void {
    for (let i = 0; i < this.count; i++) if (this.sku[i] === sku) this.repeatsSku = true
    this.line[this.count] = line
    this.sku[this.count] = sku
    this.units[this.count] = units
    this.count++
  }

  /** Totals of every subset, each from the subset without its lowest slot. For at most MAX_EXACT_LINES slots. */
  sumSubsets(): void {
    const size = 1 << this.count
    if (this.#weightG.length < size) {
      this.#weightG = new Float64Array(size)
      this.#volumeMm3 = new Float64Array(size)
      this.#longestMm = new Float64Array(size)
      this.#flags = new Int32Array(size)
      this.#units = new Int32Array(size)
    }
    const { weightG, volumeMm3, longestMm, flags } = this.#columns
    for (let mask = 1; mask < size; mask++) {
      const slot = 31 - Math.clz32(mask)
      const rest = mask ^ (1 << slot)
      const sku = this.sku[slot] as number
      const units = this.units[slot] as number
      this.#weightG[mask] = (this.#weightG[rest] as number) + units * (weightG[sku] as number)
      this.#volumeMm3[mask] = (this.#volumeMm3[rest] as number) + units * (volumeMm3[sku] as number)
      this.#longestMm[mask] = Math.max(this.#longestMm[rest] as number, longestMm[sku] as number)
      this.#flags[mask] = (this.#flags[rest] as number) | (flags[sku] as number)
      this.#units[mask] = (this.#units[rest] as number) + units
    }
  }

  /** Points `goods` and `selectedUnits` to a subset; `sumSubsets` was called. */
  select(mask: number): void {
    if (mask === this.#mask) return
    this.#mask = mask
    this.selection++
    const goods = this.goods
    goods.weightG = this.#weightG[mask] as number
    goods.volumeMm3 = this.#volumeMm3[mask] as number
    goods.longestMm = this.#longestMm[mask] as number
    goods.flags = this.#flags[mask] as number
    this.selectedUnits = this.#units[mask] as number
  }

  /** The slots that a part of a plan ships. */
  selectPart({ mask, slots }: { readonly mask: number; readonly slots: readonly number[] }): void {
    if (mask === 0) this.selectSlots(slots)
    else this.select(mask)
  }

  /** The same for a list of slots, however many the order has. */
  selectSlots(slots: readonly number[]): void {
    this.#selected = slots
    this.#mask = NOTHING_SELECTED
    this.selection++
    const { weightG, volumeMm3, longestMm, flags } = this.#columns
    const goods = this.goods
    goods.weightG = 0
    goods.volumeMm3 = 0
    goods.longestMm = 0
    goods.flags = 0
    this.selectedUnits = 0
    for (const slot of slots) {
      const sku = this.sku[slot] as number
      const units = this.units[slot] as number
      goods.weightG += units * (weightG[sku] as number)
      goods.volumeMm3 += units * (volumeMm3[sku] as number)
      goods.longestMm = Math.max(goods.longestMm, longestMm[sku] as number)
      goods.flags |= flags[sku] as number
      this.selectedUnits += units
    }
  }

  /** Part of its line that a slot is; 1 for a whole line. */
  share(slot: number): number {
    const whole = this.#whole
    if (whole === null) return 1
    const at = whole.line.indexOf(this.line[slot] as number)
    return (this.units[slot] as number) / (whole.units[at] as number)
  }

  /** Units of one SKU over all slots. */
  wanted(sku: number): number {
    let units = 0
    for (let slot = 0; slot < this.count; slot++) {
      if (this.sku[slot] === sku) units += this.units[slot] as number
    }
    return units
  }

  /** Slots of the subset last selected. */
  selectedSlots(): readonly number[] {
    return this.#mask === NOTHING_SELECTED ? this.#selected : this.slotsOf(this.#mask)
  }

  /** Sums of a subset; `sumSubsets` was called. */
  unitsOf(mask: number): number {
    return this.#units[mask] as number
  }

  weightOf(mask: number): number {
    return this.#weightG[mask] as number
  }

  /** Slots of a mask, ascending. */
  slotsOf(mask: number): number[] {
    let bits = 0
    for (let rest = mask; rest !== 0; rest &= rest - 1) bits++
    const slots = new Array<number>(bits)
    let rest = mask
    for (let i = 0; i < bits; i++, rest &= rest - 1) slots[i] = 31 - Math.clz32(rest & -rest)
    return slots
  }

  #items(): readonly CartonItem[] {
    return this.selectedSlots().map((slot) => {
      const sku = this.sku[slot] as number
      return {
        line: slot,
        quantity: this.units[slot] as number,
        weightG: this.#columns.weightG[sku] as number,
        dimensions: (this.#columns.products[sku] as Product).dimensions,
      }
    })
  }
}

type MutableGoods = { -readonly [K in keyof Goods]: Goods[K] }
