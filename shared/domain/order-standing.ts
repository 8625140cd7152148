import { z } from 'zod'
import * as scalars from './scalars.ts'

/**
 * What a state of a channel means for our work. ship: it is work. wait: it will or may become work, so its units are
 * kept; nothing leaves. called-off: not any more. left: everything has left there. ignore: never work (a quote, a
 * draft).
 */
export const STATE_MEANINGS = ['ship', 'wait', 'called-off', 'left', 'ignore'] as const
export const stateMeaning = z.enum(STATE_MEANINGS)
export type StateMeaning = z.infer<typeof stateMeaning>

/**
 * Why a channel does not let an order go. unpaid: no money yet, or taken back. on-hold: set on hold there. scheduled:
 * a pre-order. incident: a dispute or incident of the marketplace. fraud: under review. elsewhere: another app or
 * location sees to it. unknown-state: a state that nobody has said the meaning of.
 */
export const HOLD_KINDS = [
  'unpaid',
  'on-hold',
  'scheduled',
  'incident',
  'fraud',
  'elsewhere',
  'unknown-state',
] as const
export const holdKind = z.enum(HOLD_KINDS)
export type HoldKind = z.infer<typeof holdKind>

/** Units of one line that the channel says have left, or are called off, whoever did it. In the channel's articles. */
export const lineStanding = z.object({
  lineId: z.string().min(1).max(120),
  shipped: scalars.count,
  cancelled: scalars.count,
})
export type LineStanding = z.infer<typeof lineStanding>

/**
 * Where an order stands with its channel, read from its payload tolerantly: it needs nothing but ids and states, is
 * always there, and is applied before, and whatever becomes of, the content.
 */
export const orderStanding = z.object({
  /** The channel's own word for the state that decides ('on-hold', 'PENDING', '11 Payment error'); '' = it says none. */
  state: z.string().max(120),
  /** What the connector takes that state to mean; the lead's table of states may say otherwise. */
  meaning: stateMeaning,
  /** With `wait`, or beside any state: why it must not leave now. */
  hold: z
    .object({
      kind: holdKind,
      /** The channel's own word for it. */
      code: z.string().max(120),
      /** When it lets go by itself; null = unknown. */
      until: scalars.epochMs.nullable(),
    })
    .nullable(),
  /** The buyer asks for it to be called off (Amazon); a person answers. */
  cancelRequested: z.boolean(),
  /** Units per line, where the channel counts them; null = it says only `meaning`. Lines that need no shipping are left out. */
  lines: z.array(lineStanding).nullable(),
})
export type OrderStanding = z.infer<typeof orderStanding>
