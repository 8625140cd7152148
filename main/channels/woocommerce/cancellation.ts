import type { CancelPush, PushOutcome } from '../../app/ports/channel.ts'
import { unknownOrder } from '../protocol/unknown-order.ts'
import { type RemoteOrder, refundedUnits } from './answers.ts'
import { containersIn } from './bundles.ts'
import type { WooClient } from './client.ts'
import { findOrder, shippedUnits } from './fulfillment.ts'
import { bookRefund, feesOf, goodsOf, isOurs, shippingLeft } from './refund.ts'
import { refundsOf } from './whole-order.ts'

/**
 * Cancels lines. When nothing would be left of an unshipped order its status becomes cancelled, once what is owed for
 * it is booked as a refund; else the lines are written off in one. Money is not paid back here: gateways differ too
 * much, and WooCommerce shows the refund for a person to carry out. Nor are units put back on sale: the stock push
 * that follows says how many.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function pushWooCancel(
  client: WooClient,
  push: CancelPush,
  key: string,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const order = await findOrder(client, push.orderExternalId, signal)
  if (order === null) return unknownOrder('WooCommerce', push)
  if (order.status === 'cancelled') return { kind: 'done' }
  const refunds = await refundsOf(client, order.id, signal)
  const isBooked = refunds.some((refund) => isOurs(refund, key))
  if (!isBooked && isEnded(order)) return { kind: 'done' }
  const endsOrder = !leavesSomething(order, isBooked ? [] : push.lines, refundedUnits(refunds))
  if (!isBooked) {
    const goods = goodsOf(order, push.lines)
    if (!endsOrder)
      await bookRefund(client, order, { items: goods, reason: push.reason, refunds }, key, signal)
    else if ((push.owed?.cents ?? 0) > 0) {
      const fees = order.fee_lines.map(({ id }) => ({ id: String(id), cents: Number.MAX_SAFE_INTEGER }))
      const items = [...goods, ...shippingLeft(order, refunds), ...feesOf(order, fees)]
      await bookRefund(client, order, { items, reason: push.reason, refunds }, key, signal)
    }
  }
  // A refund of all that was paid has made it `refunded`; it was cancelled.
  if (endsOrder) await client.write('PUT', `/orders/${order.id}`, { status: 'cancelled' }, signal)
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
  if (order === null || order.status === 'cancelled') return order !== null
  const refunds = await refundsOf(client, order.id, signal)
  if (!refunds.some((refund) => isOurs(refund, key))) return isEnded(order)
  // Booked for all of it, but not cancelled yet.
  return leavesSomething(order, [], refundedUnits(refunds))
}

function isEnded(order: RemoteOrder): boolean {
  return order.status === 'cancelled' || order.status === 'refunded'
}

/** Whether the customer still gets, or already got, something of the order without `lines`. A bundle is its children. */
function leavesSomething(
  order: RemoteOrder,
  lines: CancelPush['lines'],
  refunded: ReadonlyMap<string, number>,
): boolean {
  const cancelled = new Map(lines.map((line) => [line.lineId, line.quantity]))
  if (shippedUnits(order).size > 0) return true
  const containers = containersIn(order.line_items.map((item) => ({ ...item, id: String(item.id) })))
  return order.line_items.some((item) => {
    const id = String(item.id)
    if (containers.has(id)) return false
    return item.quantity > (cancelled.get(id) ?? 0) + (refunded.get(id) ?? 0)
  })
}
