import type { DecisionRecord } from '../../main/app/ports/order-tables.ts'
import type { Fulfillment } from '../../shared/domain/fulfillment.ts'
import type { Order } from '../../shared/domain/order.ts'

/** An order of channel `shop` for one unit of SKU-1, unless told otherwise. */
export function storedOrder(id: string, over: Partial<Order> = {}): Order {
  return {
    id,
    channelId: 'shop',
    externalId: `ext-${id}`,
    reference: `#${id}`,
    placedAt: 1_000,
    destination: {
      name: 'Jeanne Martin',
      company: null,
      street: ['1 rue de la Gare'],
      postcode: '59000',
      city: 'Lille',
      country: 'FR',
      phone: null,
      email: null,
      latitude: null,
      longitude: null,
    },
    serviceLevel: 'standard',
    customerTier: '',
    tags: [],
    currency: 'EUR',
    shipBy: null,
    deliverBy: null,
    lines: [{ id: '1', sku: 'SKU-1', quantity: 1, unitPriceCents: 1_000 }],
    ...over,
  }
}

/** The whole of `order` from one site by one service, as fulfilment `f-<order>-<site>`. */
export function storedFulfillment(
  order: Order,
  siteId: string,
  over: Partial<Fulfillment> = {},
): Fulfillment {
  const allocations = order.lines.map(({ id, sku, quantity }) => ({ lineId: id, sku, quantity }))
  return {
    id: `f-${order.id}-${siteId}`,
    orderId: order.id,
    siteId,
    carrierId: 'colissimo',
    serviceId: 'home',
    state: 'planned',
    allocations,
    parcels: [
      {
        number: 1,
        weightG: 500,
        chargeableG: 500,
        dimensions: { lengthMm: 100, widthMm: 100, heightMm: 100 },
        contents: allocations,
        trackingNumber: null,
      },
    ],
    shippingCents: 600,
    handlingCents: 100,
    promise: {
      shipOn: '2026-03-02',
      shipBy: 50_000,
      deliverFrom: '2026-03-03',
      deliverTo: '2026-03-04',
    },
    ...over,
  }
}

/** A decision with these fulfilments, holding exactly their allocations. */
export function storedDecision(
  orderId: string,
  fulfillments: readonly Fulfillment[],
  over: Partial<DecisionRecord> = {},
): DecisionRecord {
  return {
    orderId,
    decidedAt: 10_000,
    ruleSetVersion: 1,
    priority: 0,
    ruleTags: [],
    state: 'allocated',
    dueAt: 50_000,
    trace: new Uint8Array([1, 2, 3]),
    fulfillments,
    ...over,
  }
}
