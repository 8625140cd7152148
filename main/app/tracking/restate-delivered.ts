import { type Fulfillment, hasLeft } from '../../../shared/domain/fulfillment.ts'
import type { CommandContext } from '../commands/command.ts'
import { mergedWith } from '../merging/companions.ts'

/**
 * A fulfilment is delivered once its carrier says so of every parcel, and its order once all of it is; neither is any
 * more when a parcel came back after all. A parcel that nobody follows is not known to have arrived. What lay inside it arrived with it.
 */
export async function restateDelivered(context: CommandContext, fulfillmentId: string): Promise<void> {
  const { tx } = context
  const part = await tx.fulfillments.get(fulfillmentId)
  if (part === null || !hasLeft(part.state)) return
  const tracks = await tx.tracks.ofFulfillments([fulfillmentId])
  const isDelivered = part.parcels.every(({ number }) =>
    tracks.some(({ parcel, deliveredAt }) => parcel === number && deliveredAt !== null),
  )
  await setDelivered(context, part, isDelivered)
  const [record] = await tx.orders.byIds([part.orderId])
  const others = record === undefined ? [] : await mergedWith(tx, record.order)
  for (const inside of await tx.fulfillments.byOrders(others.map(({ order }) => order.id)))
    if (hasLeft(inside.state) && inside.parcels[0]?.within === fulfillmentId)
      await setDelivered(context, inside, isDelivered)
}

async function setDelivered(
  context: CommandContext,
  { id, orderId, state }: Fulfillment,
  isDelivered: boolean,
): Promise<void> {
  const { tx, now } = context
  if (isDelivered === (state === 'delivered')) return
  await tx.fulfillments.setDelivered(id, isDelivered)
  const live = (await tx.fulfillments.byOrders([orderId])).filter((one) => one.state !== 'cancelled')
  const [record] = await tx.orders.byIds([orderId])
  const isAll = live.every((one) => one.state === 'delivered')
  if (record?.state === 'shipped' && isAll) await tx.orders.move([orderId], 'delivered', now)
  if (record?.state === 'delivered' && !isAll) await tx.orders.move([orderId], 'shipped', now)
  context.touch('orders')
}
