import { z } from 'zod'
import { dimensions } from './product.ts'
import * as scalars from './scalars.ts'

/** When a fulfilment leaves and arrives; all dates local: of the site for `shipOn`, of the destination for the others. */
export const deliveryPromise = z.object({
  shipOn: scalars.localDate,
  /** The instant by which the parcel must be ready for pick-up on `shipOn`. */
  shipBy: scalars.epochMs,
  deliverFrom: scalars.localDate,
  deliverTo: scalars.localDate,
})
export type DeliveryPromise = z.infer<typeof deliveryPromise>

/** Units of an order line taken from the fulfilment's site. */
export const allocation = z.object({
  lineId: z.string(),
  sku: scalars.sku,
  quantity: scalars.quantity,
})
export type Allocation = z.infer<typeof allocation>

export const parcel = z.object({
  /** 1-based within its fulfilment. */
  number: z.int().min(1),
  /** Goods and packaging. */
  weightG: scalars.grams,
  /** The larger of weight and volumetric weight: what the rate card is read with. */
  chargeableG: scalars.grams,
  dimensions,
  contents: z.array(allocation),
  trackingNumber: z.string().max(80).nullable(),
  /** Its contents lie in the first parcel of this fulfilment, of another order: it has no label of its own. */
  within: z.string().optional(),
})
export type Parcel = z.infer<typeof parcel>

export const FULFILLMENT_STATES = [
  'planned',
  'released',
  'packed',
  'shipped',
  'delivered',
  'cancelled',
] as const
export const fulfillmentState = z.enum(FULFILLMENT_STATES)
export type FulfillmentState = z.infer<typeof fulfillmentState>

/** It has left, whether or not all of its parcels have arrived. */
export function hasLeft(state: FulfillmentState): boolean {
  return state === 'shipped' || state === 'delivered'
}

/** It has neither left nor been given up: it holds its allocations at its site. */
export function isOpenFulfillment(state: FulfillmentState): boolean {
  return !hasLeft(state) && state !== 'cancelled'
}

/** What one site ships for one order. */
export const fulfillment = z.object({
  id: z.string().min(1).max(120),
  orderId: z.string(),
  siteId: scalars.code,
  carrierId: scalars.code,
  serviceId: scalars.code,
  state: fulfillmentState,
  allocations: z.array(allocation).min(1),
  parcels: z.array(parcel).min(1),
  shippingCents: scalars.nonNegativeCents,
  handlingCents: scalars.nonNegativeCents,
  promise: deliveryPromise,
  /** Until when it is kept for its buyer, who collects it; absent = nobody does, or it is not ready yet. */
  keepUntil: scalars.epochMs.optional(),
})
export type Fulfillment = z.infer<typeof fulfillment>
