import type { PulledOrder } from '../../app/ports/channel.ts'
import { Paced } from '../protocol/rate-limit.ts'
import { orderList } from './answers.ts'
import type { MiraklClient } from './client.ts'
import { wholeOrders } from './whole-order.ts'

/** Ids that OR11 takes at once. */
const IDS_PER_CALL = 100

/**
 * Orders as they stand now (OR11 by id), at a pace of their own: they are asked for when something is about to happen
 * to them, and may not use up the pulls' one call a minute. When the pace ends it, those read so far.
 * @throws {ChannelError}
 */
export async function readMiraklOrders(
  client: MiraklClient,
  externalIds: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, PulledOrder | 'gone'>> {
  const found = new Map<string, PulledOrder | 'gone'>()
  for (let start = 0; start < externalIds.length; start += IDS_PER_CALL) {
    const wait = await client.pace.take('ordersById')
    if (wait > 0 && found.size > 0) return found
    if (wait > 0) throw new Paced('Mirakl OR11', wait)
    const ids = externalIds.slice(start, start + IDS_PER_CALL)
    const query = new URLSearchParams({ order_ids: ids.join(','), max: String(IDS_PER_CALL) })
    const { orders } = await client.get(`/api/orders?${query.toString()}`, orderList, signal)
    const there = await wholeOrders(client, orders, signal)
    for (const id of ids) found.set(id, 'gone')
    for (const order of there) found.set(order.externalId, order)
  }
  return found
}
