import type { CaseSource } from '../../../shared/contract/rule-cases.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { refuse } from '../commands/refusal.ts'
import type { Tx } from '../ports/store.ts'
import { basketOrder } from '../queries/basket-order.ts'
import type { PlaceFinder } from '../services/place-finder.ts'

/**
 * A real order by its reference, or the one that is typed.
 * @throws {Refusal} there is no such order, or no such product
 */
export async function orderOfSource(
  tx: Tx,
  source: CaseSource,
  findPlace: PlaceFinder,
  now: EpochMs,
): Promise<Order> {
  if (source.kind === 'order') {
    const record = await tx.orders.byReference(source.reference)
    if (record === null) refuse('refusals.unknown.order')
    return record.order
  }
  const products = await tx.products.bySkus(source.lines.map(({ sku }) => sku))
  const known = new Set(products.map(({ sku }) => sku))
  const unknown = source.lines.find(({ sku }) => !known.has(sku))
  if (unknown !== undefined) refuse('refusals.unknown.product', { sku: unknown.sku })
  const { currency } = await tx.settings.get(WORKSPACE)
  return basketOrder(source, products, findPlace, now, currency)
}
