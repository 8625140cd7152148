import { z } from 'zod'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { ChannelError, type OrderPage } from '../../app/ports/channel.ts'
import { nextWalk } from '../protocol/overlap.ts'
import { firstSince, storedCursor, type WalkStart } from '../protocol/stored-cursor.ts'
import { changedOrdersAnswer } from './answers.ts'
import type { ShopifyClient } from './client.ts'
import { CHANGED_ORDERS, LINES_PER_PAGE, ORDERS_PER_PAGE } from './documents.ts'
import { pulledOrderOf, wholeOrder } from './whole-order.ts'

const cursorSchema = z.object({
  /** The present walk lists what changed at or after this. */
  since: z.int(),
  /** Shopify's own page cursor within the walk. */
  after: z.string().nullable(),
  /** Newest change seen so far. */
  newest: z.int(),
  deepAt: z.int(),
})
type Cursor = z.infer<typeof cursorSchema>

/** One page of changed orders, oldest change first. @throws {ChannelError} */
export async function pullShopifyOrders(
  client: ShopifyClient,
  from: WalkStart,
  now: EpochMs,
  signal: AbortSignal,
): Promise<OrderPage> {
  const cursor = readCursor(from, now)
  const page = await listOrWalkAnew(client, cursor, signal)
  const nodes = await Promise.all(page.nodes.map((node) => wholeOrder(client, node, signal)))
  const newest = nodes.reduce((latest, node) => Math.max(latest, Date.parse(node.updatedAt)), cursor.newest)
  const next: Cursor = page.pageInfo.hasNextPage
    ? { ...cursor, after: page.pageInfo.endCursor, newest }
    : { ...(newest > 0 ? nextWalk(newest, cursor.deepAt, now) : cursor), after: null, newest }
  return {
    orders: nodes.map(pulledOrderOf),
    cursor: JSON.stringify(next),
    more: page.pageInfo.hasNextPage,
    reached: newest > 0 ? newest : null,
  }
}

function readCursor(from: WalkStart, now: EpochMs): Cursor {
  return (
    storedCursor(cursorSchema, from) ?? { since: firstSince(from, now), after: null, newest: 0, deepAt: 0 }
  )
}

/** A page cursor that Shopify no longer takes starts the walk over from its `since`. */
async function listOrWalkAnew(
  client: ShopifyClient,
  cursor: Cursor,
  signal: AbortSignal,
): Promise<z.infer<typeof changedOrdersAnswer>['orders']> {
  const query = `updated_at:>='${new Date(cursor.since).toISOString().slice(0, 19)}Z'`
  const list = async (after: string | null, first = ORDERS_PER_PAGE) => {
    const variables = { first, lines: LINES_PER_PAGE, after, query }
    try {
      return (await client.query(CHANGED_ORDERS, variables, changedOrdersAnswer, signal)).orders
    } catch (error) {
      // Shopify counts a query's points by rules of its own: what is too much for it is asked for in smaller pages.
      if (first === 1 || !isTooCostly(error)) throw error
      return list(after, Math.ceil(first / 2))
    }
  }
  try {
    return await list(cursor.after)
  } catch (error) {
    const staleCursor =
      error instanceof ChannelError && error.kind === 'protocol' && /cursor/i.test(error.message)
    if (!staleCursor || cursor.after === null) throw error
    return list(null)
  }
}

function isTooCostly(error: unknown): boolean {
  return error instanceof ChannelError && error.kind === 'protocol' && /max cost/i.test(error.message)
}
