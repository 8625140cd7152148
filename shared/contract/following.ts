import { z } from 'zod'
import * as scalars from '../domain/scalars.ts'
import { setAside } from '../domain/set-aside.ts'
import { seenEpoch } from '../domain/work-lease.ts'
import { LANGUAGES } from '../lib/language.ts'
import { messageSchema } from '../messages/message.ts'
import { action, query } from './procedure.ts'

/** Rows that change together, in the order in which a copy is filled. */
export const FOLLOWED_KINDS = [
  'setting',
  'site',
  'person',
  'channel',
  'currency',
  'carrier',
  'account',
  'range',
  'suspension',
  'rules',
  'product',
  'stock',
  'order',
  'parcel',
  'label',
  'hand-over',
  'exception',
] as const
const followedKind = z.enum(FOLLOWED_KINDS)
export type FollowedKind = z.infer<typeof followedKind>

const groupKey = z.object({ kind: followedKind, id: z.string().max(300) })
export type GroupKey = z.infer<typeof groupKey>

/** Bytes as base64. */
const value = z.union([z.string(), z.number(), z.null(), z.object({ bytes: z.base64() })])

/** All rows of a group, its tables in the order in which they are written; none = it is gone. */
export const followedGroup = groupKey.extend({
  rows: z.array(z.object({ table: z.string(), values: z.record(z.string(), value) })),
})
export type FollowedGroup = z.infer<typeof followedGroup>

/** A place among the changes of one store: its last one, and what that was of. */
export const followPosition = z.object({ tx: z.int(), no: z.int(), kind: z.string(), id: z.string() })
export type FollowPosition = z.infer<typeof followPosition>

const groups = z.array(followedGroup)

/** How this program stands to its hub. */
export const followStanding = z.discriminatedUnion('kind', [
  /** It is the hub, or alone. */
  z.object({ kind: z.literal('own') }),
  z.object({
    kind: z.literal('joined'),
    hub: z.string(),
    /** What a person must do about it; null = nothing. */
    problem: messageSchema.nullable(),
    /** Since when the hub does not answer; null = it does. */
    aloneSince: scalars.epochMs.nullable(),
    /** Of the first filling, 0 to 100; null = filled. */
    filledPercent: z.int().nullable(),
    /** Acts that the hub has not confirmed yet. */
    waiting: z.int(),
    /** Parcels for which there are numbers, whichever carrier takes them. */
    labelsLeft: z.int(),
  }),
])
export type FollowStanding = z.infer<typeof followStanding>

/** What programs that keep a copy ask of their hub, with the key of a device that was paired for it. Of others nothing is heard. */
export const following = {
  standing: query('packer', 'any-site').input(z.object({})).output(followStanding),
  /** What was done here and is not confirmed yet, in order. */
  waiting: query('packer', 'any-site')
    .input(z.object({}))
    .output(
      z.array(
        z.object({ commandId: scalars.uuid, said: messageSchema, actor: z.string(), at: scalars.epochMs }),
      ),
    ),
  /** From where a copy that is filled now follows. */
  begin: query('anyone')
    .input(z.object({}))
    .output(z.object({ position: followPosition })),
  /** One page of the first filling; `next` null = the kind is whole. */
  fill: query('anyone')
    .input(z.object({ rows: followedKind, after: z.string().max(300) }))
    .output(z.object({ groups, next: z.string().nullable() })),
  /**
   * What changed after `since`, at once or, where it is to `wait`, as soon as something has, and the groups of `besides`. `position` null = it is
   * not known here any more: the copy is filled anew. `isEnd`: the copy is whole as of then.
   */
  next: query('anyone')
    .input(
      z.object({
        since: followPosition,
        besides: z.array(groupKey).max(500),
        wait: z.boolean(),
        /** What it may use of units that are being taken back from it, as it knows it. */
        returning: z
          .array(setAside.pick({ sku: true, usable: true }))
          .max(500)
          .default([]),
      }),
    )
    .output(z.object({ groups, position: followPosition.nullable(), isEnd: z.boolean() })),
  /**
   * Carries out a call of the contract for a person who is signed in at that program: a command by its id, once, however
   * often it is handed over. `by` null = nobody signs in. `wasDone`: it was carried out there while the hub was away, with these labels.
   */
  call: action({
    role: 'anyone',
    input: z.object({
      path: z.tuple([z.string().max(60), z.string().max(60)]),
      input: z.unknown(),
      by: scalars.uuid.nullable(),
      confirmedBy: scalars.uuid.nullable(),
      language: z.enum(LANGUAGES),
      numbers: z.array(z.string().max(40)).max(100),
      /** Of carriers' ranges that are leased to it, in the order in which they were used there. */
      taken: z.array(z.object({ rangeId: z.string().max(100), serial: z.int() })).max(100),
      /** With which epochs what it is about was seen there: what was taken back since is refused. */
      seen: z.array(seenEpoch).max(2_000).default([]),
      wasDone: z.object({ at: scalars.epochMs, jobs: z.array(z.string().max(100)).max(200) }).nullable(),
    }),
    output: z.object({ answer: z.unknown() }),
    needsHub: 'store',
  }),
  /** Numbers for labels of our own, never given to anybody else: `count` from `first` on. */
  lease: action({
    role: 'anyone',
    input: z.object({}),
    output: z.object({ first: z.int(), count: z.int() }),
    needsHub: 'store',
  }),
}
