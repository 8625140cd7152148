import { message } from '../../../shared/messages/message.ts'
import type { CancelPush, PushOutcome } from '../../app/ports/channel.ts'
import { cancelStands } from '../protocol/cancel-look-up.ts'
import type { ChannelMemory } from '../protocol/memory.ts'
import { type RemoteOrder, writtenOff } from './answers.ts'
import type { MiraklClient } from './client.ts'
import { findOrder } from './find-order.ts'
import { moneyBack, taxModeOf, valueOf } from './money-back.ts'
import { aim, reached, reasonOf, targetOf } from './write-off.ts'

const OUT_OF_STOCK = /stock|rupture|indispo/i

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
    return { kind: 'refused', problem: message('mirakl.unknownOrder', { order: push.orderExternalId }) }
  if (isEnded(order)) return { kind: 'done' }
  const target = await targetOf(memory, `cancel:${key}`)
  if (target !== null && reached(order, target)) return { kind: 'done' }
  if (order.can_cancel && !leavesSomething(order, push)) {
    await client.write('PUT', `/api/orders/${order.order_id}/cancel`, null, signal)
    return { kind: 'done' }
  }
  if (target === null) await memory.put(`cancel:${key}`, aim(order, push.lines))
  const reason_code = await reasonOf(
    client,
    order.can_cancel ? 'CANCELATION' : 'REFUND',
    OUT_OF_STOCK,
    signal,
  )
  const entries = push.lines.flatMap((line) => {
    const money = moneyBack(order, line.lineId, valueOf(order, line), false)
    return money === null
      ? []
      : [{ order_line_id: line.lineId, quantity: line.quantity, ...money, reason_code }]
  })
  const taxMode = taxModeOf(order)
  if (order.can_cancel)
    await client.write('PUT', '/api/orders/cancel', { ...taxMode, cancelations: entries }, signal)
  else
    await client.write(
      'PUT',
      '/api/orders/refund',
      { ...taxMode, refunds: entries.map((entry) => ({ ...entry, excluded_from_shipment: true })) },
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
  return cancelStands(order, isEnded, async (found) => {
    const target = await targetOf(memory, `cancel:${key}`)
    return target !== null && reached(found, target)
  })
}

function isEnded(order: RemoteOrder): boolean {
  return order.order_state === 'CANCELED' || order.order_state === 'REFUSED'
}

function leavesSomething(order: RemoteOrder, push: CancelPush): boolean {
  const cancelled = new Map(push.lines.map((line) => [line.lineId, line.quantity]))
  return order.order_lines.some(
    (line) => line.quantity > (cancelled.get(line.order_line_id) ?? 0) + writtenOff(line),
  )
}
