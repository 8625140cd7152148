import type { OrderId } from '../../../shared/domain/order.ts'
import type { Sku } from '../../../shared/domain/product.ts'
import { pushAvailability } from '../availability.ts'
import type { CommandContext } from '../command.ts'
import { CAPACITY_REASONS, STOCK_REASONS } from './decided-reasons.ts'

/** Orders put back in one transaction; what is over waits for the next cause. */
const MOST = 5_000

/**
 * Puts orders back to `received`, to be decided anew: decided ones give back their stock, blocked ones try again.
 * Released and later ones stay as they are. Returns the ids put back.
 */
export async function decideAgain(context: CommandContext, orderIds: readonly OrderId[]): Promise<OrderId[]> {
  const { tx, now } = context
  const records = await tx.orders.byIds(orderIds)
  const skus: Sku[] = []
  const back: OrderId[] = []
  for (const { order, state } of records) {
    if (state === 'decided') {
      skus.push(...(await tx.decisions.undo(order.id, now)))
      back.push(order.id)
    }
  }
  const blocked = records.filter(({ state }) => state === 'on-hold' || state === 'backordered')
  back.push(
    ...(await tx.orders.move(
      blocked.map(({ order }) => order.id),
      'received',
      now,
    )),
  )
  await pushAvailability(tx, skus, now, context.newId)
  context.about(...back)
  if (back.length > 0) context.touch('orders', 'stock')
  return back
}

/** New stock of these SKUs: whoever waits for one of them is decided anew. */
export async function retryForStock(context: CommandContext, skus: readonly Sku[]): Promise<OrderId[]> {
  return decideAgain(context, await context.tx.orders.blockedBy(STOCK_REASONS, [...new Set(skus)], MOST))
}

/** A site, carrier or rule changed for the better: whoever it may have blocked is decided anew. */
export async function retryForCapacity(context: CommandContext): Promise<OrderId[]> {
  return decideAgain(context, await context.tx.orders.blockedBy(CAPACITY_REASONS, null, MOST))
}
