import { isConnected } from '../../../shared/domain/channel.ts'
import { CHANNEL_ABILITIES } from '../../../shared/domain/channel-abilities.ts'
import type { Order, PickupPoint } from '../../../shared/domain/order.ts'
import { message } from '../../../shared/messages/message.ts'
import { say } from '../../../shared/messages/say.ts'
import type { CommandContext } from '../commands/command.ts'
import { BEFORE_RELEASE } from '../decide/reallocate.ts'
import { buyRefusedAgain } from '../labels/answer-label.ts'
import type { OrderMessage } from '../mapping/channel-units.ts'
import { redirectOrder, sendOrder } from '../mapping/order-way.ts'
import { languageOf } from '../notify/buyer-language.ts'
import { notifyChannel } from '../notify/notify-channel.ts'
import { pointKey } from '../notify/outbox-key.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { Tx } from '../ports/store.ts'

/**
 * The order's parcel goes to this point. Before its release it is decided anew; after it, what the carrier refused of
 * it is asked for once more, as a purchase of its own. Its channel tells the buyer where it can.
 * `inLine`: the point as the buyer is told it. Returns how that is taken back; null = it is not. @throws {Refusal}
 */
export async function goToPoint(
  context: CommandContext,
  record: OrderRecord,
  point: PickupPoint,
  inLine: string,
) {
  const isFree = BEFORE_RELEASE.includes(record.state)
  const way = isFree
    ? await sendOrder(context, record, { delivery: 'relay', point })
    : await redirectOrder(context, record, point)
  await tellBuyer(context, record.order, point, inLine)
  if (!isFree) {
    await buyRefusedAgain(context, record.order.id)
    context.about(record.order.id)
    context.touch('orders', 'printing')
  }
  return isFree ? { kind: 'order-way' as const, orderId: record.order.id, way } : null
}

/** Whether the order's channel tells its buyer to which point the parcel goes. */
export async function tellsPoint(tx: Tx, { channelId }: Pick<Order, 'channelId'>): Promise<boolean> {
  const channel = await tx.channels.get(channelId)
  return channel !== null && isConnected(channel) && CHANNEL_ABILITIES[channel.kind].tellsPoint
}

async function tellBuyer(
  context: CommandContext,
  order: Order,
  point: PickupPoint,
  inLine: string,
): Promise<void> {
  if (!(await tellsPoint(context.tx, order))) return
  await notifyChannel(context, order, pointKey(order.id, point.id), pointMessage(order, point, inLine))
  context.touch('channels')
}

export function pointMessage(order: Order, point: PickupPoint, inLine: string): OrderMessage {
  const text = message('points.toBuyer', { order: order.reference, point: inLine })
  return {
    kind: 'point',
    payload: { orderExternalId: order.externalId, pointId: point.id, text: say(languageOf(order), text) },
  }
}
