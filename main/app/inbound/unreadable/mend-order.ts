import type { Order } from '../../../../shared/domain/order.ts'
import type { CommandContext } from '../../commands/command.ts'
import type { OrderRecord } from '../../ports/order-tables.ts'
import { CorruptRowError } from '../../ports/store.ts'
import { recordKey } from './report-unreadable.ts'

/**
 * An order as it is kept; one that cannot be read is rebuilt from what its channel says now, keeping its id,
 * its state and its decision. null = not known here; 'unreadable' = it is, but `anew` cannot repair it.
 */
export async function orderOrMended(
  context: CommandContext,
  channelId: string,
  externalId: string,
  anew: () => Order | null,
): Promise<OrderRecord | null | 'unreadable'> {
  const { tx, now } = context
  try {
    return await tx.orders.byExternalId(channelId, externalId)
  } catch (fault) {
    if (!(fault instanceof CorruptRowError)) throw fault
    const order = anew()
    if (order === null) return 'unreadable'
    await tx.orders.update({ ...order, id: fault.key })
    for (const table of ['orders', 'order_documents'])
      await tx.exceptions.closeById([recordKey(table, fault.key)], 'fetch-again', now)
    context.about(fault.key)
    context.touch('orders', 'exceptions')
    return tx.orders.byExternalId(channelId, externalId)
  }
}
