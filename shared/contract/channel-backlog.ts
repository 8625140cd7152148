import { z } from 'zod'
import { outboxKind } from '../domain/outbox-message.ts'
import * as scalars from '../domain/scalars.ts'
import { messageSchema } from '../messages/message.ts'
import { command, page, pageRequest, query } from './procedure.ts'

const channelId = { channelId: scalars.code }

/** One message that waits to leave for a channel. */
export const backlogRow = z.object({
  id: z.string(),
  kind: outboxKind,
  state: z.enum(['pending', 'sending']),
  /** The order it is about. */
  orderId: z.string().nullable(),
  reference: z.string().nullable(),
  /** Of a stock figure. */
  stock: z.object({ channelSku: z.string(), available: z.int() }).nullable(),
  createdAt: scalars.epochMs,
  /** Not tried before. */
  notBefore: scalars.epochMs,
  attempts: z.int(),
  /** Why it did not leave the last time. */
  problem: messageSchema.nullable(),
})
export type BacklogRow = z.infer<typeof backlogRow>

export const channelHealth = z.object({
  /** The oldest of what waits. */
  waitingSince: scalars.epochMs.nullable(),
  waiting: z.record(outboxKind, z.int()),
  /** How far its clock goes ahead of ours, in milliseconds; null = it has not sent a time since the start. */
  clockAheadMs: z.int().nullable(),
  /** When an order came in last. */
  lastOrderAt: scalars.epochMs.nullable(),
  /** SKUs that mean nothing here and keep orders waiting. */
  unmapped: z.int(),
  /** States of its orders that nobody has said the meaning of. */
  unknownStates: z.int(),
  /** Shipping methods that keep orders waiting. */
  unknownMethods: z.int(),
  /** SKUs whose stock differed when it was compared last, for no reason. */
  unexplained: z.int(),
  /** Of each order of the last 90 days that was sold more than there was: the buffer that would have prevented it; ascending. */
  oversells: z.array(z.int()),
})
export type ChannelHealth = z.infer<typeof channelHealth>

export const channelBacklog = {
  health: query('lead').input(z.object(channelId)).output(channelHealth),
  /** The oldest first. */
  backlog: query('lead')
    .input(z.object({ ...channelId, ...pageRequest }))
    .output(page(backlogRow)),
  /** Tries them now, whatever was waited for. */
  retryPushes: command({
    role: 'lead',
    input: z.object({ ...channelId, ids: z.array(z.string()).max(500).nullable() }),
    output: z.object({ count: z.int() }),
    wakes: ['channel-sync'],
    needsHub: 'channel',
  }),
  /** They are not sent any more; the reason is kept with each. */
  giveUpPushes: command({
    role: 'lead',
    input: z.object({
      ...channelId,
      ids: z.array(z.string()).min(1).max(500),
      reason: z.string().trim().min(3).max(300),
    }),
    output: z.object({ count: z.int() }),
    needsHub: 'channel',
  }),
}
