import { z } from 'zod'
import type { CancelPush, PushOutcome } from '../../app/ports/channel.ts'
import type { ChannelMemory } from '../protocol/memory.ts'
import { reasonList, type StandingOrder, writtenOff } from './answers.ts'
import type { MiraklClient } from './client.ts'
import { findOrder } from './find-order.ts'

const targetSchema = z.record(z.string(), z.int())

/**
 * Cancels lines while the marketplace allows it (OR29 whole, OR30 in part), else refunds them (OR28). Neither
 * carries a mark of ours, so the units written off once it stands are remembered before it is sent.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function pushMiraklCancel(
  client: MiraklClient,
  memory: ChannelMemory,
  push: CancelPush,
  key: string,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const order = await findOrder(client, push.orderExternalId, signal)
  if (order === null)
    return { kind: 'refused', problem: `The marketplace does not know the order ${push.orderExternalId}` }
  if (isEnded(order)) return { kind: 'done' }
  const target = await targetOf(memory, key)
  if (target !== null && reached(order, target)) return { kind: 'done' }
  if (order.can_cancel && !leavesSomething(order, push)) {
    await client.write('PUT', `/api/orders/${order.order_id}/cancel`, null, signal)
    return { kind: 'done' }
  }
  if (target === null) await memory.put(`cancel:${key}`, aim(order, push))
  const reason_code = await reasonOf(client, order.can_cancel ? 'CANCELATION' : 'REFUND', signal)
  const entries = push.lines.map((line) => ({
    order_line_id: line.lineId,
    quantity: line.quantity,
    amount: valueOf(order, line.lineId, line.quantity),
    shipping_amount: 0,
    currency_iso_code: order.currency_iso_code,
    reason_code,
  }))
  if (order.can_cancel) await client.write('PUT', '/api/orders/cancel', { cancelations: entries }, signal)
  else
    await client.write(
      'PUT',
      '/api/orders/refund',
      { refunds: entries.map((entry) => ({ ...entry, excluded_from_shipment: true })) },
      signal,
    )
  return { kind: 'done' }
}

/** @throws {ChannelError} */
export async function hasMiraklCancel(
  client: MiraklClient,
  memory: ChannelMemory,
  push: CancelPush,
  key: string,
  signal: AbortSignal,
): Promise<boolean> {
  const order = await findOrder(client, push.orderExternalId, signal)
  if (order === null) return false
  if (isEnded(order)) return true
  const target = await targetOf(memory, key)
  return target !== null && reached(order, target)
}

function isEnded(order: StandingOrder): boolean {
  return order.order_state === 'CANCELED' || order.order_state === 'REFUSED'
}

async function targetOf(
  memory: ChannelMemory,
  key: string,
): Promise<Readonly<Record<string, number>> | null> {
  const known = targetSchema.safeParse(await memory.get(`cancel:${key}`))
  return known.success ? known.data : null
}

function aim(order: StandingOrder, push: CancelPush): Record<string, number> {
  return Object.fromEntries(
    push.lines.map((line) => {
      const own = order.order_lines.find((candidate) => candidate.order_line_id === line.lineId)
      return [line.lineId, (own === undefined ? 0 : writtenOff(own)) + line.quantity]
    }),
  )
}

function reached(order: StandingOrder, target: Readonly<Record<string, number>>): boolean {
  return Object.entries(target).every(([lineId, quantity]) => {
    const own = order.order_lines.find((candidate) => candidate.order_line_id === lineId)
    return own !== undefined && writtenOff(own) >= quantity
  })
}

function leavesSomething(order: StandingOrder, push: CancelPush): boolean {
  const cancelled = new Map(push.lines.map((line) => [line.lineId, line.quantity]))
  return order.order_lines.some(
    (line) => line.quantity > (cancelled.get(line.order_line_id) ?? 0) + writtenOff(line),
  )
}

function valueOf(order: StandingOrder, lineId: string, quantity: number): number {
  const own = order.order_lines.find((candidate) => candidate.order_line_id === lineId)
  if (own === undefined || own.quantity === 0) return 0
  return Math.round((own.price * 100 * quantity) / own.quantity) / 100
}

/** The operator's list: the reason that speaks of stock, else the first that a shop may give. */
async function reasonOf(client: MiraklClient, type: string, signal: AbortSignal): Promise<string> {
  const { reasons } = await client.get('/api/reasons', reasonList, signal)
  const ours = reasons.filter((reason) => reason.type === type && reason.is_shop_right)
  return (ours.find((reason) => /stock|rupture|indispo/i.test(reason.label)) ?? ours[0])?.code ?? 'OTHER'
}
