import { hasLeft, isOpenFulfillment } from '../../../shared/domain/fulfillment.ts'
import { CLOSED_STATES, type Order } from '../../../shared/domain/order.ts'
import { buyerText } from '../../../shared/domain/shared-parcel.ts'
import type { CommandContext } from '../commands/command.ts'
import { BEFORE_RELEASE, reallocate } from '../decide/reallocate.ts'
import { restateOrder } from '../inbound/restate-order.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { Tx } from '../ports/store.ts'

/** More orders of one buyer than anybody packs into one parcel. */
export const MOST_TOGETHER = 20

/**
 * Open orders that are to leave in one parcel with this one. One that was sent to another address since is none, nor
 * one that was cancelled or has left.
 */
export async function companionsOf(tx: Tx, order: Order): Promise<OrderRecord[]> {
  const text = buyerText(order)
  return (await mergedWith(tx, order)).filter(
    (one) => !CLOSED_STATES.includes(one.state) && text !== null && buyerText(one.order) === text,
  )
}

/** All that was merged with it and was not taken apart, whatever became of it. */
export async function mergedWith(tx: Tx, { id, chosen }: Order): Promise<OrderRecord[]> {
  const together = chosen?.together
  if (together === undefined) return []
  const others = await tx.orders.byIds(together.orderIds.filter((other) => other !== id))
  return others.filter(({ order }) => order.chosen?.together?.id === together.id)
}

/** The order in a parcel of its own, from where and by what it was to leave. */
export function withoutParcel({ chosen, ...order }: Order): Order {
  if (chosen === undefined) return order
  const { together: _, ...others } = chosen
  return Object.keys(others).length === 0 ? order : { ...order, chosen: others }
}

/** The order decided for itself alone: neither parcel, site nor service of the others binds it. */
export function byItself(merged: Order): Order {
  const { chosen, ...order } = withoutParcel(merged)
  if (chosen === undefined) return order
  const { siteId: _site, service: _service, ...others } = chosen
  return Object.keys(others).length === 0 ? order : { ...order, chosen: others }
}

/**
 * An order that was to share a parcel is given up, taken apart or goes elsewhere. What lay in a parcel with its label
 * is received anew; one that is left alone before its release is decided for itself.
 */
export async function loseCompanion(context: CommandContext, order: Order): Promise<void> {
  const { tx, now } = context
  const others = await companionsOf(tx, order)
  if (others.length === 0) return
  const own = new Set((await tx.fulfillments.byOrders([order.id])).map(({ id }) => id))
  for (const other of others) {
    const parts = await tx.fulfillments.byOrders([other.order.id])
    const inside = parts.filter(
      ({ state, parcels }) =>
        isOpenFulfillment(state) && parcels.some(({ within }) => within !== undefined && own.has(within)),
    )
    const isAlone = others.length === 1
    if (isAlone && (inside.length > 0 || BEFORE_RELEASE.includes(other.state)))
      await tx.orders.update(byItself(other.order))
    if (inside.length > 0) {
      await tx.fulfillments.move(
        inside.map(({ id }) => id),
        'cancelled',
        now,
      )
      if (!parts.some(({ state }) => hasLeft(state))) await tx.orders.move([other.order.id], 'received', now)
      await restateOrder(context, other.order)
    } else if (isAlone) await reallocate(context, [other.order.id])
  }
}
