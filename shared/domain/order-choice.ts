import { z } from 'zod'
import { dimensions } from './product.ts'
import * as scalars from './scalars.ts'

/** It leaves without a label of ours: the carrier that takes it, and that carrier's number. */
export const byHand = z.object({
  siteId: scalars.code,
  carrier: z.string().trim().min(1, 'who takes it').max(80),
  /** '' = there is none, or not yet. */
  trackingNumber: z.string().trim().max(80),
  /** What the carrier asks, in the workspace's currency. */
  costCents: scalars.nonNegativeCents,
})
export type ByHand = z.infer<typeof byHand>

/** Parts of lines that a split by hand has at most: so many are planned exactly. */
export const MOST_SPLIT_PARTS = 10

/** So many units of each of these lines. */
export const unitsOfLines = z
  .array(z.object({ lineId: z.string().max(120), quantity: scalars.quantity }))
  .min(1)
  .max(500)

/** The units that each site ships, all of the order together. */
export const orderSplit = z
  .array(z.object({ siteId: scalars.code, lines: unitsOfLines }))
  .min(1)
  .max(20)
export type OrderSplit = z.infer<typeof orderSplit>

/** Parcels of one fulfilment at most, where a person says what goes into each. */
export const MOST_PARCELS_BY_HAND = 20

/** A parcel as a person packs it. */
export const parcelByHand = z.object({
  lines: unitsOfLines,
  /** Goods and packaging; null = as calculated. */
  weightG: scalars.grams.min(1).nullable(),
  /** Of the box; null = as calculated. */
  dimensions: dimensions.nullable(),
})
export type ParcelByHand = z.infer<typeof parcelByHand>

/** The parcels of one fulfilment, all of its units in them; none = as calculated. */
export const parcelsByHand = z.array(parcelByHand).max(MOST_PARCELS_BY_HAND)

/**
 * Which way a person sends an order, against what rules, rates and the level ordered say. Kept over updates from the
 * channel; read by the engine, which goes on as usual where it can no longer be done.
 */
export const orderChoice = z.object({
  /** 'carrier/service'. */
  service: z.string().max(140).optional(),
  /** From this site alone. */
  siteId: scalars.code.optional(),
  byHand: byHand.optional(),
  /** From several sites. */
  split: orderSplit.optional(),
  /** The parcels of what a site ships; read while it ships just that. */
  parcels: z
    .array(z.object({ siteId: scalars.code, parcels: parcelsByHand.min(1) }))
    .max(20)
    .optional(),
  /** Orders that have the same are to leave in one parcel (`shared-parcel.ts`). */
  together: z
    .object({
      id: z.string().max(120),
      orderIds: z.array(z.string()).max(20),
      /** What the one parcel costs, in the workspace's currency: whichever has the label bears it. */
      shippingCents: scalars.nonNegativeCents,
    })
    .optional(),
  /** To the buyer, who was to collect it. */
  sentInstead: z.boolean().optional(),
})
export type OrderChoice = z.infer<typeof orderChoice>

/** Carrier and service of a fulfilment that leaves by hand; who really takes it is in its order's choice. */
export const BY_HAND = 'by-hand'
