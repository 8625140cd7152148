import { message } from '../../../shared/messages/message.ts'
import { ChannelError, type PulledOrder } from '../../app/ports/channel.ts'
import { versionOf } from '../protocol/payload.ts'
import {
  fulfillmentOrdersAnswer,
  moreFulfillmentOrderLinesAnswer,
  moreLinesAnswer,
  type PulledNode,
  returnsAnswer,
} from './answers.ts'
import type { ShopifyClient } from './client.ts'
import { FULFILLMENT_ORDERS, MORE_FULFILLMENT_ORDER_LINES, MORE_LINES, RETURNS } from './documents.ts'

/** An order of a page with what did not fit into the page: further lines, fulfilment orders, returns. @throws {ChannelError} */
export async function wholeOrder(
  client: ShopifyClient,
  node: PulledNode,
  signal: AbortSignal,
): Promise<PulledNode> {
  const withLines = await withAllLines(client, node, signal)
  return withReturns(client, await withFulfillmentOrders(client, withLines, signal), signal)
}

export function pulledOrderOf(node: PulledNode): PulledOrder {
  return {
    externalId: node.id,
    version: versionOf(node, ['updatedAt']),
    payload: JSON.stringify(node),
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

/** Of an order with one fulfilment order all lines are in it: those that the page holds are enough. */
async function withFulfillmentOrders(
  client: ShopifyClient,
  node: PulledNode,
  signal: AbortSignal,
): Promise<PulledNode> {
  const { pageInfo, nodes } = node.fulfillmentOrders
  const isCut = pageInfo.hasNextPage || nodes.some(({ lineItems }) => lineItems.pageInfo.hasNextPage)
  if (!isCut || (nodes.length < 2 && !pageInfo.hasNextPage)) return node
  const { order } = await client.query(FULFILLMENT_ORDERS, { id: node.id }, fulfillmentOrdersAnswer, signal)
  if (order === null) return node
  const whole = []
  for (const one of order.fulfillmentOrders.nodes) whole.push(await withAllItsLines(client, one, signal))
  return { ...node, fulfillmentOrders: { ...order.fulfillmentOrders, nodes: whole } }
}

type PulledFulfillmentOrder = PulledNode['fulfillmentOrders']['nodes'][number]

async function withAllItsLines(
  client: ShopifyClient,
  one: PulledFulfillmentOrder,
  signal: AbortSignal,
): Promise<PulledFulfillmentOrder> {
  const nodes = [...one.lineItems.nodes]
  let { pageInfo } = one.lineItems
  while (pageInfo.hasNextPage) {
    const { fulfillmentOrder } = await client.query(
      MORE_FULFILLMENT_ORDER_LINES,
      { id: one.id, after: pageInfo.endCursor },
      moreFulfillmentOrderLinesAnswer,
      signal,
    )
    if (fulfillmentOrder === null) throw new ChannelError('retry', message('shopify.fulfilmentOrderChanged'))
    nodes.push(...fulfillmentOrder.lineItems.nodes)
    ;({ pageInfo } = fulfillmentOrder.lineItems)
  }
  return { ...one, lineItems: { pageInfo, nodes } }
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
