import { isConnected } from '../../shared/domain/channel.ts'
import type { Order } from '../../shared/domain/order.ts'
import type { CommandContext } from './command.ts'
import type { OutboxItem } from './ports/sync-tables.ts'

/** Puts a message about an order into its channel's outbox; orders of files that were imported by hand have nobody to tell. */
export async function tellChannel(
  { tx, now, newId }: CommandContext,
  order: Pick<Order, 'id' | 'channelId'>,
  message: Pick<OutboxItem, 'kind' | 'key' | 'payload'>,
): Promise<void> {
  const channel = await tx.channels.get(order.channelId)
  if (!channel || !isConnected(channel)) return
  await tx.outbox.enqueue([
    {
      ...message,
      id: newId(),
      channelId: order.channelId,
      orderId: order.id,
      createdAt: now,
      notBefore: now,
    },
  ])
}
