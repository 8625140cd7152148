import { isConnected } from '../../../shared/domain/channel.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { CommandContext } from '../commands/command.ts'
import { inChannelUnits, type OrderMessage } from '../mapping/channel-units.ts'

/**
 * Puts a message about an order into its channel's outbox under its key, with quantities in the channel's articles;
 * orders of files imported by hand have no channel to notify. What concerns only part of a pack is not sent.
 */
export async function notifyChannel(
  context: CommandContext,
  order: Pick<Order, 'id' | 'channelId'>,
  key: string,
  message: OrderMessage,
): Promise<void> {
  const { tx, now, newId } = context
  const channel = await tx.channels.get(order.channelId)
  if (!channel || !isConnected(channel)) return
  const said = await inChannelUnits(tx, order.id, message)
  if (said === null) {
    if (message.kind !== 'fulfillment') await leaveToPerson(context, order, key, message.kind)
    return
  }
  await tx.outbox.enqueue([
    {
      ...said,
      id: newId(),
      channelId: order.channelId,
      key,
      orderId: order.id,
      createdAt: now,
      notBefore: now,
    },
  ])
}

async function leaveToPerson(
  context: CommandContext,
  order: Pick<Order, 'id' | 'channelId'>,
  key: string,
  what: OrderMessage['kind'],
): Promise<void> {
  context.touch('exceptions')
  await context.tx.exceptions.open([
    {
      id: context.newId(),
      orderId: order.id,
      siteId: null,
      cause: { reason: 'sync-conflict', channelId: order.channelId, what },
      openedAt: context.now,
      dueAt: null,
      key,
    },
  ])
}
