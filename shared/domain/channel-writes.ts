import { z } from 'zod'
import * as scalars from './scalars.ts'

/**
 * Whether anything may be written to a channel. Nothing is before a person has seen what it would change: until then
 * its orders are read, and what is to be said to it waits.
 */
export const channelWrites = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('not-approved'),
    since: scalars.epochMs,
    /** The end of a trial that a person has set; nothing happens then by itself. */
    trialUntil: scalars.epochMs.nullable(),
  }),
  z.object({
    kind: z.literal('approved'),
    /** null = it was there before anybody was asked. */
    at: scalars.epochMs.nullable(),
    by: z.string().nullable(),
    /** Stock is also set where the shop does not count it, which makes it count. */
    startsCounting: z.boolean(),
  }),
])
export type ChannelWrites = z.infer<typeof channelWrites>
