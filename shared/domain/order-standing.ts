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

/** Holds that may never end, so that a wait for them does; what is paid and disputed, or for another location, waits for a person. */
export const ENDING_HOLDS: readonly HoldKind[] = ['unpaid', 'on-hold', 'scheduled', 'unknown-state']

/**
 * What keeps orders waiting, as lists are filtered by it. unclear: lines without a SKU, or a change that cannot be
 * read; collection: ready, for its buyer to collect it.
 */
export const HOLD_FILTERS = [...HOLD_KINDS, 'unclear', 'collection'] as const
export const holdFilter = z.enum(HOLD_FILTERS)
export type HoldFilter = z.infer<typeof holdFilter>

/** Units of one line that the channel says have left, or are called off, by anybody. In the channel's articles. */
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
      /** When it ends by itself; null = unknown. */
      until: scalars.epochMs.nullable(),
    })
    .nullable(),
  /** The buyer asks for it to be called off (Amazon); a person answers. */
  cancelRequested: z.boolean(),
  /** Units per line, where the channel counts them; null = it says only `meaning`. Lines that need no shipping are left out. */
  lines: z.array(lineStanding).nullable(),
})
export type OrderStanding = z.infer<typeof orderStanding>

export type Hold = NonNullable<OrderStanding['hold']>

/** What a standing means for our work; every state of it but `wait` is final as it stands. */
export type Verdict =
  | { readonly kind: Exclude<StateMeaning, 'wait'> }
  | { readonly kind: 'wait'; readonly hold: Hold }

/** Names one hold: a waiver of it is none of the next. */
export function holdKey({ kind, code }: Pick<Hold, 'kind' | 'code'>): string {
  return `${kind}/${code}`
}

/** What a person waives to import an order of a state that is no work. */
export function ignoredKey(state: string): string {
  return `ignore/${state}`
}

/**
 * `chosen`: what the lead says that the channel's state means, null = nothing. It replaces the connector's reading,
 * and the hold that this reading came with; holds of other causes stay. `waived`: the hold or state that a person
 * lets pass.
 */
export function verdictOf(
  standing: OrderStanding,
  chosen: StateMeaning | null,
  waived: string | null,
): Verdict {
  const meaning = chosen ?? standing.meaning
  if (meaning === 'called-off' || meaning === 'left') return { kind: meaning }
  if (meaning === 'ignore') return { kind: waived === ignoredKey(standing.state) ? 'ship' : 'ignore' }
  const hold = holdOf(standing, chosen)
  return hold === null || waived === holdKey(hold) ? { kind: 'ship' } : { kind: 'wait', hold }
}

function holdOf(standing: OrderStanding, chosen: StateMeaning | null): Hold | null {
  const { state, hold } = standing
  const own = hold !== null && chosen !== null && isOfState(standing, hold) ? null : hold
  if (own !== null) return own
  const waits = (chosen ?? standing.meaning) === 'wait'
  return waits ? { kind: 'on-hold', code: state, until: null } : null
}

/** Whether a hold comes from the state itself, and not from something beside it. */
function isOfState({ state, meaning }: OrderStanding, { kind, code }: Hold): boolean {
  return kind === 'unknown-state' || code === state || (meaning === 'wait' && kind === 'unpaid')
}
