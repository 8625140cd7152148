import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import type { CommandContext } from '../commands/command.ts'
import type { OrderRecord } from '../ports/order-tables.ts'

/** Opens what a channel's word makes of an order, once an order and reason; open already, it gets the new evidence. */
export async function openAboutOrder(
  context: CommandContext,
  { order, dueAt }: Pick<OrderRecord, 'order' | 'dueAt'>,
  cause: ExceptionCause,
): Promise<void> {
  await context.tx.exceptions.open([
    {
      id: context.newId(),
      orderId: order.id,
      siteId: null,
      cause,
      openedAt: context.now,
      dueAt,
      key: cause.reason,
    },
  ])
  context.about(order.id)
  context.touch('exceptions')
}
