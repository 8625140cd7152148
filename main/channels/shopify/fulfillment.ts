import type { z } from 'zod'
import { ChannelError, type FulfillmentPush, type PushOutcome } from '../../app/ports/channel.ts'
import {
  createFulfillmentAnswer,
  fulfillmentsAnswer,
  moreFulfillmentOrderLinesAnswer,
  openFulfillmentOrdersAnswer,
} from './answers.ts'
import type { ShopifyClient } from './client.ts'
import {
  CREATE_FULFILLMENT,
  FULFILLMENTS,
  MORE_FULFILLMENT_ORDER_LINES,
  OPEN_FULFILLMENT_ORDERS,
} from './documents.ts'

type OpenOrder = NonNullable<z.infer<typeof openFulfillmentOrdersAnswer>['order']>
type FulfillmentOrder = OpenOrder['fulfillmentOrders']['nodes'][number]

/**
 * Ships the lines of one parcel group. `fulfillmentCreate` is not idempotent and takes one location at a time,
 * so what stands there under our tracking numbers is subtracted first and the rest sent location by location:
 * pushed twice, or broken off in the middle, it ends the same.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function pushShopifyFulfillment(
  client: ShopifyClient,
  push: FulfillmentPush,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const missing = await missingUnits(client, push, signal)
  if (missing.size === 0) return { kind: 'done' }
  const { order } = await client.query(
    OPEN_FULFILLMENT_ORDERS,
    { id: push.orderExternalId },
    openFulfillmentOrdersAnswer,
    signal,
  )
  if (order === null)
    return { kind: 'refused', problem: `Shopify does not know the order ${push.orderExternalId}` }
  if (order.cancelledAt !== null)
    return {
      kind: 'refused',
      problem: 'The order was cancelled in Shopify, but parcels have left: talk to the customer',
    }
  const open = await Promise.all(
    order.fulfillmentOrders.nodes
      .filter((candidate) => candidate.status === 'OPEN' || candidate.status === 'IN_PROGRESS')
      .map((candidate) => withAllLines(client, candidate, signal)),
  )
  const { byLocation, unplaced } = takeFrom(open, missing)
  if (unplaced > 0)
    return {
      kind: 'refused',
      problem: `Shopify has ${unplaced} unit(s) fewer left to fulfil than were shipped: someone fulfilled or removed them there`,
    }
  for (const lineItemsByFulfillmentOrder of byLocation.values()) {
    const fulfillment = {
      lineItemsByFulfillmentOrder,
      notifyCustomer: true,
      trackingInfo: {
        company: push.carrierName,
        numbers: push.parcels.map((parcel) => parcel.trackingNumber),
        urls: push.parcels.flatMap((parcel) => parcel.trackingUrl ?? []),
      },
    }
    const answer = await client.mutate(CREATE_FULFILLMENT, { fulfillment }, createFulfillmentAnswer, signal)
    const [error] = answer.fulfillmentCreate.userErrors
    if (error !== undefined)
      return { kind: 'refused', problem: `Shopify refuses the fulfilment: ${error.message}` }
  }
  return { kind: 'done' }
}

/** Whether all of `push` stands at Shopify under its tracking numbers. @throws {ChannelError} */
export async function hasShopifyFulfillment(
  client: ShopifyClient,
  push: FulfillmentPush,
  signal: AbortSignal,
): Promise<boolean> {
  return (await missingUnits(client, push, signal)).size === 0
}

/** Units per line of `push` that no fulfilment with its tracking numbers holds yet. */
async function missingUnits(
  client: ShopifyClient,
  push: FulfillmentPush,
  signal: AbortSignal,
): Promise<Map<string, number>> {
  const { order } = await client.query(FULFILLMENTS, { id: push.orderExternalId }, fulfillmentsAnswer, signal)
  const numbers = push.parcels.map((parcel) => parcel.trackingNumber)
  const ours = (order?.fulfillments ?? []).filter((fulfillment) => {
    const seen = fulfillment.trackingInfo.flatMap((info) => info.number ?? [])
    const same = numbers.length === 0 ? seen.length === 0 : numbers.every((number) => seen.includes(number))
    return same && fulfillment.status !== 'CANCELLED'
  })
  const missing = new Map<string, number>()
  for (const { lineId, quantity } of push.lines) missing.set(lineId, (missing.get(lineId) ?? 0) + quantity)
  for (const { lineItem, quantity } of ours.flatMap(
    (fulfillment) => fulfillment.fulfillmentLineItems.nodes,
  )) {
    const left = (missing.get(lineItem.id) ?? 0) - (quantity ?? 0)
    if (left > 0) missing.set(lineItem.id, left)
    else missing.delete(lineItem.id)
  }
  return missing
}

interface GroupInput {
  readonly fulfillmentOrderId: string
  readonly fulfillmentOrderLineItems: { id: string; quantity: number }[]
}

/** Spreads the missing units over the open fulfilment orders; `unplaced` counts those that found no room. */
function takeFrom(
  open: readonly FulfillmentOrder[],
  missing: ReadonlyMap<string, number>,
): { byLocation: ReadonlyMap<string, readonly GroupInput[]>; unplaced: number } {
  const left = new Map(missing)
  const byLocation = new Map<string, GroupInput[]>()
  for (const fulfillmentOrder of open) {
    const taken: { id: string; quantity: number }[] = []
    for (const { id, lineItem, remainingQuantity } of fulfillmentOrder.lineItems.nodes) {
      const quantity = Math.min(left.get(lineItem.id) ?? 0, remainingQuantity)
      if (quantity === 0) continue
      taken.push({ id, quantity })
      left.set(lineItem.id, (left.get(lineItem.id) ?? 0) - quantity)
    }
    if (taken.length === 0) continue
    const location = fulfillmentOrder.assignedLocation.location?.id ?? fulfillmentOrder.id
    const group = { fulfillmentOrderId: fulfillmentOrder.id, fulfillmentOrderLineItems: taken }
    byLocation.set(location, [...(byLocation.get(location) ?? []), group])
  }
  return { byLocation, unplaced: [...left.values()].reduce((sum, quantity) => sum + quantity, 0) }
}

async function withAllLines(
  client: ShopifyClient,
  fulfillmentOrder: FulfillmentOrder,
  signal: AbortSignal,
): Promise<FulfillmentOrder> {
  const nodes = [...fulfillmentOrder.lineItems.nodes]
  let { pageInfo } = fulfillmentOrder.lineItems
  while (pageInfo.hasNextPage) {
    const variables = { id: fulfillmentOrder.id, after: pageInfo.endCursor }
    const answer = await client.query(
      MORE_FULFILLMENT_ORDER_LINES,
      variables,
      moreFulfillmentOrderLinesAnswer,
      signal,
    )
    if (answer.fulfillmentOrder === null)
      throw new ChannelError('retry', 'the fulfilment order changed while we read it')
    nodes.push(...answer.fulfillmentOrder.lineItems.nodes)
    pageInfo = answer.fulfillmentOrder.lineItems.pageInfo
  }
  return { ...fulfillmentOrder, lineItems: { pageInfo, nodes } }
}
