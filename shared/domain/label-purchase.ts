import { z } from 'zod'
import { messageSchema } from '../messages/message.ts'
import { labelRequest } from './label-request.ts'
import * as scalars from './scalars.ts'

/**
 * One intent to have one label for one parcel, durable before the carrier is asked. A parcel has at most one that is
 * live (`LIVE_PURCHASES`); another one only after the first is known not to be bought, or is being voided.
 *
 *     wanted --claim--> buying --+--> bought --no longer needed--> voiding --+--> voided
 *       ^  ^              |      +--> refused                                +--> kept
 *       |  +- not made ---+      +--> uncertain --found--> bought
 *       +---- not found there, or a person says it was not made ---+
 *
 * - `wanted`: to be bought; nothing was sent
 * - `buying`: marked before the call; found so after a crash it is `uncertain`
 * - `uncertain`: may have been bought; looked up by `reference`, or a person answers. Never bought again by itself
 * - `bought`: the carrier made it; where its label is, `papers` says
 * - `refused`: the carrier said no; nothing was bought
 * - `voiding`: bought, and no longer needed
 * - `voided`: the carrier confirmed it
 * - `kept`: bought, no longer needed, and the carrier does not take it back: a person claims it, or lets it be
 * - `dropped`: not needed any more before anything was bought
 */
export const PURCHASE_STATES = [
  'wanted',
  'buying',
  'uncertain',
  'bought',
  'refused',
  'voiding',
  'voided',
  'kept',
  'dropped',
] as const
export const purchaseState = z.enum(PURCHASE_STATES)
export type PurchaseState = z.infer<typeof purchaseState>

/** One of these a parcel has at most once. */
export const LIVE_PURCHASES: readonly PurchaseState[] = ['wanted', 'buying', 'uncertain', 'bought']

/**
 * Where the label of what was bought is.
 * - `kept`: here, byte for byte
 * - `owed`: the carrier made it and gave no label yet: it is fetched again
 * - `elsewhere`: the carrier gives it to nobody but in its own software: a person prints it there
 * - `drawn`: ours to draw, with a number of the carrier's range
 */
export const LABEL_PAPERS = ['kept', 'owed', 'elsewhere', 'drawn'] as const
export const labelPapers = z.enum(LABEL_PAPERS)
export type LabelPapers = z.infer<typeof labelPapers>

/** What of the request a carrier would not take. */
export const PURCHASE_FIELDS = [
  'name',
  'company',
  'street',
  'postcode',
  'city',
  'country',
  'state',
  'phone',
  'email',
  'weight',
  'size',
  'point',
  'note',
  'product',
  'customs',
  'sender',
  'account',
] as const
export const purchaseField = z.enum(PURCHASE_FIELDS)
export type PurchaseField = z.infer<typeof purchaseField>

export const labelPurchase = z.object({
  id: z.string(),
  /** What its parcel is one of: a fulfilment, or of a return label (`request.isReturn`) the announced return. */
  fulfillmentId: z.string(),
  /** The parcel's number in that; a return has one. */
  parcel: z.int().min(1),
  accountId: scalars.code,
  state: purchaseState,
  /** What the carrier is or was asked for, as it was when it was wanted. */
  request: labelRequest,
  /** The number that the carrier follows it by; null = not bought. */
  trackingNumber: z.string().nullable(),
  trackingUrl: z.string().nullable(),
  /** What the carrier knows it by for voiding and fetching, where that is not the number. */
  shipmentId: z.string().nullable(),
  /** null = it was not bought. */
  papers: labelPapers.nullable(),
  /** What it cost, as the carrier says; null = it does not. */
  priceCents: scalars.nonNegativeCents.nullable(),
  currency: scalars.currency.nullable(),
  /** Why it is in this state; null while there is nothing to say. */
  problem: messageSchema.nullable(),
  /** Of a refused one: what to mend; null = none of the order's fields. */
  field: purchaseField.nullable(),
  /** Calls made for its present state. */
  attempts: z.int().min(0),
  /** Not before this instant is it tried (again). */
  notBefore: scalars.epochMs,
  createdAt: scalars.epochMs,
  changedAt: scalars.epochMs,
  /** Where its label prints by itself once it is there: the parcel was packed before it was bought; null = when packed. */
  printerId: z.string().nullable(),
  /** Since when its parcel is packed and waits for it; null = it does not. */
  awaitedSince: scalars.epochMs.nullable(),
  /** Who wanted it. */
  operator: z.string(),
})
export type LabelPurchase = z.infer<typeof labelPurchase>

/** How it stands with a parcel's label: its live purchase, else its last one if that was refused; null = there is none. */
export function presentPurchase(purchases: readonly LabelPurchase[], parcel: number): LabelPurchase | null {
  const own = purchases.filter((one) => one.parcel === parcel)
  const last = own.at(-1)
  return own.find(({ state }) => LIVE_PURCHASES.includes(state)) ?? (last?.state === 'refused' ? last : null)
}
