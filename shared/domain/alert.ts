import { z } from 'zod'
import { messageSchema } from '../messages/message.ts'
import { personLanguage } from './person.ts'
import * as scalars from './scalars.ts'

/** What somebody may want to be told: a cut-off within the hour, new exceptions, stops of sites and carriers, what is down. */
export const ALERT_KINDS = ['cut-off', 'exceptions', 'stops', 'health'] as const
export const alertKind = z.enum(ALERT_KINDS)
export type AlertKind = z.infer<typeof alertKind>

/** Who is told by e-mail what needs a person. */
export const alertReceiver = z.object({
  id: scalars.uuid,
  email: z.email().max(254),
  language: personLanguage,
  kinds: z.array(alertKind).min(1).max(ALERT_KINDS.length),
  /** Exceptions, closures, printers and devices of these, and what concerns every site; null = everything. */
  siteIds: z.array(scalars.code).min(1).max(100).nullable(),
  /** One message in so many minutes at most. */
  everyMinutes: z.int().min(5).max(1_440),
  /** Only after nobody has done anything here for so many minutes; null = always. */
  unwatchedMinutes: z.int().min(5).max(720).nullable(),
  /** Nothing is sent meanwhile; null = it is. */
  pausedAt: scalars.epochMs.nullable(),
})
export type AlertReceiver = z.infer<typeof alertReceiver>

/** What a receiver was told. */
export const alertState = z.object({
  /** Keys of what was told and still stands: it is told once. */
  told: z.array(z.string()),
  /** What leaves now, or may have left: it is repeated under the same Message-ID. */
  underWay: z.object({ messageId: z.string(), keys: z.array(z.string()) }).nullable(),
  attempts: z.int().min(0),
  nextAt: scalars.epochMs.nullable(),
  sentAt: scalars.epochMs.nullable(),
  /** Why the last try failed; null = it did not. */
  problem: messageSchema.nullable(),
})
export type AlertState = z.infer<typeof alertState>

export const NEVER_TOLD: AlertState = {
  told: [],
  underWay: null,
  attempts: 0,
  nextAt: null,
  sentAt: null,
  problem: null,
}

export const alertReceiverView = alertReceiver.extend({ state: alertState })
export type AlertReceiverView = z.infer<typeof alertReceiverView>
