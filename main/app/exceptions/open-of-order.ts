import type { ExceptionRecord } from '../../../shared/domain/exception.ts'
import type { OrderId } from '../../../shared/domain/order.ts'
import type { Tx } from '../ports/store.ts'

/** What of an order is not settled, put off or not; the oldest first. */
export async function openOfOrder(tx: Tx, orderId: OrderId): Promise<ExceptionRecord[]> {
  return (await tx.exceptions.ofOrder(orderId)).filter(({ state }) => state !== 'closed')
}
