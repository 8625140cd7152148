import { PRODUCT_FLAGS, type ProductFlag } from '../../../shared/domain/product.ts'
import type { CartonItem } from './cartons.ts'

/**
 * What one site would ship, as totals; enough while one parcel holds it. A caller that tries many subsets of
 * an order's lines may reuse one mutable object.
 */
export interface Goods {
  readonly weightG: number
  readonly volumeMm3: number
  /** Longest side of any unit. */
  readonly longestMm: number
  /** Union of the products' flags, see `flagBits`. */
  readonly flags: number
  /** Asked for only when one parcel does not do. */
  items(): readonly CartonItem[]
}

/** Product flags as bits, in the order of PRODUCT_FLAGS. */
export function flagBits(flags: readonly ProductFlag[]): number {
  let bits = 0
  for (const flag of flags) bits |= 1 << PRODUCT_FLAGS.indexOf(flag)
  return bits
}
