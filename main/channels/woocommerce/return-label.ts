import type { PushOutcome, ReturnLabelPush } from '../../app/ports/channel.ts'
import { unknownOrder } from '../protocol/unknown-order.ts'
import type { WooClient } from './client.ts'
import { findOrder } from './fulfillment.ts'
import { isNoted, noteOnce } from './note-once.ts'

/**
 * A note to the customer, which WooCommerce sends by e-mail; its interface takes no file with it. The number of the
 * return parcel in it tells whether it stands there already.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function pushWooReturnLabel(
  client: WooClient,
  push: ReturnLabelPush,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const order = await findOrder(client, push.orderExternalId, signal)
  if (order === null) return unknownOrder('WooCommerce', push)
  const { text, trackingNumber, trackingUrl } = push
  const words = trackingUrl === null ? text : `${text} ${trackingUrl}`
  await noteOnce(client, order.id, `(${trackingNumber})`, words, signal)
  return { kind: 'done' }
}

/** @throws {ChannelError} */
export async function hasWooReturnLabel(
  client: WooClient,
  push: ReturnLabelPush,
  signal: AbortSignal,
): Promise<boolean> {
  const order = await findOrder(client, push.orderExternalId, signal)
  return order !== null && isNoted(client, order.id, `(${push.trackingNumber})`, signal)
}
