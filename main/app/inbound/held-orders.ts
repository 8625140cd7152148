import type { OrderId } from '../../../shared/domain/order.ts'
import type { Tx } from '../ports/store.ts'

/**
 * Those that their channel holds, or whose shipping method nobody has explained; orders of a file have no channel to
 * ask.
 */
export async function heldOrders(tx: Tx, orderIds: readonly OrderId[]): Promise<ReadonlySet<OrderId>> {
  return new Set([...(await tx.standings.held(orderIds)), ...(await tx.methods.unexplained(orderIds))])
}
