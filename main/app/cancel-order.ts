import { pushAvailability } from './availability.ts'
import type { CommandContext } from './command.ts'

/** Releases what the order holds and marks it cancelled; the channel already knows or is told by the caller. */
export async function cancelOrder(context: CommandContext, orderId: string): Promise<void> {
  const { tx, now } = context
  const open = (await tx.fulfillments.byOrders([orderId])).filter(
    ({ state }) => state !== 'shipped' && state !== 'cancelled',
  )
  const skus: string[] = []
  for (const fulfillment of open) skus.push(...(await tx.stock.release(fulfillment.id)))
  await tx.fulfillments.move(
    open.map(({ id }) => id),
    'cancelled',
    now,
  )
  await tx.orders.move([orderId], 'cancelled', now)
  await pushAvailability(tx, skus, now, context.newId)
  context.touch('orders', 'stock', 'exceptions')
}
