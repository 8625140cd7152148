import type { Dimensions, Product } from '../../../shared/domain/product.ts'

/** Units of one order line to be packed; `line` is whatever number the caller names its line by. */
export interface CartonItem {
  readonly line: number
  readonly quantity: number
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

export interface Carton {
  readonly weightG: number
  readonly chargeableG: number
  readonly volumeMm3: number
  readonly dimensions: Dimensions
  readonly contents: readonly { readonly line: number; readonly quantity: number }[]
}

export type Packing =
  | { readonly kind: 'packed'; readonly cartons: readonly Carton[] }
  | { readonly kind: 'refused'; readonly reason: 'too-heavy' | 'too-long'; readonly line: number }

/** More parcels than this for one fulfilment are refused as too heavy. */
export const MAX_PARCELS = 200

/** Packs into as few parcels as first-fit-decreasing finds: one when everything fits into one. */
export function packCartons(_items: readonly CartonItem[], _limits: CartonLimits): Packing {
  throw new Error('Not written yet')
}

/** Larger of the weight and the volume over the divisor, in grams: mm3 / (cm3 per kg) is grams. */
export function chargeableGrams(weightG: number, volumeMm3: number, divisor: number | null): number {
  return divisor === null ? weightG : Math.max(weightG, Math.ceil(volumeMm3 / divisor))
}

export function volumeMm3(product: Pick<Product, 'dimensions'>): number {
  const { lengthMm, widthMm, heightMm } = product.dimensions
  return lengthMm * widthMm * heightMm
}

export function longestSideMm({ lengthMm, widthMm, heightMm }: Dimensions): number {
  return Math.max(lengthMm, widthMm, heightMm)
}
