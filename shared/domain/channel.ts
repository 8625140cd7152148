import { z } from 'zod'
import { messageSchema } from '../messages/message.ts'
import { channelTrouble } from './channel-trouble.ts'
import { customsIdentity } from './customs/customs-identity.ts'
import * as scalars from './scalars.ts'

export const CHANNEL_KINDS = [
  'shopify',
  'woocommerce',
  'prestashop',
  'mirakl',
  'amazon',
  'vendure',
  'csv',
] as const
export const channelKind = z.enum(CHANNEL_KINDS)
export type ChannelKind = z.infer<typeof channelKind>

export const WAIT_DAYS = 7
export const WAIT_DAYS_MOST = 365

/** A place where the merchant sells. Secrets are never part of it: they live in the secret store under `id`. */
export const channel = z.object({
  id: scalars.code,
  name: z.string().trim().min(1).max(120),
  kind: channelKind,
  /** Base address of its API; of CSV its drop folder (file:///...), null = files are only imported by hand. */
  url: z.url().nullable(),
  /** Kept back from this channel on every stock push, in units per SKU. */
  buffer: scalars.count,
  /** A higher number is served first when stock is scarce. */
  priority: z.int().min(0).max(100),
  paused: z.boolean(),
  /** Days that the units of an order are kept that waits for its channel; absent = WAIT_DAYS. */
  waitDays: z.int().min(1).max(WAIT_DAYS_MOST).optional(),
  sandbox: z.boolean(),
  /** By which numbers its sales are declared; absent = as the merchant's others. */
  customs: customsIdentity.optional(),
})
export type Channel = z.infer<typeof channel>

/** Whether it is synchronised. */
export function isConnected({ kind, url }: Pick<Channel, 'kind' | 'url'>): boolean {
  return kind !== 'csv' || url !== null
}

const fault = {
  /** As its connector says it. */
  cause: messageSchema,
  /** What that is in words of ours; absent = only the connector can say. */
  trouble: channelTrouble.optional(),
}

/** How the link to a channel or carrier stands; offline is a state, not an error. */
export const linkState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('online') }),
  /** It was added and has not answered yet. */
  z.object({ kind: z.literal('connecting') }),
  /** Nothing is asked of it: its files are imported by hand. */
  z.object({ kind: z.literal('by-hand') }),
  z.object({ kind: z.literal('degraded'), since: scalars.epochMs, ...fault }),
  z.object({ kind: z.literal('offline'), since: scalars.epochMs, ...fault }),
  /** It may be read; what would change something there is refused. */
  z.object({ kind: z.literal('writes-refused'), since: scalars.epochMs, cause: messageSchema }),
  /** Another program works it, whose name is the cause. */
  z.object({ kind: z.literal('worked-elsewhere'), since: scalars.epochMs, cause: messageSchema }),
  z.object({ kind: z.literal('needs-authorisation'), since: scalars.epochMs, cause: messageSchema }),
  z.object({ kind: z.literal('paused') }),
])
export type LinkState = z.infer<typeof linkState>

/** Whether a person should look at it. */
export function isTroubled({ kind }: LinkState): boolean {
  switch (kind) {
    case 'online':
    case 'connecting':
    case 'by-hand':
    case 'paused':
      return false
    case 'degraded':
    case 'offline':
    case 'writes-refused':
    case 'worked-elsewhere':
    case 'needs-authorisation':
      return true
  }
}
