import { z } from 'zod'
import { labelStandingKind } from '../domain/label-standing.ts'
import { parcelCost } from '../domain/parcel-cost.ts'
import { NOT_FOLLOWED } from '../domain/parcel-follower.ts'
import { messageSchema } from '../messages/message.ts'

/** How it stands with the label of one parcel. */
export const parcelLabel = z.object({
  /** Its number in its fulfilment. */
  parcel: z.int().min(1),
  standing: labelStandingKind,
  /** Of a test account: no carrier takes it. */
  isSandbox: z.boolean(),
  /** What its carrier said; null = nothing. */
  problem: messageSchema.nullable(),
  /** What it cost; null = not known. */
  cost: parcelCost.nullable(),
  /** What was bought for it and is not given up. */
  bought: z
    .object({
      purchaseId: z.string(),
      trackingNumber: z.string(),
      trackingUrl: z.string().nullable(),
      account: z.string(),
      /** Why nobody is asked where its parcel is; null = its carrier is, once it has left. */
      notFollowed: z.enum(NOT_FOLLOWED).nullable(),
      /** Why it cannot be given back; null = it can. */
      cannotVoid: messageSchema.nullable(),
    })
    .nullable(),
})
export type ParcelLabel = z.infer<typeof parcelLabel>

/** What labels are there for what is to be packed. */
export const labelSupply = z.object({
  /** Released and not packed. */
  parcels: z.int(),
  /** Of these, with a label that is here. */
  inHand: z.int(),
  /** How long packing goes on with these, at the pace of the last days; null = it is not known yet. */
  hours: z.number().nullable(),
  /** Packed, and their label comes later. */
  waiting: z.int(),
})
export type LabelSupply = z.infer<typeof labelSupply>
