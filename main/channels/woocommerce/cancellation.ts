import type { CancelPush, PushOutcome } from '../../app/ports/channel.ts'
import { cancelStands } from '../protocol/cancel-look-up.ts'
import { refundedUnits, type StandingOrder } from './answers.ts'
import type { WooClient } from './client.ts'
import { findOrder, shippedUnits } from './fulfillment.ts'
import { bookRefund, isOurs, valueOf } from './refund.ts'
import { refundsOf } from './whole-order.ts'

/**
 * Cancels lines. When nothing would be left of an unshipped order its status becomes cancelled; else the lines
 * are written off in a refund. Money is not paid back here: gateways differ too much, and WooCommerce shows the
 * refund for a person to carry out. Nor are units put back on sale: the stock push that follows says how many.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function pushWooCancel(
  client: WooClient,
  push: CancelPush,
  key: string,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const order = await findOrder(client, push.orderExternalId, signal)
  if (order === null)
    return { kind: 'refused', problem: `WooCommerce does not know the order ${push.orderExternalId}` }
  if (isEnded(order)) return { kind: 'done' }
  const refunds = await refundsOf(client, order.id, signal)
  if (refunds.some((refund) => isOurs(refund, key))) return { kind: 'done' }
  if (!leavesSomething(order, push, refundedUnits(refunds))) {
    await client.write('PUT', `/orders/${order.id}`, { status: 'cancelled' }, signal)
    return { kind: 'done' }
  }
  const items = push.lines.map((line) => ({
    id: line.lineId,
    quantity: line.quantity,
    share: { cents: valueOf(order, line) },
  }))
  await bookRefund(client, order, { items, reason: push.reason, refunds }, key, signal)
  return { kind: 'done' }
}

/** @throws {ChannelError} */
export async function hasWooCancel(
  client: WooClient,
  push: CancelPush,
  key: string,
  signal: AbortSignal,
): Promise<boolean> {
  const order = await findOrder(client, push.orderExternalId, signal)
  return cancelStands(order, isEnded, async (found) =>
    (await refundsOf(client, found.id, signal)).some((refund) => isOurs(refund, key)),
  )
}

function isEnded(order: StandingOrder): boolean {
  return order.status === 'cancelled' || order.status === 'refunded'
}

/** Whether the customer still gets, or already got, something of the order after `push`. */
function leavesSomething(
  order: StandingOrder,
  push: CancelPush,
  refunded: ReadonlyMap<string, number>,
): boolean {
  const cancelled = new Map(push.lines.map((line) => [line.lineId, line.quantity]))
  if (shippedUnits(order).size > 0) return true
  return order.line_items.some((item) => {
    const id = String(item.id)
    return item.quantity > (cancelled.get(id) ?? 0) + (refunded.get(id) ?? 0)
  })
}
