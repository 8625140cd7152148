import type { PointPush, PushOutcome } from '../../app/ports/channel.ts'
import { unknownOrder } from '../protocol/unknown-order.ts'
import type { WooClient } from './client.ts'
import { findOrder } from './fulfillment.ts'
import { noteOnce } from './note-once.ts'

/** A note to the customer, which WooCommerce sends by e-mail. @throws {ChannelError} @throws {UncertainWrite} */
export async function pushWooPoint(
  client: WooClient,
  push: PointPush,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const order = await findOrder(client, push.orderExternalId, signal)
  if (order === null) return unknownOrder('WooCommerce', push)
  await noteOnce(client, order.id, `(${push.pointId})`, push.text, signal)
  return { kind: 'done' }
}
