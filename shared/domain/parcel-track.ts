import { z } from 'zod'
import * as scalars from './scalars.ts'
import { trackingState } from './tracking-event.ts'

/**
 * One parcel that has left, or that a customer sends back, as its carrier tells of it. Named by its number and the
 * account that bought it.
 */
export const parcelTrack = z.object({
  accountId: scalars.code,
  trackingNumber: z.string().min(1).max(80),
  /** What it is a parcel of: a fulfilment, or the announced return that it brings. */
  fulfillmentId: z.string(),
  /** It brings back what a customer returns: nothing was promised for it, and it is late for nobody. */
  isReturn: z.boolean(),
  parcel: z.int().min(1),
  orderId: z.string(),
  siteId: scalars.code,
  carrierId: scalars.code,
  serviceId: scalars.code,
  state: trackingState,
  handedOverAt: scalars.epochMs,
  /** The last day on which it was promised to arrive, where it goes to. */
  promisedFor: scalars.localDate,
  /** When the carrier was last asked; null = not yet. */
  lookedAt: scalars.epochMs.nullable(),
  /** When it is asked again; null = never. */
  nextLookAt: scalars.epochMs.nullable(),
  /** When its last event happened; null = the carrier has told of none. */
  lastEventAt: scalars.epochMs.nullable(),
  /** Since when it is in its state by the carrier's account; what `available-at-point` waits from. */
  stateSince: scalars.epochMs,
  deliveredAt: scalars.epochMs.nullable(),
  /** The day of `deliveredAt` at the site, which is compared with the promise. */
  deliveredOn: scalars.localDate.nullable(),
  /** Asked about for so long that nobody waits for an answer any more. */
  givenUpAt: scalars.epochMs.nullable(),
  /** Where it went, as its service's rate card names the place: 'FR' or 'FR-20'; null = not delivered, or none names it. */
  zone: z.string().nullable(),
  /** The transit time with which a promise made at hand-over would just have been kept; null = not delivered. */
  transitDays: z.int().min(0).nullable(),
})
export type ParcelTrack = z.infer<typeof parcelTrack>
