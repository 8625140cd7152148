import { locationView } from './catalogue-views.ts'
import { listConnection, type PageArguments } from './connection.ts'
import { type Fields, instant } from './fields.ts'
import { lineView } from './line-view.ts'
import type { FulfillmentOrderRecord, FulfillmentRecord, OrderRecord } from './records.ts'
import type { Shop } from './shop.ts'

export function fulfillmentOrderView(shop: Shop, order: OrderRecord, record: FulfillmentOrderRecord): Fields {
  return {
    id: record.id,
    status: record.status,
    orderId: order.id,
    orderName: order.name,
    createdAt: instant(record.createdAt),
    updatedAt: instant(record.updatedAt),
    fulfillBy: null,
    fulfillAt: null,
    requestStatus: record.location.isFulfillmentService === true ? 'ACCEPTED' : 'UNSUBMITTED',
    fulfillmentHolds:
      record.holdReason === null
        ? []
        : [{ id: `${record.id}/hold`, reason: record.holdReason, displayReason: record.holdReason }],
    deliveryMethod: { id: `${record.id}/method`, methodType: 'SHIPPING', additionalInformation: null },
    assignedLocation: {
      location: locationView(record.location),
      name: record.location.name,
      countryCode: record.location.countryCode,
      zip: record.location.postcode,
      city: record.location.city,
    },
    lineItems: (args: PageArguments) =>
      listConnection(
        record.lines,
        (entry) => ({
          id: entry.id,
          lineItem: lineView(shop, order, entry.line),
          remainingQuantity: entry.remaining,
          totalQuantity: entry.total,
          sku: entry.line.variant.isDeleted ? null : entry.line.variant.sku,
          requiresShipping: true,
          inventoryItemId: entry.line.variant.itemId,
        }),
        args,
      ),
  }
}

export function fulfillmentView(shop: Shop, order: OrderRecord, record: FulfillmentRecord): Fields {
  const tracking = Array.from(
    { length: Math.max(record.numbers.length, record.urls.length) },
    (_, index) => ({
      company: record.company,
      number: record.numbers[index] ?? null,
      url: record.urls[index] ?? null,
    }),
  )
  return {
    id: record.id,
    name: record.name,
    status: 'SUCCESS',
    createdAt: instant(record.createdAt),
    updatedAt: instant(record.createdAt),
    location: locationView(record.location),
    totalQuantity: record.lines.reduce((sum, entry) => sum + entry.quantity, 0),
    trackingInfo: ({ first }: { first?: number | null }) => tracking.slice(0, first ?? undefined),
    fulfillmentLineItems: (args: PageArguments) =>
      listConnection(
        record.lines,
        (entry) => ({ id: entry.id, lineItem: lineView(shop, order, entry.line), quantity: entry.quantity }),
        args,
      ),
  }
}
