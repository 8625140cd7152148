import { isCollected } from '../../../shared/domain/collection.ts'
import { canMove } from '../../../shared/domain/order.ts'
import { reallocateByPerson } from '../decide/reallocate.ts'
import { takeApart } from '../inbound/answer-channel.ts'
import { resumeUnheld } from '../inbound/resume-unheld.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import { sentInstead } from '../resolutions/other-ways.ts'
import type { CommandContext } from './command.ts'

/** Whether its buyer was to collect it and has not. */
export function mayBeSentInstead({ order, state }: Pick<OrderRecord, 'order' | 'state'>): boolean {
  return isCollected(order) && canMove(state, 'cancelled')
}

/**
 * Decided anew as a parcel to the order's address; what is ready at the counter is taken apart first. What holds the
 * order holds it still.
 */
export async function sendInstead(context: CommandContext, record: OrderRecord): Promise<void> {
  const { id } = record.order
  // An address that nobody needed before is asked for by the decision.
  await context.tx.orders.update(sentInstead(record.order))
  if (record.state === 'packed') await takeApart(context, record)
  if (record.state === 'allocated' || record.state === 'released') await reallocateByPerson(context, [id])
  else await resumeUnheld(context, [id])
}
