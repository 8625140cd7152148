import type { PulledOrder } from '../../app/ports/channel.ts'
import { versionOf } from '../protocol/payload.ts'
import { changedOrdersAnswer, type PulledNode } from './answers.ts'
import type { VendureClient } from './client.ts'
import { CHANGED_ORDERS, ORDERS_PER_PAGE } from './documents.ts'

/** Orders as they stand now, asked by id. @throws {ChannelError} */
export async function readVendureOrders(
  client: VendureClient,
  externalIds: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, PulledOrder | 'gone'>> {
  const found = new Map<string, PulledOrder | 'gone'>(externalIds.map((id) => [id, 'gone']))
  for (let start = 0; start < externalIds.length; start += ORDERS_PER_PAGE) {
    const ids = externalIds.slice(start, start + ORDERS_PER_PAGE)
    const options = { filter: { id: { in: ids } }, take: ids.length }
    const { orders } = await client.query(CHANGED_ORDERS, { options }, changedOrdersAnswer, signal)
    for (const node of orders.items) found.set(node.id, pulledOrderOf(node))
  }
  return found
}

export function pulledOrderOf(node: PulledNode): PulledOrder {
  return {
    externalId: node.id,
    version: versionOf(node, ['updatedAt']),
    payload: JSON.stringify(node),
  }
}
