import { z } from 'zod'
import * as scalars from './scalars.ts'

/** Why something leaves after the day it was decided on. */
export const LATE_REASONS = [
  'capacity',
  'carrier-cap',
  'carrier-away',
  'cut-off',
  'closed-day',
  'by-rule',
  'by-person',
] as const
export type LateReason = (typeof LATE_REASONS)[number]

/** When what is shipped from one site leaves, and why not on the day it was decided on. */
export const departure = z.object({
  siteId: scalars.code,
  /** The site's, for `cutoff`. */
  timeZone: scalars.timeZone,
  /** The site's local day at the time of the decision. */
  decidedOn: scalars.localDate,
  /** Until when that day's work was taken. */
  cutoff: scalars.epochMs,
  shipOn: scalars.localDate,
  /** From `decidedOn` to `shipOn`. */
  days: z.int().min(0),
  /** null = it leaves on the day it was decided on. */
  reason: z.enum(LATE_REASONS).nullable(),
})
export type Departure = z.infer<typeof departure>
