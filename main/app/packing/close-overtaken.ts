import { hasLeft } from '../../../shared/domain/fulfillment.ts'
import { remainderOf } from '../../engine/remainder.ts'
import type { CommandContext } from '../commands/command.ts'
import { REASONS_ABOUT_WORK } from '../decide/decided-reasons.ts'

/** All of the order has left: its obstacles are over. A missing part is still reported. */
export async function closeOvertaken(context: CommandContext, orderId: string): Promise<void> {
  const { tx, now } = context
  const [record] = await tx.orders.byIds([orderId])
  if (record === undefined) return
  const left = (await tx.fulfillments.byOrders([orderId])).filter(({ state }) => hasLeft(state))
  if (remainderOf(record.order, left) !== null) return
  if ((await tx.exceptions.close(orderId, REASONS_ABOUT_WORK, 'shipped', now)) > 0)
    context.touch('exceptions')
}
