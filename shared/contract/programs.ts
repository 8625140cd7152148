import { z } from 'zod'
import { serviceLevel } from '../domain/carrier.ts'
import { deliveryPromise, fulfillment, fulfillmentState } from '../domain/fulfillment.ts'
import { destination, order, orderRequests, orderState } from '../domain/order.ts'
import * as scalars from '../domain/scalars.ts'
import { orderPlace } from '../domain/sellable.ts'
import { stockLevel } from '../domain/stock.ts'
import { apiKeys } from './api-keys.ts'
import { metrics } from './metrics.ts'
import { command, query } from './procedure.ts'
import { webhooks } from './webhooks.ts'

/*
 * What other programs ask that no screen does, in the shapes of the domain. Lists are read in a fixed order, each page
 * after the last one's `next`; null = that was all there is now.
 */

/** A message for programs and for those who read their logs. */
const saidMessage = z.object({ code: z.string(), text: z.string() })
export type SaidMessage = z.infer<typeof saidMessage>

const limit = z.int().min(1).max(200).default(100)
/** Of a list by id or SKU: '' = from the beginning. */
const afterText = z.string().max(200).default('')
/** Of a list by number: 0 = from the beginning. */
const afterNumber = z.int().min(0).default(0)

export const programOrder = z.object({
  order,
  state: orderState,
  receivedAt: scalars.epochMs,
  dueAt: scalars.epochMs.nullable(),
  priority: z.int(),
  /** Tags that rules added. */
  ruleTags: z.array(z.string()),
  fulfillments: z.array(fulfillment),
})
export type ProgramOrder = z.infer<typeof programOrder>

export const programFulfillment = z.object({
  fulfillment,
  order: z.object({
    id: z.string(),
    channelId: scalars.code,
    externalId: z.string(),
    reference: z.string(),
    destination,
    requests: orderRequests.nullable(),
  }),
})
export type ProgramFulfillment = z.infer<typeof programFulfillment>

/** Something was done: what it was about is read anew. */
export const programEvent = z.object({
  seq: z.int(),
  at: scalars.epochMs,
  /** The command, such as 'packing.ship'. */
  type: z.string(),
  orderIds: z.array(z.string()),
  topics: z.array(z.string()),
})
export type ProgramEvent = z.infer<typeof programEvent>

export const basketPromise = z.object({
  /** allocated: all of it ships; partial: some of it. */
  kind: z.string(),
  /** The last day on which anything of it is delivered, and the day from which; null = nothing ships. */
  deliverFrom: scalars.localDate.nullable(),
  deliverTo: scalars.localDate.nullable(),
  /** What shipping and handling cost the merchant. */
  cents: scalars.nonNegativeCents,
  currency: scalars.currency,
  parts: z.array(
    z.object({
      siteId: scalars.code,
      carrierId: scalars.code,
      serviceId: scalars.code,
      promise: deliveryPromise,
    }),
  ),
  /** Why it does not ship, or not whole. */
  problem: saidMessage.nullable(),
})
export type BasketPromise = z.infer<typeof basketPromise>

export const basket = z.object({
  channelId: scalars.code,
  country: scalars.country,
  postcode: z.string().trim().max(12),
  serviceLevel: serviceLevel.default('standard'),
  lines: z
    .array(z.object({ sku: scalars.sku, quantity: scalars.quantity }))
    .min(1)
    .max(100),
})

/** What became of an order that was handed in. */
export const orderHandedIn = z.object({
  /** The channel's number of it. */
  number: z.string(),
  /** known: nothing about it is new. */
  outcome: z.enum(['taken', 'known', 'rejected']),
  /** null = it was not taken, or is no work. */
  orderId: z.string().nullable(),
  problems: z.array(saidMessage),
})
export type OrderHandedIn = z.infer<typeof orderHandedIn>

export const programs = {
  ...apiKeys,
  ...webhooks,
  ...metrics,
  orders: query('packer')
    .input(z.object({ after: afterText, limit, channelId: scalars.code.nullable().default(null) }))
    .output(z.object({ orders: z.array(programOrder), next: z.string().nullable() })),
  order: query('packer', { order: 'orderId' })
    .input(z.object({ orderId: z.string().min(1).max(120) }))
    .output(programOrder),
  /** By the time they were planned. */
  fulfillments: query('packer', { site: 'siteId' })
    .input(
      z.object({
        after: afterNumber,
        limit,
        siteId: scalars.code.nullable().default(null),
        state: fulfillmentState.nullable().default(null),
      }),
    )
    .output(z.object({ fulfillments: z.array(programFulfillment), next: z.int().nullable() })),
  /** By SKU, all levels of one on the same page. */
  stock: query('packer', 'any-site')
    .input(z.object({ after: afterText, limit }))
    .output(z.object({ levels: z.array(stockLevel), next: z.string().nullable() })),
  /**
   * Units that the channel may sell now; 0 of what is no product here. `byPlace`: also to each country, and to be collected
   * at each site, that its orders of late went to: as if nobody ordered to another, since all share the stock.
   */
  availability: query('packer')
    .input(
      z.object({
        channelId: scalars.code,
        skus: z.array(scalars.sku).min(1).max(200),
        byPlace: z.boolean().optional(),
      }),
    )
    .output(
      z.array(
        z.object({
          sku: scalars.sku,
          available: z.int(),
          /** Only where it was asked for; none where all orders of the channel go to one place. */
          places: z.array(z.object({ place: orderPlace, available: z.int() })).optional(),
        }),
      ),
    ),
  /** When a basket to an address would arrive, decided as an order of that channel would be now. */
  promise: query('packer').input(basket).output(basketPromise),
  /** By what happened first. One that came after a page was read is on a later one. */
  events: query('packer')
    .input(z.object({ after: afterNumber, limit }))
    .output(z.object({ events: z.array(programEvent), next: z.int().nullable() })),
  /**
   * Orders of a channel without a connection, in the fields of the drop folder's JSON; one that comes again is an
   * update, with `cancelled` it is called off. Sound ones are taken although others of the call are not.
   */
  handInOrders: command({
    role: 'lead',
    input: z.object({
      channelId: scalars.code,
      orders: z.array(z.record(z.string(), z.unknown())).min(1).max(100),
    }),
    output: z.object({ orders: z.array(orderHandedIn) }),
    wakes: ['scheduler'],
    needsHub: 'deciding',
  }),
}
