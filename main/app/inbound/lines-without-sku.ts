import type { CommandContext } from '../commands/command.ts'
import type { NamelessLine } from '../ports/channel.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import { openAboutOrder } from './open-exception.ts'

/** One exception an order lists its lines without a SKU; gone when each is answered. */
export async function askAboutNameless(
  context: CommandContext,
  record: Pick<OrderRecord, 'order' | 'dueAt'>,
  open: readonly NamelessLine[],
): Promise<void> {
  const { tx, now } = context
  const { order } = record
  if (open.length > 0) {
    const lines = open.map(({ lineId, title, quantity }) => ({ lineId, title, quantity }))
    await openAboutOrder(context, record, { reason: 'nameless-lines', channelId: order.channelId, lines })
  } else if ((await tx.exceptions.close(order.id, ['nameless-lines'], 'cleared', now)) > 0)
    context.touch('exceptions')
}
