import type { MergePreview } from '../../../shared/contract/steering.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { Decider } from '../decide/decider.ts'
import { byItself, companionsOf } from '../merging/companions.ts'
import { type ChannelKinds, channelKinds, ordersToMerge, tryTogether } from '../merging/merge-orders.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { Tx } from '../ports/store.ts'
import { orderById } from './order-detail.ts'
import { partsOf } from './what-if.ts'

type Trials = Pick<Decider, 'trials'>

/** Orders that share a parcel with this one, and those of its buyer that could, with what that would come to. */
export async function orderCompanions(tx: Tx, decider: Trials, orderId: string) {
  const record = await orderById(tx, orderId)
  const kinds = await channelKinds(tx)
  const { merged, proposed } = await othersOf(tx, record, kinds)
  const lists = { merged: merged.map(companion), proposed: proposed.map(companion) }
  if (proposed.length === 0) return { ...lists, together: null, problem: null }
  return { ...lists, ...(await tried(tx, decider, [record.order, ...merged, ...proposed], kinds)) }
}

/** What merging each of these with the others of its buyer would come to; each is in one parcel of the answer. */
export async function previewMerging(
  tx: Tx,
  decider: Trials,
  orderIds: readonly string[],
): Promise<MergePreview> {
  const kinds = await channelKinds(tx)
  const preview: MergePreview = { parcels: [], alone: [] }
  const seen = new Set<string>()
  for (const record of await tx.orders.byIds(orderIds)) {
    if (seen.has(record.order.id)) continue
    const { merged, proposed } = await othersOf(tx, record, kinds)
    if (proposed.length === 0) {
      preview.alone.push(companion(record.order))
      continue
    }
    const all = [record.order, ...merged, ...proposed].filter(({ id }) => !seen.has(id))
    for (const { id } of all) seen.add(id)
    preview.parcels.push({ orders: all.map(companion), ...(await tried(tx, decider, all, kinds)) })
  }
  return preview
}

async function othersOf(tx: Tx, record: OrderRecord, kinds: ChannelKinds) {
  const merged = (await companionsOf(tx, record.order)).map(({ order }) => order)
  const known = new Set(merged.map(({ id }) => id))
  const proposed = (await ordersToMerge(tx, record, kinds)).flatMap(({ order }) =>
    known.has(order.id) ? [] : [order],
  )
  return { merged, proposed }
}

async function tried(tx: Tx, decider: Trials, all: readonly Order[], kinds: ChannelKinds) {
  const tryAll = (orders: readonly Order[]) => decider.trials(tx, orders)
  const decision = await tryTogether(tx, all.map(byItself), tryAll, kinds)
  if (!('kind' in decision)) return { together: null, problem: decision }
  const nowCents = await costNow(
    tx,
    all.map(({ id }) => id),
  )
  return { together: { parts: [...partsOf(decision)], nowCents }, problem: null }
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
