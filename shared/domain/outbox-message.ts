import { z } from 'zod'
import { channelAddress } from './channel-address.ts'
import { returnReason } from './return.ts'
import * as scalars from './scalars.ts'

/**
 * What leaves for a channel. Messages are written into the outbox and read out of it by these schemas: a field that
 * is not one of them is neither built nor sent.
 */

const cents = scalars.nonNegativeCents
const unitsOfLine = z.strictObject({ lineId: z.string(), quantity: z.int().min(1) })

/** The shop's own terms of an amount, where its order gives them: they sum up to `cents`. */
const refundShare = z.strictObject({
  cents,
  tax: z
    .strictObject({ cents, byRate: z.array(z.strictObject({ rateId: z.string(), cents })) })
    .exactOptional(),
})

const stockPayload = z.strictObject({
  /** As the channel calls it. */
  sku: z.string(),
  available: z.int().min(0),
  /**
   * Where the channel shows it, summing up to `available`; `locationId` null = its home location. Absent: all of it
   * at home, as where the channel has one place only.
   */
  places: z
    .array(z.strictObject({ locationId: z.string().nullable(), available: z.int().min(0) }))
    .exactOptional(),
})

const fulfillmentPayload = z.strictObject({
  orderExternalId: z.string(),
  fulfillmentId: z.string(),
  /** The channel's location that stands for the site it left from; absent or null = none does. */
  locationId: z.string().nullable().exactOptional(),
  carrierName: z.string(),
  lines: z.array(unitsOfLine),
  parcels: z.array(
    z.strictObject({
      trackingNumber: z.string(),
      trackingUrl: z.string().nullable(),
      /** What is in it; none = not known. */
      lines: z.array(unitsOfLine).default([]),
    }),
  ),
})

const cancelPayload = z.strictObject({
  orderExternalId: z.string(),
  /** With what was paid for these units; without, it is as the shop has it. */
  lines: z.array(unitsOfLine.extend({ cents: cents.exactOptional(), tax: refundShare.shape.tax })),
  reason: z.string(),
  /** Absent: what was paid is not known, as in orders of files. */
  owed: z
    .strictObject({
      /** In minor units of the order's currency; of a whole order with shipping and fees, never more than is left. */
      cents,
      /** Nothing of the order has left or is to be sent. */
      isWhole: z.boolean(),
    })
    .exactOptional(),
  /** Of its amounts, for who is not asked for the order; absent in messages of earlier versions. */
  currency: z.string().exactOptional(),
})

const refundPayload = z.strictObject({
  orderExternalId: z.string(),
  /** What goes back for these units, with tax, in minor units of the order's currency. */
  lines: z.array(unitsOfLine.extend(refundShare.shape)),
  /** Also what was paid for shipping and has not been refunded. */
  shipping: z.boolean(),
  /** Of its amounts, for who is not asked for the order; absent in messages of earlier versions. */
  currency: z.string().exactOptional(),
  /** Fees of the order, by the ids of its charges, where CHANNEL_ABILITIES says that they can be paid back. */
  fees: z.array(z.strictObject({ id: z.string(), cents })).exactOptional(),
  reason: z.string(),
  /** The channel's own return that this answers; null = there is none. */
  channelReturnId: z.string().nullable(),
})

const readyToCollectPayload = z.strictObject({
  orderExternalId: z.string(),
  fulfillmentId: z.string(),
  /** The channel's location that stands for the site; absent or null = none does. */
  locationId: z.string().nullable().exactOptional(),
  lines: z.array(unitsOfLine),
  /** The number on the slip, by which it is found. */
  number: z.string(),
  /** 0 = told for the first time, 1 = the first reminder. */
  reminder: z.int().min(0),
  /** What the buyer is told where the channel has no words of its own: where, until when, with which number. */
  text: z.string(),
})

const addressPayload = z.strictObject({
  orderExternalId: z.string(),
  /** Where the order goes, as a person corrected it. */
  address: channelAddress,
  /** What the channel gave, and what it was corrected to before: anything else that stands there is newer, and stays. */
  was: z.array(channelAddress).min(1),
})

const returnLabelPayload = z.strictObject({
  orderExternalId: z.string(),
  announcedId: z.string(),
  /** The channel's own return; null = there is none: one is opened there where the channel keeps returns. */
  channelReturnId: z.string().nullable(),
  lines: z.array(unitsOfLine),
  reason: returnReason,
  carrierName: z.string(),
  trackingNumber: z.string(),
  trackingUrl: z.string().nullable(),
  /** The kept paper or code that the customer gets; null = the channel shows none. */
  documentId: z.string().nullable(),
  /** What the customer is told where the channel has no words of its own. */
  text: z.string(),
})

const pointPayload = z.strictObject({
  orderExternalId: z.string(),
  /** By which it is known whether the buyer was told before. */
  pointId: z.string(),
  /** What the buyer is told, in their language. */
  text: z.string(),
})

export const outboxMessage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('stock'), payload: stockPayload }),
  z.strictObject({ kind: z.literal('fulfillment'), payload: fulfillmentPayload }),
  z.strictObject({ kind: z.literal('cancel'), payload: cancelPayload }),
  z.strictObject({ kind: z.literal('refund'), payload: refundPayload }),
  z.strictObject({ kind: z.literal('ready-to-collect'), payload: readyToCollectPayload }),
  z.strictObject({ kind: z.literal('address'), payload: addressPayload }),
  z.strictObject({ kind: z.literal('return-label'), payload: returnLabelPayload }),
  z.strictObject({ kind: z.literal('point'), payload: pointPayload }),
])
export type OutboxMessage = z.infer<typeof outboxMessage>
export type OutboxPayload<Kind extends OutboxKind> = Extract<OutboxMessage, { kind: Kind }>['payload']

export type OutboxKind = OutboxMessage['kind']
export const outboxKind = z.enum(outboxMessage.options.map(({ shape }) => shape.kind.value))
