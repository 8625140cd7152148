import type { z } from 'zod'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { ChannelError, type FulfillmentPush, type PushOutcome } from '../../app/ports/channel.ts'
import { unknownOrder } from '../protocol/unknown-order.ts'
import {
  createFulfillmentAnswer,
  fulfillmentsAnswer,
  moreFulfillmentOrderLinesAnswer,
  moveFulfillmentOrderAnswer,
  openFulfillmentOrdersAnswer,
} from './answers.ts'
import type { ShopifyClient } from './client.ts'
import {
  CREATE_FULFILLMENT,
  FULFILLMENTS,
  MORE_FULFILLMENT_ORDER_LINES,
  MOVE_FULFILLMENT_ORDER,
  OPEN_FULFILLMENT_ORDERS,
} from './documents.ts'
import { isElsewhere } from './order-standing.ts'

type OpenOrder = NonNullable<z.infer<typeof openFulfillmentOrdersAnswer>['order']>
type FulfillmentOrder = OpenOrder['fulfillmentOrders']['nodes'][number]

/**
 * Ships the lines of one parcel group. What stands there under our tracking numbers is subtracted first; what is left
 * is moved to the location that stands for our site, where there is one, and sent location by location. Neither call
 * is idempotent, and pushed twice, or broken off in the middle, it ends the same. What is held there, or taken by
 * another app, is left alone and reported.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function pushShopifyFulfillment(
  client: ShopifyClient,
  push: FulfillmentPush,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const missing = await missingUnits(client, push, signal)
  if (missing.size === 0) return { kind: 'done' }
  const order = await readOrder(client, push.orderExternalId, signal)
  if (order === null) return unknownOrder('Shopify', push)
  if (order.cancelledAt !== null)
    return {
      kind: 'refused',
      problem: message('channels.cancelledButLeft', { shop: 'Shopify' }),
    }
  const site = push.locationId ?? null
  const planned = takeFrom(order, missing, site)
  if (planned.unplaced > 0) return { kind: 'refused', problem: whyUnplaced(order, missing, planned.unplaced) }
  const moved = await moveToSite(client, planned, site, signal)
  const there = moved ? await readOrder(client, push.orderExternalId, signal) : null
  const { groups } = there === null ? planned : takeFrom(there, missing, site)
  for (const lineItemsByFulfillmentOrder of byLocation(groups)) {
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
      return {
        kind: 'refused',
        problem: message('channels.refusesFulfilment', { shop: 'Shopify', said: error.message }),
      }
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

interface Group {
  readonly from: FulfillmentOrder
  readonly taken: readonly { readonly id: string; readonly quantity: number }[]
}

interface Plan {
  readonly groups: readonly Group[]
  /** Units that found no room. */
  readonly unplaced: number
}

/** Spreads the missing units over the open fulfilment orders of the merchant's own locations, `first` before others. */
export function takeFrom(
  order: OpenOrder,
  missing: ReadonlyMap<string, number>,
  first: string | null = null,
): Plan {
  const open = order.fulfillmentOrders.nodes.filter(
    (one) => (one.status === 'OPEN' || one.status === 'IN_PROGRESS') && !isElsewhere(one),
  )
  const isFirst = (one: FulfillmentOrder): boolean => one.assignedLocation.location?.id === first
  const left = new Map(missing)
  const groups = [...open.filter(isFirst), ...open.filter((one) => !isFirst(one))].flatMap(
    (from): Group[] => {
      const taken = from.lineItems.nodes.flatMap(({ id, lineItem, remainingQuantity }) => {
        const quantity = Math.min(left.get(lineItem.id) ?? 0, remainingQuantity)
        if (quantity === 0) return []
        left.set(lineItem.id, (left.get(lineItem.id) ?? 0) - quantity)
        return [{ id, quantity }]
      })
      return taken.length === 0 ? [] : [{ from, taken }]
    },
  )
  return { groups, unplaced: [...left.values()].reduce((sum, quantity) => sum + quantity, 0) }
}

/** One fulfilment takes one location at a time. */
function byLocation(groups: readonly Group[]): object[][] {
  const places = Map.groupBy(groups, ({ from }) => from.assignedLocation.location?.id ?? from.id)
  return [...places.values()].map((same) =>
    same.map(({ from, taken }) => ({ fulfillmentOrderId: from.id, fulfillmentOrderLineItems: taken })),
  )
}

/**
 * The decision is written back before the shipment: what stands at another of the merchant's locations is given to
 * `locationId`. What cannot be given, since the goods are not stocked there, ships from where it stands: it has left.
 * @returns whether anything moved
 */
async function moveToSite(
  client: ShopifyClient,
  { groups }: Plan,
  locationId: string | null,
  signal: AbortSignal,
): Promise<boolean> {
  if (locationId === null) return false
  let hasMoved = false
  for (const { from, taken } of groups) {
    if (from.assignedLocation.location?.id === locationId) continue
    const variables = { id: from.id, location: locationId, lines: taken }
    const answer = await client.mutate(MOVE_FULFILLMENT_ORDER, variables, moveFulfillmentOrderAnswer, signal)
    hasMoved ||= answer.fulfillmentOrderMove.userErrors.length === 0
  }
  return hasMoved
}

/** In words for the person who has to act. */
function whyUnplaced(order: OpenOrder, missing: ReadonlyMap<string, number>, unplaced: number): Message {
  const concerned = order.fulfillmentOrders.nodes.filter((one) =>
    one.lineItems.nodes.some(
      ({ lineItem, remainingQuantity }) => remainingQuantity > 0 && missing.has(lineItem.id),
    ),
  )
  const taken = concerned.find(isElsewhere)
  if (taken !== undefined)
    return message('shopify.elsewhere', { units: unplaced, app: taken.assignedLocation.name })
  const held = concerned.find(({ status }) => status === 'ON_HOLD' || status === 'SCHEDULED')
  if (held !== undefined)
    return message('shopify.held', {
      units: unplaced,
      reason: held.fulfillmentHolds[0]?.reason ?? held.status,
    })
  return message('shopify.fewerLeft', { units: unplaced })
}

export async function readOrder(
  client: ShopifyClient,
  id: string,
  signal: AbortSignal,
): Promise<OpenOrder | null> {
  const { order } = await client.query(OPEN_FULFILLMENT_ORDERS, { id }, openFulfillmentOrdersAnswer, signal)
  if (order === null) return null
  const nodes = await Promise.all(
    order.fulfillmentOrders.nodes.map((one) => withAllLines(client, one, signal)),
  )
  return { ...order, fulfillmentOrders: { nodes } }
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
      throw new ChannelError('retry', message('shopify.fulfilmentOrderChanged'))
    nodes.push(...answer.fulfillmentOrder.lineItems.nodes)
    pageInfo = answer.fulfillmentOrder.lineItems.pageInfo
  }
  return { ...fulfillmentOrder, lineItems: { pageInfo, nodes } }
}
