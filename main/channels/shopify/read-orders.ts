import type { PulledOrder } from '../../app/ports/channel.ts'
import { ordersByIdAnswer } from './answers.ts'
import type { ShopifyClient } from './client.ts'
import { LINES_PER_PAGE, ORDERS_BY_ID, ORDERS_PER_PAGE } from './documents.ts'
import { pulledOrderOf, wholeOrder } from './whole-order.ts'

/** Orders as they stand now, asked by id. @throws {ChannelError} */
export async function readShopifyOrders(
  client: ShopifyClient,
  externalIds: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, PulledOrder | 'gone'>> {
  const found = new Map<string, PulledOrder | 'gone'>(externalIds.map((id) => [id, 'gone']))
  // An id that is none of Shopify's orders would be a fault of the whole query.
  const ids = externalIds.filter((id) => /^gid:\/\/shopify\/Order\/\d+$/.test(id))
  for (let start = 0; start < ids.length; start += ORDERS_PER_PAGE) {
    const group = ids.slice(start, start + ORDERS_PER_PAGE)
    const variables = { ids: group, lines: LINES_PER_PAGE }
    const { nodes } = await client.query(ORDERS_BY_ID, variables, ordersByIdAnswer, signal)
    for (const node of nodes)
      if (node !== null) found.set(node.id, pulledOrderOf(await wholeOrder(client, node, signal)))
  }
  return found
}
