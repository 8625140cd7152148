import { z } from 'zod'
import * as scalars from './scalars.ts'

const count = z.int().min(0).default(0)

/** What a day came to: sums, so that days are added to weeks and sites to what somebody sees. */
export const dailySums = z.object({
  /** Decided that day; at a site or with a carrier: those of which it ships a part. */
  orders: count,
  /** Of them: those that ship in several parts. */
  split: count,
  /** Shipping and handling of what was decided, in the merchant's currency. */
  costCents: scalars.nonNegativeCents.default(0),
  /** Opened that day, of orders. */
  exceptions: count,
  /** Parts handed over that day, by the carrier's pick-up that they were promised for, or after it. */
  leftInTime: count,
  leftLate: count,
  /** Of these, those that have arrived meanwhile: by the promised day, or after it. */
  arrivedInTime: count,
  arrivedLate: count,
  /** Of these, those that left after the channel's own deadline, and those with a tracking number for each parcel. */
  pastDeadline: count,
  tracked: count,
  /** Bought that day, and of them: cancelled by us. Without sites. */
  placed: count,
  cancelledByUs: count,
})
export type DailySums = z.infer<typeof dailySums>

/** By what a site's day, or everybody's, is divided. */
export const FIGURE_PARTS = ['all', 'channel', 'carrier'] as const
export type FigurePart = (typeof FIGURE_PARTS)[number]

export const NO_SUMS: DailySums = dailySums.parse({})

/** Adds `more` to `sums`, which changes. */
export function addSums(sums: DailySums, more: Partial<DailySums>): void {
  for (const [name, value] of Object.entries(more) as [keyof DailySums, number][]) sums[name] += value
}
