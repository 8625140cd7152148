import type { ExceptionReason } from '../../../shared/domain/exception.ts'
import { remainderOf } from '../../engine/remainder.ts'
import type { CommandContext } from '../commands/command.ts'
import { DECIDED_REASONS } from '../decide/decided-reasons.ts'

/** About an order that is still here: settled by its leaving. What speaks of money, news or goods outside stays. */
const ABOUT_WORK: readonly ExceptionReason[] = [
  ...DECIDED_REASONS,
  'held-by-person',
  'held-by-channel',
  'cancel-requested',
  'label-failed',
  'print-unknown',
]

/** All of the order has left: what was in the way of it is over. A part that is missing is still told. */
export async function closeOvertaken(context: CommandContext, orderId: string): Promise<void> {
  const { tx, now } = context
  const [record] = await tx.orders.byIds([orderId])
  if (record === undefined) return
  const left = (await tx.fulfillments.byOrders([orderId])).filter(({ state }) => state === 'shipped')
  if (remainderOf(record.order, left) !== null) return
  if ((await tx.exceptions.close(orderId, ABOUT_WORK, 'shipped', now)) > 0) context.touch('exceptions')
}
