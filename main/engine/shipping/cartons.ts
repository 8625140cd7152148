import type { Dimensions, Product } from '../../../shared/domain/product.ts'

/** Units of one order line to be packed; `line` is whatever number the caller names its line by. */
export interface CartonItem {
  readonly line: number
  readonly quantity: number
  /** Of one unit. */
  readonly weightG: number
  readonly dimensions: Dimensions
}

/** Limits of one parcel on one lane; Infinity = none. */
export interface CartonLimits {
  /** Real weight. */
  readonly maxWeightG: number
  /** Chargeable weight: what the rate card has a bracket for. */
  readonly maxChargeableG: number
  /** Longest side. */
  readonly maxLengthMm: number
  /** cm3 per kg; null = real weight only. */
  readonly volumetricDivisor: number | null
}

/** One carton takes whatever there is. */
export const NO_LIMITS: CartonLimits = {
  maxWeightG: Number.POSITIVE_INFINITY,
  maxChargeableG: Number.POSITIVE_INFINITY,
  maxLengthMm: Number.POSITIVE_INFINITY,
  volumetricDivisor: null,
}

export interface Carton {
  readonly weightG: number
  readonly chargeableG: number
  readonly volumeMm3: number
  /** Longest side first. */
  readonly dimensions: Dimensions
  readonly contents: readonly { readonly line: number; readonly quantity: number }[]
}

export type Packing =
  | { readonly kind: 'packed'; readonly cartons: readonly Carton[] }
  | { readonly kind: 'refused'; readonly reason: 'too-heavy' | 'too-long'; readonly line: number }

/** More parcels than this for one fulfilment are refused as too heavy. */
export const MAX_PARCELS = 200

/**
 * Packs by first-fit-decreasing over the unit's chargeable weight: one carton when everything fits into one,
 * otherwise each unit into the first carton with room. Cartons hold by weight and volume; the shape of what
 * lies beside what is not modelled. A unit that no carton can hold refuses the whole packing.
 */
export function packCartons(items: readonly CartonItem[], limits: CartonLimits): Packing {
  const ordered = items.length === 1 ? items : heaviestFirst(items, limits)
  const open: OpenCarton[] = []
  for (const item of ordered) {
    const volume = volumeMm3(item)
    if (longestSideMm(item.dimensions) > limits.maxLengthMm) {
      return { kind: 'refused', reason: 'too-long', line: item.line }
    }
    let left = item.quantity
    for (const carton of open) left -= put(carton, item, volume, left, limits)
    while (left > 0) {
      if (open.length === MAX_PARCELS) return { kind: 'refused', reason: 'too-heavy', line: item.line }
      const carton: OpenCarton = { weightG: 0, volumeMm3: 0, contents: [] }
      const placed = put(carton, item, volume, left, limits)
      if (placed === 0) return { kind: 'refused', reason: 'too-heavy', line: item.line }
      left -= placed
      open.push(carton)
    }
  }
  return { kind: 'packed', cartons: open.map((carton) => closed(carton, limits.volumetricDivisor)) }
}

/** By insertion, since items are few; equal ones stay in their order. */
function heaviestFirst(items: readonly CartonItem[], limits: CartonLimits): readonly CartonItem[] {
  const ordered: CartonItem[] = []
  const grams: number[] = []
  for (const item of items) {
    const own = unitChargeable(item, volumeMm3(item), limits)
    let at = ordered.length
    for (; at > 0 && (grams[at - 1] as number) < own; at--) {
      ordered[at] = ordered[at - 1] as CartonItem
      grams[at] = grams[at - 1] as number
    }
    ordered[at] = item
    grams[at] = own
  }
  return ordered
}

interface OpenCarton {
  weightG: number
  volumeMm3: number
  readonly contents: { readonly item: CartonItem; readonly quantity: number }[]
}

/** Puts as many of `left` units as there is room for; says how many. */
function put(
  carton: OpenCarton,
  item: CartonItem,
  volume: number,
  left: number,
  limits: CartonLimits,
): number {
  const weightRoom = Math.min(limits.maxWeightG, limits.maxChargeableG) - carton.weightG
  const maxVolume = Math.min(
    limits.maxLengthMm ** 3,
    limits.volumetricDivisor === null
      ? Number.POSITIVE_INFINITY
      : limits.maxChargeableG * limits.volumetricDivisor,
  )
  const byWeight = item.weightG === 0 ? left : Math.floor(weightRoom / item.weightG)
  const byVolume = volume === 0 ? left : Math.floor((maxVolume - carton.volumeMm3) / volume)
  const quantity = Math.max(0, Math.min(left, byWeight, byVolume))
  if (quantity > 0) {
    carton.weightG += quantity * item.weightG
    carton.volumeMm3 += quantity * volume
    carton.contents.push({ item, quantity })
  }
  return quantity
}

function closed({ weightG, volumeMm3, contents }: OpenCarton, divisor: number | null): Carton {
  return {
    weightG,
    chargeableG: chargeableGrams(weightG, volumeMm3, divisor),
    volumeMm3,
    dimensions: boxAround(
      contents.map(({ item }) => item.dimensions),
      volumeMm3,
    ),
    contents: contents.map(({ item, quantity }) => ({ line: item.line, quantity })),
  }
}

/**
 * A box with room for the volume into which each unit fits: as long, wide and high as the largest unit, then
 * grown from its shortest side so that it stays as compact as it can.
 */
function boxAround(units: readonly Dimensions[], volume: number): Dimensions {
  let long = 0
  let wide = 0
  let high = 0
  for (const unit of units) {
    const [longest, middle, shortest] = sidesOf(unit)
    long = Math.max(long, longest)
    wide = Math.max(wide, middle)
    high = Math.max(high, shortest)
  }
  return boxFor(long, wide, high, volume)
}

/** A box with room for the volume, grown from one that holds the largest unit; sides longest first. */
export function boxFor(long: number, wide: number, high: number, volume: number): Dimensions {
  if (long * wide * high >= volume) return { lengthMm: long, widthMm: wide, heightMm: high }
  if (long * wide * wide >= volume) {
    return { lengthMm: long, widthMm: wide, heightMm: Math.ceil(volume / (long * wide)) }
  }
  const side = Math.ceil(long ** 3 >= volume ? Math.sqrt(volume / long) : Math.cbrt(volume))
  return { lengthMm: long ** 3 >= volume ? long : side, widthMm: side, heightMm: side }
}

/** Longest first. */
export function sidesOf({
  lengthMm,
  widthMm,
  heightMm,
}: Dimensions): [longest: number, middle: number, shortest: number] {
  const longest = Math.max(lengthMm, widthMm, heightMm)
  const shortest = Math.min(lengthMm, widthMm, heightMm)
  return [longest, lengthMm + widthMm + heightMm - longest - shortest, shortest]
}

function unitChargeable(item: CartonItem, volume: number, limits: CartonLimits): number {
  return chargeableGrams(item.weightG, volume, limits.volumetricDivisor)
}

/** Larger of the weight and the volume over the divisor, in grams: mm3 / (cm3 per kg) is grams. */
export function chargeableGrams(weightG: number, volume: number, divisor: number | null): number {
  return divisor === null ? weightG : Math.max(weightG, Math.ceil(volume / divisor))
}

/** Of one unit; 0 when a side is unknown. */
export function volumeMm3({ dimensions }: Pick<Product, 'dimensions'>): number {
  return dimensions.lengthMm * dimensions.widthMm * dimensions.heightMm
}

export function longestSideMm({ lengthMm, widthMm, heightMm }: Dimensions): number {
  return Math.max(lengthMm, widthMm, heightMm)
}
