import { z } from 'zod'
import { channel, linkState } from '../domain/channel.ts'
import { channelRight } from '../domain/channel-right.ts'
import { channelTrouble } from '../domain/channel-trouble.ts'
import { channelWrites } from '../domain/channel-writes.ts'
import { customsIdentity } from '../domain/customs/customs-identity.ts'
import * as scalars from '../domain/scalars.ts'
import { shopFound } from '../domain/shop-found.ts'
import { messageSchema } from '../messages/message.ts'
import { channelBacklog } from './channel-backlog.ts'
import { channelCatalogue } from './channel-catalogue.ts'
import { channelMapping } from './channel-mapping.ts'
import { channelMethods } from './channel-methods.ts'
import { channelPastOrders } from './channel-past-orders.ts'
import { channelStanding } from './channel-standing.ts'
import { channelStock } from './channel-stock.ts'
import { action, command, nothing, query } from './procedure.ts'

export const channelRow = z.object({
  channel,
  link: linkState,
  lastSuccessAt: scalars.epochMs.nullable(),
  writes: channelWrites,
  /** The other program that works the shop; null = none is known. */
  workedBy: z.string().nullable(),
  /** Commands waiting to leave. */
  waiting: z.int(),
  /** Pulled, not yet imported. */
  inbox: z.int(),
  ordersToday: z.int(),
})
export type ChannelRow = z.infer<typeof channelRow>

/** Credential fields of each kind, as its form asks for them. */
const secrets = z.record(z.string().max(60), z.string().max(2000))

export const channels = {
  list: query('packer', 'any-site').input(z.object({})).output(z.array(channelRow)),
  /** What came in last, as it came. */
  inbox: query('lead')
    .input(z.object({ channelId: scalars.code }))
    .output(
      z.array(
        z.object({
          externalId: z.string(),
          receivedAt: scalars.epochMs,
          state: z.enum(['new', 'done', 'rejected']),
          problem: messageSchema.nullable(),
          payload: z.string(),
        }),
      ),
    ),
  /** Tries address, credentials and every right; stores and changes nothing. */
  check: query('manager')
    .input(z.object({ channel, secrets }))
    .output(
      z.object({
        ok: z.boolean(),
        shop: shopFound.nullable(),
        trouble: channelTrouble.nullable(),
        rights: z.array(channelRight),
        movedTo: z.string().nullable(),
      }),
    ),
  /** Whether credentials can be kept here; asked before they are typed. */
  canKeepSecrets: query('manager').input(z.object({})).output(z.boolean()),
  add: command({
    role: 'manager',
    input: z.object({ channel, secrets }),
    output: nothing,
    needsHub: 'channel',
  }),
  setPaused: command({
    role: 'lead',
    input: z.object({ channelId: scalars.code, paused: z.boolean() }),
    output: nothing,
    wakes: ['channel-restart'],
    needsHub: 'channel',
  }),
  /** From now on it is written to; only with a comparison of its stock with ours that a person has seen. */
  approveWrites: command({
    role: 'manager',
    input: z.object({ channelId: scalars.code, startsCounting: z.boolean() }),
    output: nothing,
    wakes: ['channel-restart'],
    needsHub: 'channel',
  }),
  /** This program works the shop from now on; the other one stops when it looks next. */
  takeOver: command({
    role: 'manager',
    input: z.object({ channelId: scalars.code }),
    output: nothing,
    wakes: ['channel-restart'],
    needsHub: 'channel',
  }),
  /** Nothing is written to it any more, for a trial of so many days or until it is approved. */
  readOnly: command({
    role: 'manager',
    input: z.object({ channelId: scalars.code, trialDays: z.int().min(1).max(90).nullable() }),
    output: nothing,
    wakes: ['channel-restart'],
    needsHub: 'channel',
  }),
  /** By which numbers its sales are declared to customs; absent = as the merchant's others. */
  setCustoms: command({
    role: 'manager',
    input: z.object({ channelId: scalars.code, customs: customsIdentity }),
    output: nothing,
    wakes: ['scheduler'],
    needsHub: 'channel',
  }),
  setBuffer: command({
    role: 'manager',
    input: z.object({ channelId: scalars.code, buffer: scalars.count }),
    output: nothing,
    needsHub: 'channel',
  }),
  syncNow: action({
    role: 'lead',
    input: z.object({ channelId: scalars.code }),
    output: nothing,
    wakes: ['channel-sync'],
    needsHub: 'channel',
  }),
  ...channelMapping,
  ...channelMethods,
  ...channelStanding,
  ...channelStock,
  ...channelBacklog,
  ...channelPastOrders,
  ...channelCatalogue,
}
