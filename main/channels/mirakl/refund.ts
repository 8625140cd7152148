import { message } from '../../../shared/messages/message.ts'
import type { PushOutcome, RefundPush } from '../../app/ports/channel.ts'
import type { ChannelMemory } from '../protocol/memory.ts'
import type { MiraklClient } from './client.ts'
import { findOrder } from './find-order.ts'
import { moneyBack, taxModeOf } from './money-back.ts'
import { aim, reached, reasonOf, targetOf } from './write-off.ts'

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
    return { kind: 'refused', problem: message('mirakl.unknownOrder', { order: push.orderExternalId }) }
  const name = `refund:${key}`
  const target = await targetOf(memory, name)
  if (target !== null && reached(order, target)) return { kind: 'done' }
  if (target === null) await memory.put(name, aim(order, push.lines))
  const reason_code = await reasonOf(client, 'REFUND', RETURNED, signal)
  const refunds = push.lines.flatMap((line) => {
    const money = moneyBack(order, line.lineId, line.cents, push.shipping)
    if (money === null) return []
    return [
      {
        order_line_id: line.lineId,
        quantity: line.quantity,
        ...money,
        excluded_from_shipment: false,
        reason_code,
      },
    ]
  })
  await client.write('PUT', '/api/orders/refund', { ...taxModeOf(order), refunds }, signal)
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
