import type { Order } from '../../../shared/domain/order.ts'
import { loseCompanion } from '../merging/companions.ts'
import type { CommandContext } from './command.ts'

/**
 * Releases what the order holds and marks it cancelled. Its units are free for sale again, those it only waited
 * for too; the channel already knows of the cancellation or is notified by the caller.
 */
export async function cancelOrder(context: CommandContext, order: Order): Promise<void> {
  const { id, lines } = order
  const { tx, now } = context
  const fulfillments = await tx.fulfillments.byOrders([id])
  await tx.fulfillments.move(
    fulfillments.map((fulfillment) => fulfillment.id),
    'cancelled',
    now,
  )
  await tx.orders.move([id], 'cancelled', now)
  await loseCompanion(context, order)
  await tx.changedStock.mark(
    lines.map(({ sku }) => sku),
    now,
  )
  context.touch('orders', 'stock', 'exceptions')
}
