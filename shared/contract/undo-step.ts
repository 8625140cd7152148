import { z } from 'zod'
import { deliveryPromise, parcel } from '../domain/fulfillment.ts'
import { lineEdit } from '../domain/line-edits.ts'
import { destination, orderLine, orderRequests, orderState, urgency } from '../domain/order.ts'
import { orderChoice } from '../domain/order-choice.ts'
import { orderDates } from '../domain/order-dates.ts'
import * as scalars from '../domain/scalars.ts'
import { meaningOf } from './channel-mapping.ts'
import { methodMeaning } from './channel-methods.ts'
import { orderWay } from './order-way.ts'

/** What a person may change about an order before its release. */
export const orderParts = z.object({
  destination,
  tags: z.array(z.string()),
  chosen: orderChoice.nullable(),
  requests: orderRequests.nullable(),
  deliverBy: scalars.epochMs.nullable(),
  dates: orderDates.nullable(),
  urgency: urgency.nullable(),
  lines: z.array(orderLine),
  edits: z.array(lineEdit).nullable(),
})
export type OrderParts = z.infer<typeof orderParts>

/** How a fulfilment is packed, and what follows from it. */
const packedParcels = z.object({
  /** All that a person said of the order's parcels. */
  chosen: orderChoice.shape.parcels.unwrap(),
  parcels: z.array(parcel),
  shippingCents: scalars.nonNegativeCents,
  arrives: deliveryPromise.pick({ deliverFrom: true, deliverTo: true }),
})

/** One thing that a command did, with what it takes to take it back. Kept in the journal with the command's result. */
export const undoStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mapping'), rows: z.array(meaningOf).min(1).max(20_000) }),
  z.object({
    kind: z.literal('methods'),
    channelId: scalars.code,
    rows: z.array(methodMeaning).min(1).max(500),
  }),
  z.object({ kind: z.literal('order-way'), orderId: z.string(), way: orderWay }),
  /** Released work that was moved: each order with what it had there. */
  z.object({
    kind: z.literal('move'),
    moved: z
      .array(z.object({ orderId: z.string(), fulfillmentIds: z.array(z.string()).min(1).max(20) }))
      .min(1)
      .max(5_000),
  }),
  /** An order before its release: its state, the parts that changed as they were and as they became, its exceptions. */
  z.object({
    kind: z.literal('order'),
    orderId: z.string(),
    state: orderState,
    was: orderParts.partial(),
    became: orderParts.partial(),
    /** Exceptions that were open before. */
    reopens: z.array(z.string()),
    /** Those that it opened. */
    closes: z.array(z.string()),
  }),
  /** Exceptions that were closed, or put off until then; null = they were open. */
  z.object({
    kind: z.literal('exception'),
    exceptionId: z.string(),
    snoozedUntil: scalars.epochMs.nullable(),
  }),
  /** Whose an exception was, and whose it became. */
  z.object({
    kind: z.literal('owner'),
    exceptionId: z.string(),
    was: z.string().nullable(),
    became: z.string().nullable(),
  }),
  /** Until when an exception was off the queue, and until when it then was; null = it was on it. */
  z.object({
    kind: z.literal('snooze'),
    exceptionId: z.string(),
    was: scalars.epochMs.nullable(),
    became: scalars.epochMs.nullable(),
  }),
  z.object({
    kind: z.literal('stock'),
    siteId: scalars.code,
    sku: scalars.sku,
    was: scalars.count,
    became: scalars.count,
    safety: scalars.count,
    /** Since when the level had been in doubt; absent = it was not. */
    doubtedAt: scalars.epochMs.exactOptional(),
  }),
  /** A return: what was recorded of it (null = nothing), and the expected one that it ended (null = none). */
  z.object({
    kind: z.literal('return'),
    returnId: z.string().nullable(),
    announcedId: z.string().nullable(),
  }),
  /** Nothing was to go back for a return. */
  z.object({ kind: z.literal('return-waived'), returnId: z.string() }),
  /** The parcels of a fulfilment: as they were, and as they became. */
  z.object({
    kind: z.literal('parcels'),
    fulfillmentId: z.string(),
    orderId: z.string(),
    was: packedParcels,
    became: packedParcels,
  }),
  /** An order that was made here. */
  z.object({ kind: z.literal('made-order'), orderId: z.string() }),
  z.object({ kind: z.literal('suspension'), suspensionId: z.string() }),
])
export type UndoStep = z.infer<typeof undoStep>

/** In the order in which they were done; none = it cannot be undone. */
export const undoSteps = z.array(undoStep).max(500).default([])
