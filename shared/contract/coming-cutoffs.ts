import { z } from 'zod'
import * as scalars from '../domain/scalars.ts'

const parcels = { toPack: z.int(), packed: z.int() }

/** What must be packed for one pick-up of a site. */
export const comingCutoff = z.object({
  siteId: scalars.code,
  at: scalars.epochMs,
  /** Parcels still to pack, and those that wait for the pick-up. */
  ...parcels,
  /** Parcels packed at the site per hour lately; null = too few to say. */
  pacePerHour: z.number().nullable(),
  /**
   * Parcels that are not packed in time at that pace, if the earliest are packed first; all of them once it has passed.
   * null = the pace is not known, or it is another day's.
   */
  willMiss: z.int().nullable(),
  carriers: z.array(z.object({ carrierId: scalars.code, ...parcels })),
  /** Of those that will miss, the last first; not all of many. */
  orders: z.array(z.object({ orderId: z.string(), reference: z.string() })),
})
export type ComingCutoff = z.infer<typeof comingCutoff>
