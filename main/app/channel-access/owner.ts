import { z } from 'zod'
import * as scalars from '../../../shared/domain/scalars.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { ChannelOwner } from '../ports/channel.ts'
import type { Tx } from '../ports/store.ts'
import { notApproved } from './writes.ts'

const KEY = 'owner'

/** This program, as it identifies itself to shops. */
export interface ProgramIdentity {
  readonly id: string
  /** For people: the machine. */
  readonly name: string
}

/** A program that works a shop looks so often whether it still does. */
export const LOOK_MS = MINUTE_MS
/** After a take-over nothing is done before the other program must have looked. */
const STOPPED_MS = LOOK_MS + MINUTE_MS / 2
/**
 * Nothing is released on an older look than a take-over waits. The answer about an order counts for a minute, so the
 * look before it is asked for is at most this old.
 */
export const LOOK_BEFORE_RELEASE_MS = STOPPED_MS - MINUTE_MS
/** Of two that claim a free shop at once the one that wrote last finds itself there so much later. */
const SETTLED_MS = 3000

/** What is known of who works a shop. */
export const ownership = z.discriminatedUnion('kind', [
  /** The shop has no place for it, or the key may not use it. */
  z.object({ kind: z.literal('unmarked') }),
  /** Our claim has been written; until then nothing is read to be decided, and nothing is released. */
  z.object({ kind: z.literal('claiming'), epoch: z.int(), until: scalars.epochMs }),
  z.object({ kind: z.literal('ours'), epoch: z.int(), seenAt: scalars.epochMs }),
  z.object({ kind: z.literal('other'), name: z.string(), since: scalars.epochMs }),
])
export type Ownership = z.infer<typeof ownership>

export async function ownershipOf(tx: Pick<Tx, 'syncState'>, channelId: string): Promise<Ownership | null> {
  return ownership.safeParse(await tx.syncState.get(channelId, KEY)).data ?? null
}

export function keepOwnership(tx: Pick<Tx, 'syncState'>, channelId: string, now: Ownership): Promise<void> {
  return tx.syncState.put(channelId, KEY, now)
}

/** What the shop says, seen from `me`; null = it is free, to be claimed. */
export function judge(
  before: Ownership | null,
  there: ChannelOwner | null,
  me: ProgramIdentity,
  now: EpochMs,
): Ownership | null {
  if (there === null) return null
  const { epoch, name } = there
  if (there.id !== me.id) return { kind: 'other', name, since: before?.kind === 'other' ? before.since : now }
  if (before?.kind === 'claiming' && now < before.until && before.until - now <= STOPPED_MS) return before
  return { kind: 'ours', epoch, seenAt: now }
}

/** The next owner after `there`, and what is known from then on. */
export function claim(
  there: ChannelOwner | null,
  me: ProgramIdentity,
  now: EpochMs,
): { readonly owner: ChannelOwner; readonly ownership: Ownership } {
  const epoch = (there?.epoch ?? 0) + 1
  const wait = there === null || there.id === me.id ? SETTLED_MS : STOPPED_MS
  return { owner: { ...me, epoch }, ownership: { kind: 'claiming', epoch, until: now + wait } }
}

/** Channels that another program works, or may still be working: nothing of them is released here. */
export async function workedElsewhere(tx: Pick<Tx, 'syncState'>): Promise<ReadonlySet<string>> {
  const kept = await tx.syncState.ofAll(KEY)
  return new Set(
    [...kept].flatMap(([id, stored]) => {
      const kind = ownership.safeParse(stored).data?.kind
      return kind === 'other' || kind === 'claiming' ? [id] : []
    }),
  )
}

/** Channels whose owner was checked too long ago for their orders to be released without another check. */
export async function ownersInDoubt(tx: Pick<Tx, 'syncState'>, now: EpochMs): Promise<ReadonlySet<string>> {
  const kept = await tx.syncState.ofAll(KEY)
  return new Set(
    [...kept].flatMap(([id, stored]) => {
      const known = ownership.safeParse(stored).data
      if (known?.kind !== 'ours') return []
      const age = now - known.seenAt
      return age < 0 || age >= STOPPED_MS ? [id] : []
    }),
  )
}

/** Channels whose orders are not released by themselves: worked elsewhere, or only read so far. */
export async function notReleasing(tx: Pick<Tx, 'syncState'>): Promise<string[]> {
  return [...new Set([...(await workedElsewhere(tx)), ...(await notApproved(tx))])]
}
