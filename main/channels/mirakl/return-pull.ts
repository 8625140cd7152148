import { z } from 'zod'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { ChannelError } from '../../app/ports/channel.ts'
import { orderList, type ReturnRow, returnPage } from './answers.ts'
import type { MiraklClient } from './client.ts'
import type { OrderRow } from './whole-order.ts'

/** Pages read at one go; what is over comes with the next look. */
const MOST_PAGES = 10
/** Orders asked for by id at once. */
const IDS_PER_CALL = 50

/** Orders with the returns that their customers ask for, as a payload keeps them. */
export interface OrdersWithReturns {
  readonly orders: readonly OrderRow[]
  /** Where the next look starts. */
  readonly since: EpochMs
}

/**
 * Returns changed since an instant (RT11, at most every five minutes), each with its order (OR11 by id, which has no
 * pace). null = not yet, or the marketplace keeps no returns, or did not answer: the next look starts where this one
 * would have.
 */
export async function pullMiraklReturns(
  client: MiraklClient,
  since: EpochMs,
  signal: AbortSignal,
): Promise<OrdersWithReturns | null> {
  if ((await client.pace.take('returns')) > 0) return null
  try {
    const rows = await changedReturns(client, since, signal)
    const byOrder = Map.groupBy(rows, (row) => row.order_id)
    const orders: OrderRow[] = []
    const ids = [...byOrder.keys()]
    for (let start = 0; start < ids.length; start += IDS_PER_CALL) {
      const query = new URLSearchParams({
        order_ids: ids.slice(start, start + IDS_PER_CALL).join(','),
        max: String(IDS_PER_CALL),
      })
      const answer = await client.get(`/api/orders?${query.toString()}`, orderList, signal)
      for (const order of answer.orders) orders.push({ ...order, returns: byOrder.get(order.order_id) ?? [] })
    }
    return { orders, since: Math.max(since, ...rows.map((row) => Date.parse(row.last_updated))) }
  } catch (error) {
    if (error instanceof ChannelError) return null
    throw error
  }
}

async function changedReturns(
  client: MiraklClient,
  since: EpochMs,
  signal: AbortSignal,
): Promise<ReturnRow[]> {
  const rows: ReturnRow[] = []
  let token: string | null = null
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = new URLSearchParams(
      token === null ? { return_last_updated_from: new Date(since).toISOString() } : { page_token: token },
    )
    const answer: z.infer<typeof returnPage> = await client.get(
      `/api/returns?${query.toString()}`,
      returnPage,
      signal,
    )
    rows.push(...answer.data)
    token = answer.next_page_token ?? null
    if (token === null) break
  }
  return rows
}
