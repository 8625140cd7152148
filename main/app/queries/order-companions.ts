import type { Order } from '../../../shared/domain/order.ts'
import type { Decider } from '../decide/decider.ts'
import { byItself, companionsOf } from '../merging/companions.ts'
import { ordersToMerge, tryTogether } from '../merging/merge-orders.ts'
import type { Tx } from '../ports/store.ts'
import { orderById } from './order-detail.ts'
import { partsOf } from './what-if.ts'

/** Orders that share a parcel with this one, and those of its buyer that could, with what that would come to. */
export async function orderCompanions(tx: Tx, decider: Pick<Decider, 'trials'>, orderId: string) {
  const record = await orderById(tx, orderId)
  const merged = (await companionsOf(tx, record.order)).map(({ order }) => order)
  const known = new Set(merged.map(({ id }) => id))
  const proposed = (await ordersToMerge(tx, record)).flatMap(({ order }) =>
    known.has(order.id) ? [] : [order],
  )
  const lists = { merged: merged.map(companion), proposed: proposed.map(companion) }
  if (proposed.length === 0) return { ...lists, together: null, problem: null }
  const all = [record.order, ...merged, ...proposed]
  const decision = await tryTogether(tx, all.map(byItself), (orders) => decider.trials(tx, orders))
  if (!('kind' in decision)) return { ...lists, together: null, problem: decision }
  const nowCents = await costNow(
    tx,
    all.map(({ id }) => id),
  )
  return { ...lists, together: { parts: [...partsOf(decision)], nowCents }, problem: null }
}

function companion({ id, reference, channelId, placedAt, lines }: Order) {
  const units = lines.reduce((sum, { quantity }) => sum + quantity, 0)
  return { orderId: id, reference, channelId, placedAt, units }
}

/** What they cost as they are planned; null where one is not. */
async function costNow(tx: Tx, orderIds: readonly string[]): Promise<number | null> {
  const parts = (await tx.fulfillments.byOrders(orderIds)).filter(({ state }) => state !== 'cancelled')
  if (orderIds.some((id) => !parts.some(({ orderId }) => orderId === id))) return null
  return parts.reduce((sum, { shippingCents, handlingCents }) => sum + shippingCents + handlingCents, 0)
}
