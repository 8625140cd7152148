import type { CancelPush, PushOutcome } from '../../app/ports/channel.ts'
import { centsFromDecimal, parseAnswer } from '../protocol/payload.ts'
import { refundedUnits, refundList, type StandingOrder } from './answers.ts'
import type { WooClient } from './client.ts'
import { findOrder, shippedUnits } from './fulfillment.ts'

/** Meta entry by which a refund of ours is recognised again. */
const KEY_META = '_switchyard_key'

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
  const refunds = await refundsOf(client, order, signal)
  if (
    refunds.some((refund) => refund.meta_data.some((entry) => entry.key === KEY_META && entry.value === key))
  )
    return { kind: 'done' }
  if (!leavesSomething(order, push, refundedUnits(refunds))) {
    await client.write('PUT', `/orders/${order.id}`, { status: 'cancelled' }, signal)
    return { kind: 'done' }
  }
  const lines = push.lines.map((line) => ({
    id: Number(line.lineId),
    quantity: line.quantity,
    cents: valueOf(order, line.lineId, line.quantity),
  }))
  const body = {
    reason: push.reason,
    amount: decimal(lines.reduce((sum, line) => sum + line.cents, 0)),
    api_refund: false,
    api_restock: false,
    meta_data: [{ key: KEY_META, value: key }],
    line_items: lines.map(({ id, quantity, cents }) => ({
      id,
      quantity,
      refund_total: Number(decimal(cents)),
    })),
  }
  await client.write('POST', `/orders/${order.id}/refunds`, body, signal)
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
  if (order === null) return false
  if (isEnded(order)) return true
  const refunds = await refundsOf(client, order, signal)
  return refunds.some((refund) =>
    refund.meta_data.some((entry) => entry.key === KEY_META && entry.value === key),
  )
}

async function refundsOf(client: WooClient, order: StandingOrder, signal: AbortSignal) {
  const answer = await client.get(`/orders/${order.id}/refunds?per_page=100`, signal)
  return parseAnswer(refundList, answer.value, 'WooCommerce refunds')
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

/** What the customer paid for units of a line, tax included, in cents. */
function valueOf(order: StandingOrder, lineId: string, quantity: number): number {
  const item = order.line_items.find((candidate) => String(candidate.id) === lineId)
  if (item === undefined || item.quantity === 0) return 0
  const cents = centsFromDecimal.parse(item.total) + centsFromDecimal.parse(item.total_tax)
  return Math.round((cents * quantity) / item.quantity)
}

function decimal(cents: number): string {
  return (cents / 100).toFixed(2)
}
