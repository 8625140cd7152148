import { z } from 'zod'
import * as scalars from './scalars.ts'

/** What carriers' own codes are mapped to. */
export const TRACKING_STATES = [
  'registered',
  'handed-over',
  'in-transit',
  'out-for-delivery',
  'available-at-point',
  'attempted',
  'delayed',
  'damaged',
  'lost',
  'returned-to-sender',
  'delivered',
] as const
export const trackingState = z.enum(TRACKING_STATES)
export type TrackingState = z.infer<typeof trackingState>

/** One event of one parcel as the carrier tells it. */
export const trackingEvent = z.object({
  at: scalars.epochMs,
  state: trackingState,
  /** The carrier's own code and words, kept as they are. */
  code: z.string(),
  text: z.string(),
  place: z.string().nullable(),
})
export type TrackingEvent = z.infer<typeof trackingEvent>
