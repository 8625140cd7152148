import type { Order } from '../../../shared/domain/order.ts'
import type { Sku } from '../../../shared/domain/product.ts'
import type { PreparedWorld } from '../prepare/prepared-world.ts'

/** How long stock must last, in times of what the evidence spans. */
export interface Horizon {
  /** Until goods come in again, where `isKnown`; else nobody knows, but at most so long. */
  readonly isKnown: boolean
  readonly spans: number
  /** The same of SKUs of which goods are expected on a day. */
  readonly bySku?: ReadonlyMap<Sku, number>
}

/**
 * Of what the stock of a SKU lasts for, the part that is planned ahead where nobody knows when goods come in again: some
 * of it is there still when they do, and a unit kept for an order after that was kept for nothing.
 */
const SHARE_OF_COVER = 0.5

/** By position of the SKU: how often the demand of `recent` is expected again, until then; Infinity = it is never short. */
export function coverOf(
  recent: readonly Order[],
  { world, skuIndex, stock }: PreparedWorld,
  { isKnown, spans, bySku }: Horizon,
): Float64Array {
  const wanted = new Float64Array(skuIndex.size)
  for (const { lines } of recent) {
    for (const { sku, quantity } of lines) {
      const at = skuIndex.get(sku)
      if (at !== undefined) wanted[at] = (wanted[at] as number) + quantity
    }
  }
  return wanted.map((units, sku) => {
    if (units === 0) return Number.POSITIVE_INFINITY
    const expected = bySku?.get(world.products[sku]?.sku ?? '')
    if (expected !== undefined) return expected
    if (isKnown) return spans
    let there = 0
    for (let site = 0; site < stock.siteCount; site++) there += stock.free(sku, site)
    const cover = (SHARE_OF_COVER * there) / units
    return cover > spans ? Number.POSITIVE_INFINITY : cover
  })
}
