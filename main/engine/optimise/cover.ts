import type { Order } from '../../../shared/domain/order.ts'
import type { PreparedWorld } from '../prepare/prepared-world.ts'

/**
 * Of what the stock of a SKU lasts for, the part that is planned ahead: some of it is there still when goods come in
 * again, and a unit kept for an order after that was kept for nothing.
 */
const SHARE_OF_COVER = 0.8

/** By position of the SKU: how often the demand of `recent` is expected again, until then; Infinity = for longer than `most`. */
export function coverOf(
  recent: readonly Order[],
  { skuIndex, stock }: PreparedWorld,
  most: number,
): Float64Array {
  const wanted = new Float64Array(skuIndex.size)
  for (const { lines } of recent) {
    for (const { sku, quantity } of lines) {
      const at = skuIndex.get(sku)
      if (at !== undefined) wanted[at] = (wanted[at] as number) + quantity
    }
  }
  return wanted.map((units, sku) => {
    let there = 0
    for (let site = 0; site < stock.siteCount; site++) there += stock.free(sku, site)
    const cover = units === 0 ? Number.POSITIVE_INFINITY : (SHARE_OF_COVER * there) / units
    return cover > most ? Number.POSITIVE_INFINITY : cover
  })
}
