import type { PushOutcome, ReadyPush } from '../../app/ports/channel.ts'
import { unknownOrder } from '../protocol/unknown-order.ts'
import type { WooClient } from './client.ts'
import { findOrder } from './fulfillment.ts'
import { isNoted, noteOnce } from './note-once.ts'

/**
 * A note to the customer, which WooCommerce sends by e-mail; its core has no state for an order that is ready. The
 * number in it, which no other note has, tells whether it stands there already.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function pushWooReady(
  client: WooClient,
  push: ReadyPush,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const order = await findOrder(client, push.orderExternalId, signal)
  if (order === null) return unknownOrder('WooCommerce', push)
  await noteOnce(client, order.id, `(${numberOf(push)})`, push.text, signal)
  return { kind: 'done' }
}

/** @throws {ChannelError} */
export async function hasWooReady(client: WooClient, push: ReadyPush, signal: AbortSignal): Promise<boolean> {
  const order = await findOrder(client, push.orderExternalId, signal)
  return order !== null && isNoted(client, order.id, `(${numberOf(push)})`, signal)
}

/** The number on the slip; of a reminder with which one it is. */
function numberOf({ number, reminder }: ReadyPush): string {
  return reminder === 0 ? number : `${number}-${reminder}`
}
