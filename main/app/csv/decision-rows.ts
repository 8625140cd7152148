import type { Decision, PlannedFulfillment } from '../../engine/decision.ts'

export const FULFILLMENT_COLUMNS = [
  'order',
  'fulfillment',
  'site',
  'carrier',
  'service',
  'parcels',
  'weight_g',
  'shipping_cents',
  'handling_cents',
  'ship_on',
  'deliver_from',
  'deliver_to',
] as const

export const ALLOCATION_COLUMNS = ['order', 'fulfillment', 'site', 'sku', 'quantity'] as const

export const EXCEPTION_COLUMNS = ['order', 'reason', 'detail'] as const

type Row = readonly (string | number)[]

/** What ships of a decision; empty where nothing does. */
export function fulfillmentsOf(decision: Decision): readonly PlannedFulfillment[] {
  return decision.kind === 'allocated' || decision.kind === 'partial' ? decision.fulfillments : []
}

/** Named by its order and its place in it, from 1: 'W1001-2'. */
function fulfillmentId(orderId: string, index: number): string {
  return `${orderId}-${index + 1}`
}

/** Rows of fulfillments.csv. */
export function fulfillmentRows(decision: Decision): Row[] {
  return fulfillmentsOf(decision).map((one, i) => [
    decision.orderId,
    fulfillmentId(decision.orderId, i),
    one.siteId,
    one.carrierId,
    one.serviceId,
    one.parcels.length,
    one.parcels.reduce((sum, parcel) => sum + parcel.weightG, 0),
    one.shippingCents,
    one.handlingCents,
    one.promise.shipOn,
    one.promise.deliverFrom,
    one.promise.deliverTo,
  ])
}

/** Rows of allocations.csv; two lines of one SKU in one fulfilment are one row. */
export function allocationRows(decision: Decision): Row[] {
  return fulfillmentsOf(decision).flatMap((one, i) => {
    const units = new Map<string, number>()
    for (const { sku, quantity } of one.allocations) units.set(sku, (units.get(sku) ?? 0) + quantity)
    return [...units].map(([sku, quantity]) => [
      decision.orderId,
      fulfillmentId(decision.orderId, i),
      one.siteId,
      sku,
      quantity,
    ])
  })
}
