import { z } from 'zod'
import * as scalars from '../domain/scalars.ts'
import { command, nothing, query } from './procedure.ts'

const channelId = { channelId: scalars.code }

/** An import of a channel's past orders, running or the last one. */
export const pastOrdersRun = z.object({
  /** Orders changed since then are wanted. */
  since: scalars.epochMs,
  startedAt: scalars.epochMs,
  /** Orders read so far, also those that were known already. */
  read: z.int(),
  /** How much of the span has been read, 0 to 1; null = the channel cannot tell. */
  share: z.number().nullable(),
  /** null = it runs. */
  endedAt: scalars.epochMs.nullable(),
  stopped: z.boolean(),
})
export type PastOrdersRun = z.infer<typeof pastOrdersRun>

export const channelPastOrders = {
  /** null = never asked for. */
  pastOrders: query('lead').input(z.object(channelId)).output(pastOrdersRun.nullable()),
  /** Reads them behind the daily work; asked again for the same span, resumes where it was stopped. */
  readPastOrders: command({
    role: 'manager',
    input: z.object({ ...channelId, since: scalars.epochMs }),
    output: nothing,
    wakes: ['channel-sync'],
    needsHub: 'channel',
  }),
  stopPastOrders: command({
    role: 'manager',
    input: z.object(channelId),
    output: nothing,
    needsHub: 'channel',
  }),
}
