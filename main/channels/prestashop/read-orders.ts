import type { PulledOrder } from '../../app/ports/channel.ts'
import { orderRow } from './answers.ts'
import type { PrestaClient } from './client.ts'
import type { ShopLists } from './shop-facts.ts'
import { wholeOrders } from './whole-order.ts'

/** Orders as they stand now; what PrestaShop no longer has is gone. @throws {ChannelError} */
export async function readPrestaOrders(
  client: PrestaClient,
  lists: ShopLists,
  externalIds: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, PulledOrder | 'gone'>> {
  const found = new Map<string, PulledOrder | 'gone'>(externalIds.map((id) => [id, 'gone']))
  const ids = externalIds.filter((id) => /^\d+$/.test(id))
  if (ids.length === 0) return found
  const query = { 'filter[id]': `[${ids.join('|')}]`, display: 'full' }
  const rows = await client.list('orders', query, orderRow, signal)
  for (const order of await wholeOrders(client, lists, rows, signal)) found.set(order.externalId, order)
  return found
}
