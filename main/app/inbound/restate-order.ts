import type { Order } from '../../../shared/domain/order.ts'
import type { CommandContext } from '../commands/command.ts'

/** Ends a change of what an order wants or holds: channels hear what may be sold of its articles, screens read it again. */
export async function restateOrder(
  context: CommandContext,
  { id, lines }: Pick<Order, 'id' | 'lines'>,
): Promise<void> {
  const { tx, now } = context
  const skus = lines.map(({ sku }) => sku)
  await tx.changedStock.mark(skus, now)
  context.about(id)
  context.touch('orders', 'stock', 'exceptions')
}
