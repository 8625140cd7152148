import type { InputOf, ResultOf } from '../../../shared/contract/commands.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { message } from '../../../shared/messages/message.ts'
import { urgencyPoints } from '../../engine/priority/priority.ts'
import type { Tx } from '../ports/store.ts'
import { rememberOrder } from '../undo/undo-order.ts'
import { urgencyRule } from './bulk-rules.ts'
import type { CommandContext } from './command.ts'
import { eachOrder } from './each-order.ts'
import { withReason } from './steer-order.ts'

/** Orders are served before all others, after them or as they were: no plan changes, only who is next. */
export async function setUrgency(
  context: CommandContext,
  { orderIds, urgency, note }: InputOf<'orders', 'setUrgency'>,
): Promise<ResultOf<'orders', 'setUrgency'>> {
  const result = await eachOrder(
    context,
    orderIds,
    urgencyRule(await context.tx.orders.byIds(orderIds), urgency),
    (record) =>
      rememberOrder(context, record, () => keepUrgency(context.tx, record.order, urgency ?? undefined)),
  )
  const what = message(`timeline.urgency.${urgency ?? 'normal'}`)
  return { ...result, sentence: withReason(what, note) }
}

/** Writes the order's urgency, and what it does to the score that it has. */
export async function keepUrgency(tx: Tx, order: Order, urgency: Order['urgency']): Promise<void> {
  const { urgency: _, ...rest } = order
  const became: Order = urgency === undefined ? rest : { ...rest, urgency }
  await tx.orders.update(became)
  await tx.orders.raisePriority(order.id, urgencyPoints(became) - urgencyPoints(order))
}
