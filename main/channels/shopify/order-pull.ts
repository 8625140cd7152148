import { z } from 'zod'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { ChannelError, type OrderPage } from '../../app/ports/channel.ts'
import { nextWalk } from '../protocol/overlap.ts'
import { versionOf } from '../protocol/payload.ts'
import { firstSince, storedCursor, type WalkStart } from '../protocol/stored-cursor.ts'
import { changedOrdersAnswer, moreLinesAnswer, type PulledNode, returnsAnswer } from './answers.ts'
import type { ShopifyClient } from './client.ts'
import { CHANGED_ORDERS, LINES_PER_PAGE, MORE_LINES, ORDERS_PER_PAGE, RETURNS } from './documents.ts'

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
  const nodes = await Promise.all(
    page.nodes.map(async (node) => withReturns(client, await withAllLines(client, node, signal), signal)),
  )
  const newest = nodes.reduce((latest, node) => Math.max(latest, Date.parse(node.updatedAt)), cursor.newest)
  const next: Cursor = page.pageInfo.hasNextPage
    ? { ...cursor, after: page.pageInfo.endCursor, newest }
    : { ...(newest > 0 ? nextWalk(newest, cursor.deepAt, now) : cursor), after: null, newest }
  return {
    orders: nodes.map((node) => ({
      externalId: node.id,
      version: versionOf(node, ['updatedAt']),
      payload: JSON.stringify(node),
    })),
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
  const list = async (after: string | null) => {
    const variables = { first: ORDERS_PER_PAGE, lines: LINES_PER_PAGE, after, query }
    return (await client.query(CHANGED_ORDERS, variables, changedOrdersAnswer, signal)).orders
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

async function withAllLines(
  client: ShopifyClient,
  node: PulledNode,
  signal: AbortSignal,
): Promise<PulledNode> {
  const lines = [...node.lineItems.nodes]
  let { hasNextPage, endCursor } = node.lineItems.pageInfo
  while (hasNextPage) {
    const { order } = await client.query(
      MORE_LINES,
      { id: node.id, after: endCursor },
      moreLinesAnswer,
      signal,
    )
    if (order === null) break
    lines.push(...order.lineItems.nodes)
    ;({ hasNextPage, endCursor } = order.lineItems.pageInfo)
  }
  return { ...node, lineItems: { pageInfo: { hasNextPage: false, endCursor: null }, nodes: lines } }
}

async function withReturns(
  client: ShopifyClient,
  node: PulledNode,
  signal: AbortSignal,
): Promise<PulledNode> {
  if (node.returnStatus === 'NO_RETURN') return node
  const { order } = await client.query(RETURNS, { id: node.id }, returnsAnswer, signal)
  return { ...node, returns: order?.returns.nodes ?? [] }
}
