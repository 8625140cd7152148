import { type Fulfillment, fulfillmentState, isOpenFulfillment } from '../../../shared/domain/fulfillment.ts'
import type { OrderId } from '../../../shared/domain/order.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { FulfillmentRow } from '../schema/orders-tables.ts'
import type { Db } from '../schema.ts'
import { checkStored } from '../stored-json.ts'
import { packFulfillment, unpackFulfillment } from './fulfillment-packing.ts'

export function fulfillmentRow(one: Fulfillment, createdAt: EpochMs): FulfillmentRow {
  return {
    id: one.id,
    order_id: one.orderId,
    site_id: one.siteId,
    carrier_id: one.carrierId,
    service_id: one.serviceId,
    state: one.state,
    open: isOpenFulfillment(one.state) ? 1 : 0,
    created_at: createdAt,
    shipped_at: null,
    ship_on: one.promise.shipOn,
    ship_by: one.promise.shipBy,
    shipping_cents: one.shippingCents,
    handling_cents: one.handlingCents,
    parcels: one.parcels.length,
    doc: packFulfillment(one),
    keep_until: one.keepUntil ?? null,
  }
}

export function readFulfillment(row: FulfillmentRow): Fulfillment {
  const packed = unpackFulfillment(row.doc, row.id)
  return {
    id: row.id,
    orderId: row.order_id,
    siteId: row.site_id,
    carrierId: row.carrier_id,
    serviceId: row.service_id,
    state: checkStored(fulfillmentState, row.state, 'fulfillments', row.id),
    allocations: packed.allocations,
    parcels: packed.parcels,
    shippingCents: row.shipping_cents,
    handlingCents: row.handling_cents,
    promise: {
      shipOn: row.ship_on,
      shipBy: row.ship_by,
      deliverFrom: packed.deliverFrom,
      deliverTo: packed.deliverTo,
    },
    ...(row.keep_until === null ? {} : { keepUntil: row.keep_until }),
  }
}

/** Of all parcels of the order that have one, cancelled fulfilments included: people search for those too. */
export async function trackingNumbersOf(db: Db, orderId: OrderId): Promise<string[]> {
  const rows = await db
    .selectFrom('fulfillments')
    .select(['id', 'doc'])
    .where('order_id', '=', orderId)
    .orderBy('id')
    .execute()
  return rows.flatMap((row) =>
    unpackFulfillment(row.doc, row.id).parcels.flatMap((one) => one.trackingNumber ?? []),
  )
}
