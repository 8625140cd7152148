import type { OrderId } from '../../../shared/domain/order.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { Tx } from '../ports/store.ts'
import { refuse } from './refusal.ts'

/** @throws {Refusal} there is no such order */
export async function knownOrder(tx: Tx, orderId: OrderId): Promise<OrderRecord> {
  const [record] = await tx.orders.byIds([orderId])
  return record ?? refuse('refusals.unknown.order')
}
