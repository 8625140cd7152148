import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import type { CommandContext } from '../commands/command.ts'
import type { OrderRecord } from '../ports/order-tables.ts'

/** Opens the exception that a channel's change causes, one an order and reason; an open one gets the new evidence. */
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
