import { hasLeft } from '../../../shared/domain/fulfillment.ts'
import { hasAllLeft, type OrderId } from '../../../shared/domain/order.ts'
import { cancelOrder } from '../commands/cancel-order.ts'
import type { CommandContext } from '../commands/command.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import { returnableLines } from '../returns/returnable.ts'
import { openAboutOrder } from './open-exception.ts'

/** A person sends a packed parcel of a called-off order anyway. */
export const CALLED_OFF_KEY = 'called-off'

/**
 * Stops what has not been packed. A parcel that is packed and still here stops at the station until a person takes
 * it or sends it anyway; one that is gone may come back, and a person sees to it. `isNews` false: what
 * is gone was rightly sent, only the rest is no work any more.
 */
export async function callOff(
  context: CommandContext,
  known: OrderRecord,
  { isNews, isWaived }: { readonly isNews: boolean; readonly isWaived: boolean },
): Promise<void> {
  const { tx, now } = context
  if (known.state === 'cancelled' || known.state === 'returned') return
  const { order } = known
  context.about(order.id)
  const parts = await tx.fulfillments.byOrders([order.id])
  const hasPacked = parts.some(({ state }) => state === 'packed')
  const isSomeGone = parts.some(({ state }) => hasLeft(state))
  const isOver = hasAllLeft(known.state)
  if (hasPacked) await keepPackedOnly(context, known, isWaived)
  else if (!isOver) {
    await cancelOrder(context, order)
    await tx.exceptions.close(order.id, null, 'cancelled', now)
  }
  if (!isNews || !(isOver || isSomeGone)) return
  // What came back and was refunded in full is reported as cancelled by some channels.
  const isAllBack = isOver && (await returnableLines(tx, known)).length === 0
  if (!isAllBack)
    await openAboutOrder(context, known, {
      reason: 'cancelled-after-shipped',
      channelId: order.channelId,
    })
}

async function keepPackedOnly(context: CommandContext, known: OrderRecord, isWaived: boolean): Promise<void> {
  const { tx, now } = context
  const { order } = known
  const parts = await tx.fulfillments.byOrders([order.id])
  const unpacked = parts.filter(({ state }) => ['planned', 'released'].includes(state))
  await tx.fulfillments.move(
    unpacked.map(({ id }) => id),
    'cancelled',
    now,
  )
  await settleAsPacked(context, order.id)
  await tx.changedStock.mark(
    order.lines.map(({ sku }) => sku),
    now,
  )
  context.touch('orders', 'stock')
  if (isWaived) return
  await tx.exceptions.close(order.id, null, 'cancelled', now)
  await openAboutOrder(context, known, { reason: 'cancelled-before-leaving', channelId: order.channelId })
}

/** Of an order only its packed parcels are left to see to, whatever state it was in. */
export async function settleAsPacked({ tx, now }: CommandContext, orderId: OrderId): Promise<void> {
  const [record] = await tx.orders.byIds([orderId])
  if (record?.state === 'packed') return
  for (const step of ['received', 'allocated', 'released', 'packed'] as const)
    await tx.orders.move([orderId], step, now)
}
