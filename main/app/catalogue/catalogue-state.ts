import { z } from 'zod'
import { takenField } from '../../../shared/domain/catalogue.ts'
import { role } from '../../../shared/domain/role.ts'
import * as scalars from '../../../shared/domain/scalars.ts'
import { messageSchema } from '../../../shared/messages/message.ts'
import type { Tx } from '../ports/store.ts'

const READING = 'catalogue'
const TAKING = 'catalogue-take'

/** A reading of a channel's catalogue: the one under way, or the last. */
const reading = z.object({
  startedAt: scalars.epochMs,
  /** The connector's own; null = at the beginning, or at the end. */
  next: z.string().nullable(),
  /** Items read so far. */
  read: scalars.count,
  total: scalars.count.nullable(),
  currency: z.string().nullable(),
  /** The channel's places; none = it has one. */
  places: z.array(z.object({ locationId: z.string(), name: z.string() })),
  finishedAt: scalars.epochMs.nullable(),
  /** Why it could not go on; null = nothing stands in its way. */
  problem: messageSchema.nullable(),
})
export type Reading = z.infer<typeof reading>

/** What a person has approved of a catalogue. */
const approval = z.object({
  /** Items that are no product here yet become one. */
  newProducts: z.boolean(),
  /** Fields in which the channel's value replaces ours; empty ones of ours are filled in anyway. */
  fields: z.array(takenField),
  /** null = stock is left as it is. */
  stock: z
    .object({
      sites: z.array(z.object({ locationId: z.string().nullable(), siteId: scalars.code })).max(200),
    })
    .nullable(),
  /** Items that go otherwise than the rest, by id. */
  choices: z
    .array(
      z.object({
        itemId: z.string().max(200),
        leave: z.boolean(),
        /** null = as for the rest. */
        fields: z.array(takenField).nullable(),
        /** Set its stock although we count it already. */
        recount: z.boolean(),
      }),
    )
    .max(20_000),
})
export type Approval = z.infer<typeof approval>

const counts = z.object({
  created: scalars.count,
  changed: scalars.count,
  /** Levels of stock. */
  opened: scalars.count,
})

/** The take-over under way, or the last: what was approved, and how far it is. */
const taking = z.object({
  /** Of the reading that was approved. */
  readAt: scalars.epochMs,
  by: z.string(),
  role,
  at: scalars.epochMs,
  approval,
  /** The last item that has been seen to; -1 = none. */
  position: z.int().min(-1),
  counts,
  endedAt: scalars.epochMs.nullable(),
  /** Taking it back, in the same way. */
  undo: z
    .object({
      by: z.string(),
      role,
      at: scalars.epochMs,
      position: z.int().min(-1),
      counts,
      /** Products and levels that somebody has used or changed since: they stay. */
      kept: scalars.count,
      endedAt: scalars.epochMs.nullable(),
    })
    .nullable(),
})
export type Taking = z.infer<typeof taking>

type State = Pick<Tx, 'syncState'>

export async function readingOf(tx: State, channelId: string): Promise<Reading | null> {
  return reading.safeParse(await tx.syncState.get(channelId, READING)).data ?? null
}

export function keepReading(tx: State, channelId: string, state: Reading): Promise<void> {
  return tx.syncState.put(channelId, READING, state)
}

export async function takingOf(tx: State, channelId: string): Promise<Taking | null> {
  return taking.safeParse(await tx.syncState.get(channelId, TAKING)).data ?? null
}

export function keepTaking(tx: State, channelId: string, state: Taking): Promise<void> {
  return tx.syncState.put(channelId, TAKING, state)
}

/** Channels whose reading or taking was broken off when the program ended. */
export async function unfinished(tx: State): Promise<{ readings: string[]; takings: string[] }> {
  const readings = [...(await tx.syncState.ofAll(READING))].filter(([, state]) => {
    const read = reading.safeParse(state).data
    return read !== undefined && read.finishedAt === null && read.problem === null
  })
  const takings = [...(await tx.syncState.ofAll(TAKING))].filter(([, state]) => {
    const taken = taking.safeParse(state).data
    return taken !== undefined && (taken.endedAt === null || taken.undo?.endedAt === null)
  })
  return { readings: readings.map(([id]) => id), takings: takings.map(([id]) => id) }
}

/** Whether something of it is to be done still. */
export function isUnderWay(taken: Taking | null): boolean {
  return taken !== null && (taken.endedAt === null || taken.undo?.endedAt === null)
}
