import { ORPCError } from '@orpc/server'
import type { BasketPromise, ProgramFulfillment, ProgramOrder } from '../../../shared/contract/programs.ts'
import type { Fulfillment, FulfillmentState } from '../../../shared/domain/fulfillment.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { Tx } from '../ports/store.ts'
import { saidMessage } from '../programs/said-message.ts'
import { type Decided, partsOf } from './what-if.ts'

/** A page of orders by id, after `after`. */
export async function programOrders(
  tx: Tx,
  page: { after: string; limit: number; channelId: string | null },
): Promise<{ orders: ProgramOrder[]; next: string | null }> {
  const ids = await tx.following.orders(page)
  return { orders: await ordersOf(tx, ids), next: ids.length < page.limit ? null : (ids.at(-1) ?? null) }
}

export async function programOrder(tx: Tx, orderId: string): Promise<ProgramOrder> {
  const [found] = await ordersOf(tx, [orderId])
  if (found === undefined) throw new ORPCError('NOT_FOUND', { data: { what: 'order', id: orderId } })
  return found
}

async function ordersOf(tx: Tx, ids: readonly string[]): Promise<ProgramOrder[]> {
  const parts = Map.groupBy(await tx.fulfillments.byOrders(ids), ({ orderId }) => orderId)
  return (await tx.orders.byIds(ids)).map((record) =>
    programOrderOf(record, parts.get(record.order.id) ?? []),
  )
}

function programOrderOf(
  { order, state, receivedAt, dueAt, priority, ruleTags }: OrderRecord,
  fulfillments: readonly Fulfillment[],
): ProgramOrder {
  return {
    order,
    state,
    receivedAt,
    dueAt,
    priority,
    ruleTags: [...ruleTags],
    fulfillments: [...fulfillments],
  }
}

/** A page of fulfilments as they were planned, after the number `after`, with what their parcels need to be sent. */
export async function programFulfillments(
  tx: Tx,
  page: { after: number; limit: number; siteId: string | null; state: FulfillmentState | null },
): Promise<{ fulfillments: ProgramFulfillment[]; next: number | null }> {
  const rows = await tx.following.fulfillments(page)
  const orders = new Map(
    (await tx.orders.byIds(rows.map(({ fulfillment }) => fulfillment.orderId))).map(({ order }) => [
      order.id,
      order,
    ]),
  )
  const fulfillments = rows.flatMap(({ fulfillment }): ProgramFulfillment[] => {
    const order = orders.get(fulfillment.orderId)
    if (order === undefined) return []
    const { id, channelId, externalId, reference, destination, requests } = order
    return [
      {
        fulfillment,
        order: { id, channelId, externalId, reference, destination, requests: requests ?? null },
      },
    ]
  })
  return { fulfillments, next: rows.length < page.limit ? null : (rows.at(-1)?.no ?? null) }
}

/** When what ships of a basket is there: as late as its last part. */
export function basketPromise({ decision, problem }: Decided, currency: string): BasketPromise {
  const parts = partsOf(decision)
  const days = (pick: (part: (typeof parts)[number]) => string) => parts.map(pick).toSorted().at(-1) ?? null
  return {
    kind: decision.kind,
    deliverFrom: days(({ promise }) => promise.deliverFrom),
    deliverTo: days(({ promise }) => promise.deliverTo),
    cents: parts.reduce((sum, { cents }) => sum + cents, 0),
    currency,
    parts: parts.map(({ siteId, carrierId, serviceId, promise }) => ({
      siteId,
      carrierId,
      serviceId,
      promise,
    })),
    problem: problem && saidMessage(problem),
  }
}
