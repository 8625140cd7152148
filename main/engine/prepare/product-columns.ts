import type { Product } from '../../../shared/domain/product.ts'
import { longestSideMm, sidesOf, volumeMm3 } from '../shipping/cartons.ts'
import { flagBits } from '../shipping/goods.ts'

/** Products by position in `World.products`. */
export interface ProductColumns {
  readonly products: readonly Product[]
  readonly weightG: Float64Array
  readonly volumeMm3: Float64Array
  readonly longestMm: Float64Array
  /** Three each, longest first. */
  readonly sidesMm: Float64Array
  readonly flags: Int32Array
}

/** `before`: of the same SKUs in the same order; only products that are others are looked at. */
export function productColumns(
  products: readonly Product[],
  before: ProductColumns | null = null,
): ProductColumns {
  if (before?.products === products) return before
  const count = products.length
  const columns = {
    products,
    weightG: before?.weightG.slice() ?? new Float64Array(count),
    volumeMm3: before?.volumeMm3.slice() ?? new Float64Array(count),
    longestMm: before?.longestMm.slice() ?? new Float64Array(count),
    sidesMm: before?.sidesMm.slice() ?? new Float64Array(3 * count),
    flags: before?.flags.slice() ?? new Int32Array(count),
  }
  products.forEach((product, i) => {
    if (product === before?.products[i]) return
    columns.weightG[i] = product.weightG
    columns.volumeMm3[i] = volumeMm3(product)
    columns.longestMm[i] = longestSideMm(product.dimensions)
    columns.sidesMm.set(sidesOf(product.dimensions), 3 * i)
    columns.flags[i] = flagBits(product.flags)
  })
  return columns
}
