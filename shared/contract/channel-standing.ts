import { z } from 'zod'
import { WAIT_DAYS_MOST } from '../domain/channel.ts'
import { holdKind, orderStanding, stateMeaning } from '../domain/order-standing.ts'
import * as scalars from '../domain/scalars.ts'
import { messageSchema } from '../messages/message.ts'
import { command, nothing, page, pageRequest, query } from './procedure.ts'

const channelId = { channelId: scalars.code }

/** A state that the channel was seen to use, and what it means for our work. */
export const channelState = z.object({
  /** In the channel's own words. */
  state: z.string(),
  /** As its connector reads it. */
  usual: stateMeaning,
  holdKind: holdKind.nullable(),
  /** The lead's answer, which takes precedence; null = none. */
  chosen: stateMeaning.nullable(),
  firstSeen: scalars.epochMs,
  lastSeen: scalars.epochMs,
  /** Orders that stand in it now. */
  orders: z.int(),
})
export type ChannelStateView = z.infer<typeof channelState>

/** Where an order stands with its channel, for people. */
export const standingView = z.object({
  /** In the channel's own words; '' = it says none. */
  state: z.string(),
  /** What that means for us. */
  verdict: stateMeaning,
  /** Why the channel holds it; null = it does not. */
  hold: orderStanding.shape.hold,
  /** What keeps it from leaving; empty = nothing. */
  holders: z.array(z.enum(['channel', 'content', 'nameless', 'method'])),
  /** A person chose to ship it anyway. */
  isWaived: z.boolean(),
  since: scalars.epochMs,
  /** When the channel last said so. */
  heardAt: scalars.epochMs,
  /** Units that left without us, in the channel's articles. */
  elsewhere: z.array(z.object({ lineId: z.string(), quantity: z.int() })),
  /** Why it is no work, or what cannot be read; null = nothing of that. */
  why: messageSchema.nullable(),
})
export type StandingView = z.infer<typeof standingView>

export const standingRow = standingView.extend({
  externalId: z.string(),
  reference: z.string(),
  /** null = it is no order here. */
  orderId: z.string().nullable(),
  /** It can be imported as work anyway. */
  canAccept: z.boolean(),
})
export type StandingRow = z.infer<typeof standingRow>

export const channelStanding = {
  /** Those in which most orders stand first. */
  states: query('lead').input(z.object(channelId)).output(z.array(channelState)),
  /** null = as its connector reads it. Orders in that state that are still open are read again. */
  setState: command({
    role: 'lead',
    input: z.object({ ...channelId, state: z.string().max(120), meaning: stateMeaning.nullable() }),
    output: z.object({ orders: z.int() }),
    wakes: ['channel-sync'],
    needsHub: 'channel',
  }),
  /** held: orders that wait. no-work: what came in and became no order, with why. Newest first. */
  standings: query('lead')
    .input(z.object({ ...channelId, ...pageRequest, only: z.enum(['held', 'no-work']) }))
    .output(page(standingRow)),
  /** Takes one in as work, whatever the channel says of its state. */
  acceptOrder: command({
    role: 'lead',
    input: z.object({ ...channelId, externalId: z.string().max(200) }),
    output: nothing,
    wakes: ['channel-sync', 'scheduler'],
    needsHub: 'channel',
  }),
  /** How long its units are kept for an order that waits to be paid; then it is cancelled here. */
  setWaitDays: command({
    role: 'manager',
    input: z.object({ ...channelId, days: z.int().min(1).max(WAIT_DAYS_MOST) }),
    output: nothing,
    needsHub: 'channel',
  }),
}
