import { z } from 'zod'
import * as scalars from './scalars.ts'

/** What was released to a site was taken back from it while it was away: acts that saw a lower epoch do not count. */
export const takenBack = z.object({
  fulfillmentId: z.string(),
  orderId: z.string(),
  siteId: scalars.code,
  /** From 1 on. */
  epoch: z.int().min(1),
  at: scalars.epochMs,
  by: z.string(),
  note: z.string(),
  /** Since when the site had been away. */
  awaySince: scalars.epochMs,
})
export type TakenBack = z.infer<typeof takenBack>

/** What was released to a site is the site's while a desktop there that may work on it is away. */
export const heldWork = z.object({
  fulfillmentId: z.string(),
  orderId: z.string(),
  siteId: scalars.code,
  /** Names of the desktops that are away. */
  stations: z.array(z.string()),
  /** Since when the first of them is. */
  since: scalars.epochMs,
})
export type HeldWork = z.infer<typeof heldWork>

/** The epoch that whoever acts on a fulfilment saw it with. */
export const seenEpoch = z.object({ fulfillmentId: z.string().max(120), epoch: z.int().min(0) })
export type SeenEpoch = z.infer<typeof seenEpoch>
