import { z } from 'zod'
import type { LabelPurchase } from './label-purchase.ts'
import { returnReason } from './return.ts'
import * as scalars from './scalars.ts'
import type { TrackingState } from './tracking-event.ts'

export const exchangeLines = z.array(
  z.object({
    sku: scalars.sku,
    quantity: scalars.quantity,
    /** With tax, in the order's currency. */
    unitPriceCents: scalars.nonNegativeCents,
  }),
)
export type ExchangeLines = z.infer<typeof exchangeLines>

/**
 * A return that is expected: asked for by the customer, or opened here. open: its goods are not here yet. received: what
 * came of it is in ReturnRecords. cancelled: nothing is expected any more, and a label that was bought for it is given
 * back.
 */
export const announcedReturn = z.object({
  id: z.string().min(1).max(120),
  orderId: z.string(),
  at: scalars.epochMs,
  by: z.string().max(80),
  /** The channel's own return that this one carries out; null = there is none. */
  channelReturnId: z.string().max(200).nullable(),
  /** The channel has paid the customer back already. */
  isRefunded: z.boolean(),
  /** Where its goods are to come, and its label leads. */
  siteId: scalars.code,
  /** What the customer is expected to send; other units may come. */
  lines: z
    .array(z.object({ lineId: z.string().min(1).max(120), sku: scalars.sku, quantity: scalars.quantity }))
    .min(1)
    .max(500),
  reason: returnReason,
  note: z.string().max(300),
  state: z.enum(['open', 'received', 'cancelled']),
  settledAt: scalars.epochMs.nullable(),
  /** Days by which it was asked for after the merchant's window; absent = within it. */
  daysLate: z.int().min(1).optional(),
  /** What goes out for it; absent = nothing. */
  exchange: z
    .object({
      lines: exchangeLines.min(1).max(100),
      /** The order by which it goes out; null = once the goods are here. */
      orderId: z.string().nullable(),
    })
    .optional(),
  /** When a person gave the label to the customer, beside what the channel does; null = nobody has. */
  givenAt: scalars.epochMs.nullable(),
})
export type AnnouncedReturn = z.infer<typeof announcedReturn>

/** What the goods cost that go out for a return, in the order's currency. */
export function exchangeCents(lines: ExchangeLines): number {
  return lines.reduce((sum, { quantity, unitPriceCents }) => sum + quantity * unitPriceCents, 0)
}

/**
 * - `asked`: no label of ours is on its way
 * - `label-coming`: the carrier is asked for a label, or is about to send it
 * - `label-trouble`: the carrier refused the label, or may have made it
 * - `label-ready`: here, and not given to the customer yet
 * - `label-sent`: given to the customer; the parcel has not been seen by its carrier
 * - `on-the-way`, `arrived`: as its carrier tells
 * - `received`, `cancelled`: over
 */
export const ANNOUNCED_STANDINGS = [
  'asked',
  'label-coming',
  'label-trouble',
  'label-ready',
  'label-sent',
  'on-the-way',
  'arrived',
  'received',
  'cancelled',
] as const
export const announcedStanding = z.enum(ANNOUNCED_STANDINGS)
export type AnnouncedStanding = z.infer<typeof announcedStanding>

/** How a return stands. `purchase`: its label that counts; `track`: the state of its parcel; `isTold`: the channel gave the label. */
export function standingOfReturn(
  { state, givenAt }: Pick<AnnouncedReturn, 'state' | 'givenAt'>,
  purchase: Pick<LabelPurchase, 'state' | 'papers'> | null,
  track: TrackingState | null,
  isTold: boolean,
): AnnouncedStanding {
  if (state !== 'open') return state
  if (track === 'delivered') return 'arrived'
  if (track !== null && track !== 'registered') return 'on-the-way'
  switch (purchase?.state) {
    case 'wanted':
    case 'buying':
      return 'label-coming'
    case 'refused':
    case 'uncertain':
      return 'label-trouble'
    case 'bought':
      if (purchase.papers === 'owed') return 'label-coming'
      return isTold || givenAt !== null ? 'label-sent' : 'label-ready'
    default:
      return 'asked'
  }
}
