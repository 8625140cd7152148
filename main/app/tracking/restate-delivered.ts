import { hasLeft } from '../../../shared/domain/fulfillment.ts'
import type { CommandContext } from '../commands/command.ts'

/**
 * A fulfilment is delivered once its carrier says so of every parcel, and its order once all of it is; neither is any
 * more when a parcel came back after all. A parcel that nobody follows is not known to have arrived.
 */
export async function restateDelivered(context: CommandContext, fulfillmentId: string): Promise<void> {
  const { tx, now } = context
  const part = await tx.fulfillments.get(fulfillmentId)
  if (part === null || !hasLeft(part.state)) return
  const tracks = await tx.tracks.ofFulfillments([fulfillmentId])
  const isDelivered = part.parcels.every(({ number }) =>
    tracks.some(({ parcel, deliveredAt }) => parcel === number && deliveredAt !== null),
  )
  if (isDelivered === (part.state === 'delivered')) return
  await tx.fulfillments.setDelivered(fulfillmentId, isDelivered)
  const { orderId } = part
  const live = (await tx.fulfillments.byOrders([orderId])).filter(({ state }) => state !== 'cancelled')
  const [record] = await tx.orders.byIds([orderId])
  const isAll = live.every(({ state }) => state === 'delivered')
  if (record?.state === 'shipped' && isAll) await tx.orders.move([orderId], 'delivered', now)
  if (record?.state === 'delivered' && !isAll) await tx.orders.move([orderId], 'shipped', now)
  context.touch('orders')
}
