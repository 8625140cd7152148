import { z } from 'zod'

/** What a key is needed for at its channel. */
export const channelNeed = z.enum([
  'read-orders',
  'change-orders',
  'read-customers',
  'read-products',
  'read-stock',
  'write-stock',
  'read-places',
  'ship',
  'refund',
  'returns',
  'read-shop',
  'mark-owner',
])
export type ChannelNeed = z.infer<typeof channelNeed>

/** One thing that a key must be allowed to do. */
export const channelRight = z.object({
  need: channelNeed,
  /** Without it nothing can be written; reading continues. */
  writes: z.boolean(),
  /** What to tick there, in the shop's own words. */
  tick: z.string(),
  /** null = not known before it is needed. */
  granted: z.boolean().nullable(),
})
export type ChannelRight = z.infer<typeof channelRight>
