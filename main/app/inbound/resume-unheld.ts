import type { OrderId, OrderState } from '../../../shared/domain/order.ts'
import type { CommandContext } from '../commands/command.ts'
import { DECIDED_REASONS } from '../decide/decided-reasons.ts'
import { openOfOrder } from '../exceptions/open-of-order.ts'
import { heldOrders } from './held-orders.ts'

const WAITING: readonly OrderState[] = ['on-hold', 'backordered']

/**
 * Orders that wait are to be decided, but for those that something still holds: their channel, a person, a SKU or a
 * line that nobody has explained. Returns those that go on.
 */
export async function resumeUnheld(
  context: CommandContext,
  orderIds: readonly OrderId[],
): Promise<OrderId[]> {
  const { tx, now } = context
  const held = await heldOrders(tx, orderIds)
  const unexplained = await tx.skuMappings.ordersWaiting(orderIds)
  const free: OrderId[] = []
  for (const { order, state } of await tx.orders.byIds(orderIds)) {
    if (!WAITING.includes(state) || held.has(order.id) || unexplained.has(order.id)) continue
    if (!(await isHeldByPerson(context, order.id))) free.push(order.id)
  }
  await tx.orders.move(free, 'received', now)
  context.about(...free)
  if (free.length > 0) context.touch('orders')
  return free
}

async function isHeldByPerson({ tx }: CommandContext, orderId: OrderId): Promise<boolean> {
  const open = await openOfOrder(tx, orderId)
  return open.some(({ cause }) => cause.reason === 'held-by-person')
}

/** Before its release an order gives back what it holds and waits; from its release on the station's stop holds it. */
export async function holdBack(context: CommandContext, orderId: OrderId): Promise<void> {
  const { tx, now } = context
  const [record] = await tx.orders.byIds([orderId])
  if (!record || !BEFORE_RELEASE.includes(record.state)) return
  const skus = record.state === 'allocated' ? await tx.decisions.undo(orderId, now) : []
  await tx.exceptions.close(orderId, DECIDED_REASONS, 'cleared', now)
  if (record.state !== 'on-hold') {
    await tx.orders.move([orderId], 'received', now)
    await tx.orders.move([orderId], 'on-hold', now)
  }
  await tx.changedStock.mark(skus, now)
  context.about(orderId)
  context.touch('orders', 'stock', 'exceptions')
}

const BEFORE_RELEASE: readonly OrderState[] = ['received', 'allocated', 'backordered', 'on-hold']
