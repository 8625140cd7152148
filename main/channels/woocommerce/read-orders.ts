import type { PulledOrder } from '../../app/ports/channel.ts'
import { parseAnswer } from '../protocol/payload.ts'
import { orderList } from './answers.ts'
import type { WooClient } from './client.ts'
import type { ProductKinds } from './product-kinds.ts'
import { wholeOrders } from './whole-order.ts'

/**
 * Orders as they stand now. No list shows what is in the bin: what a list leaves out is asked for by itself, and is
 * gone only when WooCommerce does not know it. @throws {ChannelError}
 */
export async function readWooOrders(
  client: WooClient,
  kinds: ProductKinds,
  externalIds: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, PulledOrder | 'gone'>> {
  const found = new Map<string, PulledOrder | 'gone'>(externalIds.map((id) => [id, 'gone']))
  const ids = externalIds.filter((id) => /^\d+$/.test(id))
  if (ids.length === 0) return found
  const query = new URLSearchParams({ include: ids.join(','), per_page: '100' })
  const listed = await client.get(`/orders?${query.toString()}`, signal)
  const rows = parseAnswer(orderList, listed.value, 'WooCommerce orders').filter(({ id }) =>
    ids.includes(String(id)),
  )
  const seen = new Set(rows.map(({ id }) => String(id)))
  for (const id of ids.filter((one) => !seen.has(one))) {
    const answer = await client.find(`/orders/${id}`, signal)
    if (answer !== null) rows.push(...parseAnswer(orderList, [answer.value], 'WooCommerce order'))
  }
  for (const order of await wholeOrders(client, kinds, rows, signal)) found.set(order.externalId, order)
  return found
}
