import { type RemoteOrder, standingOrders } from './answers.ts'
import type { MiraklClient } from './client.ts'

/**
 * An order as it stands now, by OR11: OR12 leaves out what was cancelled and refunded. Asked for by id it follows
 * an event and has no pace. @throws {ChannelError}
 */
export async function findOrder(
  client: MiraklClient,
  id: string,
  signal: AbortSignal,
): Promise<RemoteOrder | null> {
  const query = new URLSearchParams({ order_ids: id })
  const { orders } = await client.get(`/api/orders?${query.toString()}`, standingOrders, signal)
  return orders[0] ?? null
}
