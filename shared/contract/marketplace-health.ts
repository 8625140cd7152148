import { z } from 'zod'
import { HEALTH_MEASURES } from '../domain/marketplace-limits.ts'
import * as scalars from '../domain/scalars.ts'

/** How a marketplace's own figures of us stand, counted from our orders. */
export const marketplaceHealth = z.object({
  channelId: scalars.code,
  windows: z.array(
    z.object({
      measure: z.enum(HEALTH_MEASURES),
      days: z.int(),
      /** The share must stay below it; null = not known. */
      limit: z.number().nullable(),
      bad: z.int(),
      of: z.int(),
      /** So many more may go wrong before the limit is reached; null = no limit is known. */
      room: z.int().nullable(),
    }),
  ),
})
export type MarketplaceHealth = z.infer<typeof marketplaceHealth>

/** The share of orders that we cancelled at a marketplace, as it is and as it would be. */
export const cancelLimit = z.object({
  channelId: scalars.code,
  days: z.int(),
  limit: z.number(),
  before: z.number(),
  after: z.number(),
})
export type CancelLimit = z.infer<typeof cancelLimit>
