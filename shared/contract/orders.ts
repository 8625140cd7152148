import { z } from 'zod'
import { serviceLevel } from '../domain/carrier.ts'
import { orderCustoms } from '../domain/customs/customs-identity.ts'
import { exceptionRecord } from '../domain/exception.ts'
import { explanation } from '../domain/explanation.ts'
import { fulfillment } from '../domain/fulfillment.ts'
import { destination, order, orderLine, orderState, urgency } from '../domain/order.ts'
import { holdFilter } from '../domain/order-standing.ts'
import * as scalars from '../domain/scalars.ts'
import { siteRejection } from '../domain/site-rejection.ts'
import { stockLevel } from '../domain/stock.ts'
import { heldWork, takenBack } from '../domain/work-lease.ts'
import { messageSchema } from '../messages/message.ts'
import { bulkResult } from './bulk-result.ts'
import { standingView } from './channel-standing.ts'
import { cancelLimit } from './marketplace-health.ts'
import { bulkVerb, orderAction, orderIds, reason, trial, wantedDates } from './order-parts.ts'
import { parcelLabel } from './parcel-labels.ts'
import { command, nothing, page, pageRequest, query } from './procedure.ts'
import { paysBack } from './returns.ts'
import { steering } from './steering.ts'

export const orderRow = z.object({
  id: z.string(),
  reference: z.string(),
  channelId: scalars.code,
  state: orderState,
  placedAt: scalars.epochMs,
  dueAt: scalars.epochMs.nullable(),
  priority: z.number(),
  /** Absent = nobody said. */
  urgency: urgency.optional(),
  customer: z.string(),
  country: scalars.country,
  postcode: z.string(),
  city: z.string(),
  serviceLevel: z.string(),
  units: z.int(),
  valueCents: scalars.nonNegativeCents,
  currency: scalars.currency,
  tags: z.array(z.string()),
  siteIds: z.array(scalars.code),
  services: z.array(z.object({ carrierId: scalars.code, serviceId: scalars.code })),
  openExceptions: z.int(),
  /** How many others of its buyer could go with it and do not yet. */
  couldJoin: z.int().min(0),
})
export type OrderRow = z.infer<typeof orderRow>

/** One event of an order's timeline, oldest first. */
export const timelineEvent = z.object({
  at: scalars.epochMs,
  actor: z.string(),
  /** Whoever let it pass what the role of the first did not allow; absent = nobody had to. */
  confirmedBy: z.string().optional(),
  /** Command type, e.g. 'orders.hold', or 'received', 'decided', 'pushed'. */
  type: z.string(),
  sentence: messageSchema,
  /** The command that can still be taken back; absent = it cannot be. */
  undoes: z.string().optional(),
})

export type TimelineEvent = z.infer<typeof timelineEvent>

export const orderDetail = z.object({
  order,
  state: orderState,
  priority: z.number(),
  receivedAt: scalars.epochMs,
  dueAt: scalars.epochMs.nullable(),
  ruleTags: z.array(z.string()),
  revision: z.int(),
  /** Names of the SKUs that occur. */
  /** By SKU. */
  productNames: z.map(z.string(), z.string()),
  fulfillments: z.array(fulfillment),
  /** How it stands with the label of each parcel, by fulfilment. */
  labels: z.map(z.string(), z.array(parcelLabel)),
  /** Sites that refused it, oldest first; they are not asked again. */
  rejections: z.array(siteRejection),
  /** What of it is with a site that is away, and stays there until somebody takes it back. */
  held: z.array(heldWork),
  /** What was taken back from sites that were away, the last first. */
  takenBack: z.array(takenBack),
  exceptions: z.array(exceptionRecord),
  timeline: z.array(timelineEvent),
  /** Where it stands with its channel; null = the channel has said nothing of it. */
  standing: standingView.nullable(),
  /** What a person may do now. */
  allowed: z.array(orderAction),
})
export type OrderDetail = z.infer<typeof orderDetail>

/** Order by order what a verb would do, or why it leaves one as it is. */
const bulkPreview = z.array(
  z.object({ orderId: z.string(), reference: z.string(), changes: z.boolean(), sentence: messageSchema }),
)
export type BulkPreview = z.infer<typeof bulkPreview>

/** What would be owed to the buyer of an order if it were cancelled now. */
export const owedByOrder = z.object({
  orderId: z.string(),
  channelId: scalars.code,
  currency: scalars.currency,
  /** null = what was paid is not known here. */
  cents: scalars.nonNegativeCents.nullable(),
  paysBack,
})
export type OwedByOrder = z.infer<typeof owedByOrder>

/** What a second look at all decided orders found. */
export const reviewed = z.object({
  looked: z.int(),
  changed: z.int(),
  costCents: scalars.cents,
  savingCents: scalars.cents,
  /** How far the plan may be from the best there is, in percent; null = nothing was examined. */
  gapPercent: z.number().nullable(),
})
export type Reviewed = z.infer<typeof reviewed>

export const orders = {
  list: query('packer', 'any-site')
    .input(
      z.object({
        ...pageRequest,
        search: z.string().max(200).default(''),
        states: z.array(orderState).default([]),
        channelIds: z.array(scalars.code).default([]),
        siteIds: z.array(scalars.code).default([]),
        /** Those that wait for one of these; empty = all orders. */
        holds: z.array(holdFilter).default([]),
        /** Only those that could go in one parcel with another one and do not yet. */
        isMergeable: z.boolean().default(false),
        sort: z.enum(['due', 'placed', 'reference', 'priority', 'value']).default('due'),
        descending: z.boolean().default(false),
      }),
    )
    /** `isLeast`: so many match that they were not counted. */
    .output(page(orderRow).extend({ isLeast: z.boolean() })),
  get: query('packer', { order: 'orderId' })
    .input(z.object({ orderId: z.string() }))
    .output(orderDetail),
  /** null: not decided yet. */
  explain: query('packer', { order: 'orderId' })
    .input(z.object({ orderId: z.string() }))
    .output(
      z.object({
        explanation: explanation.nullable(),
        /** The most telling first. */
        sentences: z.array(messageSchema),
      }),
    ),
  /** "What if": the order with other values, other stock, at another time. null = as it is. */
  whatIf: query('packer', { order: 'orderId' })
    .input(
      z.object({
        orderId: z.string(),
        serviceLevel: serviceLevel.nullable(),
        destination: destination.nullable(),
        lines: z.array(orderLine).min(1).max(500).nullable(),
        tags: z.array(z.string().max(60)).max(60).nullable(),
        at: scalars.epochMs.nullable(),
        dates: wantedDates.nullable().default(null),
        stock: z.array(stockLevel.omit({ reserved: true })).max(100),
      }),
    )
    .output(trial),
  /** What a basket to an address would cost and when it would arrive, decided as an order of that channel. */
  quote: query('packer', 'any-site')
    .input(
      z.object({
        channelId: scalars.code,
        country: scalars.country,
        postcode: z.string().trim().max(12),
        serviceLevel,
        lines: z
          .array(z.object({ sku: scalars.sku, quantity: scalars.quantity }))
          .min(1)
          .max(100),
      }),
    )
    .output(trial),
  /**
   * Looks again at all that is decided but not released, together: nobody gets a later promise, nothing costs more.
   * `apply` false only says what could be saved. Refused when orders changed meanwhile.
   */
  review: command({
    role: 'lead',
    input: z.object({ apply: z.boolean() }),
    output: reviewed,
    needsHub: 'deciding',
  }),
  /** What a verb would do to each of these; nothing is written. `urgency`: what would be set, of that verb. */
  tryMany: query('packer', { order: 'orderIds' })
    .input(z.object({ ...orderIds.shape, verb: bulkVerb, urgency: urgency.nullable().default(null) }))
    .output(bulkPreview),
  hold: command({
    role: 'lead',
    scope: { order: 'orderIds' },
    input: z.object({ ...orderIds.shape, note: z.string().trim().max(300) }),
    output: bulkResult,
    needsHub: null,
  }),
  resume: command({
    role: 'lead',
    scope: { order: 'orderIds' },
    input: orderIds,
    output: bulkResult,
    wakes: ['scheduler'],
    needsHub: 'deciding',
  }),
  /** They ship although their channel holds them, until it holds them for another reason. */
  shipAnyway: command({
    role: 'lead',
    scope: { order: 'orderIds' },
    input: orderIds,
    output: bulkResult,
    wakes: ['scheduler'],
    needsHub: 'channel',
  }),
  /** Parcels to their buyers, who were to collect them. */
  sendInstead: command({
    role: 'lead',
    scope: { order: 'orderIds' },
    input: orderIds,
    output: bulkResult,
    wakes: ['scheduler'],
    needsHub: 'deciding',
  }),
  ...steering,
  /** A note in its time line. */
  note: command({
    role: 'packer',
    scope: { order: 'orderId' },
    input: z.object({ orderId: z.string(), note: reason.min(1) }),
    output: z.object({ sentence: messageSchema }),
    needsHub: null,
  }),
  /** By which numbers it is declared to customs; absent = as its channel's others. */
  setCustoms: command({
    role: 'lead',
    scope: { order: 'orderId' },
    input: z.object({ orderId: z.string(), customs: orderCustoms }),
    output: nothing,
    wakes: ['scheduler'],
    needsHub: 'deciding',
  }),
  /** Which product a line without a SKU is; null = it needs no shipping. */
  nameLine: command({
    role: 'lead',
    scope: { order: 'orderId' },
    input: z.object({ orderId: z.string(), lineId: z.string(), sku: scalars.sku.nullable() }),
    output: nothing,
    wakes: ['scheduler'],
    needsHub: 'deciding',
  }),
  /** Of those that have something left to be cancelled. */
  owed: query('packer', { order: 'orderIds' }).input(orderIds).output(z.array(owedByOrder)),
  /** Of the marketplaces that allow so many cancellations by the seller: what cancelling these orders makes of them. */
  cancelLimits: query('packer', { order: 'orderIds' }).input(orderIds).output(z.array(cancelLimit)),
  cancel: command({
    role: 'lead',
    scope: { order: 'orderIds' },
    input: z.object({ ...orderIds.shape, note: z.string().trim().max(300) }),
    output: bulkResult,
    wakes: ['scheduler'],
    needsHub: 'channel',
  }),
  /**
   * Takes back, for a reason, what a site that is away has of these orders: it may be moved from now on, and what was
   * done of it there does not count. `elsewhere`: what is not packed is reallocated at once, without that site.
   */
  takeBackWork: command({
    role: 'lead',
    scope: { order: 'orderIds' },
    input: z.object({
      ...orderIds.shape,
      note: z.string().trim().min(1).max(300),
      elsewhere: z.boolean(),
    }),
    output: bulkResult,
    wakes: ['scheduler'],
    needsHub: 'deciding',
  }),
  reallocate: command({
    role: 'lead',
    scope: { order: 'orderIds' },
    input: orderIds,
    output: bulkResult,
    wakes: ['scheduler'],
    needsHub: 'deciding',
  }),
  /** To picking now, before the automatic release. */
  release: command({
    role: 'lead',
    scope: { order: 'orderIds' },
    input: orderIds,
    output: bulkResult,
    needsHub: 'channel',
  }),
}
