import { z } from 'zod'
import * as scalars from '../../../shared/domain/scalars.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Tx } from '../ports/store.ts'

const KEY = 'past-orders'

/** An import of a channel's past orders: asked for by a person, read page by page beside the daily work. */
const pastOrders = z.object({
  /** Orders changed since then are wanted. */
  since: scalars.epochMs,
  startedAt: scalars.epochMs,
  /** The connector's own; null = at the beginning. */
  cursor: z.string().nullable(),
  /** Orders read so far, also those that were known. */
  read: scalars.count,
  /** Changes up to then have been read; null = not known. */
  reached: scalars.epochMs.nullable(),
  endedAt: scalars.epochMs.nullable(),
  /** It was called off before its end. */
  stopped: z.boolean(),
})
export type PastOrders = z.infer<typeof pastOrders>

/** The import that runs or ran last; null = none was ever asked for. */
export async function pastOrdersOf(tx: Pick<Tx, 'syncState'>, channelId: string): Promise<PastOrders | null> {
  const stored = pastOrders.safeParse(await tx.syncState.get(channelId, KEY))
  return stored.success ? stored.data : null
}

export function keepPastOrders(
  tx: Pick<Tx, 'syncState'>,
  channelId: string,
  state: PastOrders,
): Promise<void> {
  return tx.syncState.put(channelId, KEY, state)
}

/** Starts from the beginning, or resumes where it was stopped when the same span is asked for. */
export async function wantPastOrders(
  tx: Pick<Tx, 'syncState'>,
  channelId: string,
  since: EpochMs,
  now: EpochMs,
): Promise<PastOrders> {
  const before = await pastOrdersOf(tx, channelId)
  const goesOn = before !== null && before.since === since && before.stopped
  const fresh = { since, startedAt: now, cursor: null, read: 0, reached: null }
  const state = { ...(goesOn ? before : fresh), endedAt: null, stopped: false }
  await keepPastOrders(tx, channelId, state)
  return state
}

/** Ends it where it is; what was read stays. */
export async function stopPastOrders(
  tx: Pick<Tx, 'syncState'>,
  channelId: string,
  now: EpochMs,
): Promise<PastOrders | null> {
  const before = await pastOrdersOf(tx, channelId)
  if (before === null || before.endedAt !== null) return before
  const state = { ...before, endedAt: now, stopped: true }
  await keepPastOrders(tx, channelId, state)
  return state
}

/** How much of the span has been read, 0 to 1; null = the channel does not go by time. */
export function shareRead({ since, startedAt, reached, endedAt, stopped }: PastOrders): number | null {
  if (endedAt !== null && !stopped) return 1
  if (reached === null) return null
  return Math.min(1, Math.max(0, (reached - since) / Math.max(1, startedAt - since)))
}
