import type { OrderRow } from '../../../shared/contract/orders.ts'
import { orderValueCents } from '../../../shared/domain/order.ts'
import { companionCounts } from '../merging/companion-counts.ts'
import type { OrderQuery, OrderRecord } from '../ports/order-tables.ts'
import type { SearchedPage } from '../ports/page.ts'
import type { Tx } from '../ports/store.ts'

export async function listOrders(tx: Tx, query: OrderQuery): Promise<SearchedPage<OrderRow>> {
  const { rows, total, isLeast } = await tx.orders.list(query)
  const ids = rows.map(({ order }) => order.id)
  const fulfillments = Map.groupBy(
    (await tx.fulfillments.byOrders(ids)).filter(({ state }) => state !== 'cancelled'),
    ({ orderId }) => orderId,
  )
  const exceptions = await tx.exceptions.countByOrders(ids)
  const companions = await companionCounts(tx, rows)
  return {
    total,
    isLeast,
    rows: rows.map((record) => {
      const parts = fulfillments.get(record.order.id) ?? []
      return {
        ...rowOf(record),
        siteIds: [...new Set(parts.map(({ siteId }) => siteId))],
        services: parts.map(({ carrierId, serviceId }) => ({ carrierId, serviceId })),
        openExceptions: exceptions.get(record.order.id) ?? 0,
        couldJoin: companions.get(record.order.id) ?? 0,
      }
    }),
  }
}

function rowOf({
  order,
  state,
  dueAt,
  priority,
  ruleTags,
}: OrderRecord): Omit<OrderRow, 'siteIds' | 'services' | 'openExceptions' | 'couldJoin'> {
  const { destination } = order
  return {
    id: order.id,
    reference: order.reference,
    channelId: order.channelId,
    state,
    placedAt: order.placedAt,
    dueAt,
    priority,
    ...(order.urgency && { urgency: order.urgency }),
    customer: destination.company ?? destination.name,
    country: destination.country,
    postcode: destination.postcode,
    city: destination.city,
    serviceLevel: order.serviceLevel,
    units: order.lines.reduce((sum, { quantity }) => sum + quantity, 0),
    valueCents: orderValueCents(order),
    currency: order.currency,
    tags: [...order.tags, ...ruleTags],
  }
}
