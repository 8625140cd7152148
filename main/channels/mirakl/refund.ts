import type { PushOutcome, RefundPush } from '../../app/ports/channel.ts'
import type { ChannelMemory } from '../protocol/memory.ts'
import type { StandingOrder } from './answers.ts'
import type { MiraklClient } from './client.ts'
import { findOrder } from './find-order.ts'
import { aim, reached, reasonOf, targetOf, valueOf } from './write-off.ts'

const RETURNED = /retour|return|rétract|withdraw/i

/**
 * Refunds shipped units (OR28): the marketplace pays the customer back. Never more than was paid for the units, and
 * for shipping what no refund has taken.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function pushMiraklRefund(
  client: MiraklClient,
  memory: ChannelMemory,
  push: RefundPush,
  key: string,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const order = await findOrder(client, push.orderExternalId, signal)
  if (order === null)
    return { kind: 'refused', problem: `The marketplace does not know the order ${push.orderExternalId}` }
  const name = `refund:${key}`
  const target = await targetOf(memory, name)
  if (target !== null && reached(order, target)) return { kind: 'done' }
  if (target === null) await memory.put(name, aim(order, push.lines))
  const reason_code = await reasonOf(client, 'REFUND', RETURNED, signal)
  const refunds = push.lines.map((line) => ({
    order_line_id: line.lineId,
    quantity: line.quantity,
    amount: Math.min(line.cents, valueOf(order, line)) / 100,
    shipping_amount: push.shipping ? shippingLeft(order, line.lineId) / 100 : 0,
    currency_iso_code: order.currency_iso_code,
    excluded_from_shipment: false,
    reason_code,
  }))
  await client.write('PUT', '/api/orders/refund', { refunds }, signal)
  return { kind: 'done' }
}

/** @throws {ChannelError} */
export async function hasMiraklRefund(
  client: MiraklClient,
  memory: ChannelMemory,
  push: RefundPush,
  key: string,
  signal: AbortSignal,
): Promise<boolean> {
  const target = await targetOf(memory, `refund:${key}`)
  if (target === null) return false
  const order = await findOrder(client, push.orderExternalId, signal)
  return order !== null && reached(order, target)
}

/** Mirakl keeps what was paid for shipping with each line. In cents. */
function shippingLeft(order: StandingOrder, lineId: string): number {
  const own = order.order_lines.find((candidate) => candidate.order_line_id === lineId)
  if (own === undefined) return 0
  const refunded = own.refunds.reduce((sum, refund) => sum + (refund.shipping_amount ?? 0), 0)
  return Math.max(0, Math.round((own.shipping_price - refunded) * 100))
}
