import type { PulledOrder } from '../../app/ports/channel.ts'
import { Paced } from '../protocol/rate-limit.ts'
import { ordersByIdAnswer } from './answers.ts'
import type { ShopifyClient } from './client.ts'
import { LINES_PER_PAGE, ORDERS_BY_ID, ORDERS_PER_PAGE } from './documents.ts'
import { pulledOrderOf, wholeOrder } from './whole-order.ts'

/**
 * Orders as they stand now, asked by id. When the shop's points run out, those read so far; none: the pace is thrown.
 * @throws {ChannelError}
 */
export async function readShopifyOrders(
  client: ShopifyClient,
  externalIds: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, PulledOrder | 'gone'>> {
  const found = new Map<string, PulledOrder | 'gone'>()
  // An id that is none of Shopify's orders would be a fault of the whole query.
  const ids = externalIds.filter((id) => /^gid:\/\/shopify\/Order\/\d+$/.test(id))
  for (const id of externalIds) if (!ids.includes(id)) found.set(id, 'gone')
  try {
    for (let start = 0; start < ids.length; start += ORDERS_PER_PAGE) {
      const group = ids.slice(start, start + ORDERS_PER_PAGE)
      const variables = { ids: group, lines: LINES_PER_PAGE }
      const { nodes } = await client.query(ORDERS_BY_ID, variables, ordersByIdAnswer, signal)
      const there = nodes.filter((node) => node !== null)
      for (const id of group) if (!there.some((node) => node.id === id)) found.set(id, 'gone')
      for (const node of there) found.set(node.id, pulledOrderOf(await wholeOrder(client, node, signal)))
    }
  } catch (error) {
    if (!(error instanceof Paced) || found.size === 0) throw error
  }
  return found
}
