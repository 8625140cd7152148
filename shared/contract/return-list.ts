import { z } from 'zod'
import { announcedStanding } from '../domain/announced-return.ts'
import { returnReason } from '../domain/return.ts'
import { OPEN_RETURN_STAGES, returnStage } from '../domain/return-stage.ts'
import * as scalars from '../domain/scalars.ts'

/** How the money of a return stands at the channel. */
export const refundState = z.enum(['none', 'at-channel', 'waiting', 'done', 'refused', 'by-hand', 'waived'])
export type RefundState = z.infer<typeof refundState>

/** Which returns are listed, and in which order. */
export const returnFilter = {
  stages: z
    .array(returnStage)
    .min(1)
    .default([...OPEN_RETURN_STAGES]),
  /** Words of the order, part of the number of its parcel or of the channel's return. */
  search: z.string().max(200).default(''),
  sort: z.enum(['at', 'order', 'customer', 'stage']).default('at'),
  descending: z.boolean().default(true),
}

/** A return of any origin, as the list of all of them shows it. */
export const returnRow = z.object({
  /** reported: its id is that of the exception that asks about it. */
  kind: z.enum(['reported', 'announced', 'taken']),
  id: z.string(),
  stage: returnStage,
  /** Of an expected one. */
  standing: announcedStanding.nullable(),
  at: scalars.epochMs,
  orderId: z.string(),
  /** null = the order cannot be read. */
  order: z
    .object({
      reference: z.string(),
      channelId: scalars.code,
      customer: z.string(),
      country: scalars.country,
      currency: scalars.currency,
    })
    .nullable(),
  /** Where its goods come to, or went; null = nowhere. */
  siteId: scalars.code.nullable(),
  lines: z.array(z.object({ sku: scalars.sku, quantity: scalars.quantity })),
  reason: returnReason.nullable(),
  /** What the customer or the person here said. */
  note: z.string(),
  trackingNumber: z.string().nullable(),
  /** The channel's own number of it. */
  channelReturnId: z.string().nullable(),
  /** What goes back for its goods once they are here, or is open yet; in the order's currency. */
  owedCents: scalars.nonNegativeCents,
  /** What the channel was told to pay back. */
  paidCents: scalars.nonNegativeCents,
  refundState,
  /** Days by which it was asked for after the merchant's window; 0 = within. */
  daysLate: z.int().min(0),
  /** What goes out for it; null = nothing. `orderId` null = once its goods are here. */
  exchange: z.object({ orderId: z.string().nullable() }).nullable(),
})
export type ReturnRow = z.infer<typeof returnRow>
