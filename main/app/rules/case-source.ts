import type { CaseSource } from '../../../shared/contract/rule-cases.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { refuse } from '../commands/refusal.ts'
import { type SitesSeen, sees } from '../ports/sites-seen.ts'
import type { Tx } from '../ports/store.ts'
import { basketOrder } from '../queries/basket-order.ts'
import type { PlaceFinder } from '../services/place-finder.ts'

/**
 * A real order by its reference, one of those that somebody sees, or the one that is typed.
 * @throws {Refusal} there is no such order to see, or no such product
 */
export async function orderOfSource(
  tx: Tx,
  source: CaseSource,
  findPlace: PlaceFinder,
  now: EpochMs,
  seen: SitesSeen,
): Promise<Order> {
  if (source.kind === 'order') {
    const record = await tx.orders.byReference(source.reference)
    if (record === null || !(await isSeen(tx, record.order.id, seen))) refuse('refusals.unknown.order')
    return record.order
  }
  const products = await tx.products.bySkus(source.lines.map(({ sku }) => sku))
  const known = new Set(products.map(({ sku }) => sku))
  const unknown = source.lines.find(({ sku }) => !known.has(sku))
  if (unknown !== undefined) refuse('refusals.unknown.product', { sku: unknown.sku })
  const { currency } = await tx.settings.get(WORKSPACE)
  return basketOrder(source, products, findPlace, now, currency)
}

async function isSeen(tx: Tx, orderId: string, seen: SitesSeen): Promise<boolean> {
  if (seen === 'every-site') return true
  return sees(
    seen,
    (await tx.fulfillments.byOrders([orderId])).map(({ siteId }) => siteId),
  )
}
