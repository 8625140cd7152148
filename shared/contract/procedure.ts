import { oc } from '@orpc/contract'
import { z } from 'zod'
import { proof } from '../domain/person.ts'
import type { NeededRole, Role } from '../domain/role.ts'
import * as scalars from '../domain/scalars.ts'
import { messageSchema } from '../messages/message.ts'
import type { HubReason } from './hub-reasons.ts'
import type { Scope, ScopeFor } from './scope.ts'
import type { Wake } from './wakes.ts'

/** What the server knows of a call that reads, before it runs it. */
export interface QueryMeta {
  readonly kind: 'query'
  readonly role: NeededRole
  /** At which sites the role is needed. */
  readonly scope: Scope
}

/** The same of a call that changes something. */
export interface CommandMeta<K extends 'command' | 'action'> {
  readonly kind: K
  readonly role: K extends 'command' ? Role : NeededRole
  /** At which sites the role is needed. */
  readonly scope: Scope
  /** What goes to work at once after it was carried out. */
  readonly wakes: readonly Wake[]
  /** Why only the hub can carry it out; null = a joined desktop does so while the hub is away, and hands it over. */
  readonly needsHub: HubReason | null
}

/** Grows with every change of the contract; a test compares it with a hash of all schemas. */
export const CONTRACT_VERSION = 151

const ERRORS = {
  FORBIDDEN: {
    message: 'This role may not do that',
    data: z.object({ needed: z.string(), why: messageSchema }),
  },
  /** Nobody is signed in at this window, or not any more. */
  NOT_SIGNED_IN: { status: 401, message: 'Nobody is signed in at this window' },
  NOT_FOUND: { message: 'Not found', data: z.object({ what: z.string(), id: z.string() }) },
  STORE_FULL: { message: 'The disk is full or read-only; nothing was written' },
}

/** A call that reads. `scope` is of its input, as for a command. */
export function query(role: NeededRole, scope: Scope = 'every-site') {
  return oc.$meta<QueryMeta>({ role, scope, kind: 'query' }).errors(ERRORS)
}

interface Declaration<R extends NeededRole, I extends z.ZodType, O extends z.ZodType> {
  readonly role: R
  /** The default is every site: the role is needed at all of them. */
  readonly scope?: ScopeFor<z.output<I>>
  readonly input: I
  readonly output: O
  /** The default is nothing: it is seen to in the next round, or nothing follows from it. */
  readonly wakes?: readonly WakeFor<z.output<I>>[]
  readonly needsHub: HubReason | null
}

/** A channel can only be woken by a command that says which. */
type WakeFor<I> = I extends { readonly channelId: string } ? Wake : Extract<Wake, 'scheduler'>

/**
 * A call that changes state, and the entry of that command in the registry (commands.ts): its type is its path in
 * the contract, such as 'orders.hold'. It is journaled and has a text in the time line. The client makes `commandId`
 * (UUIDv7) and repeats it when it repeats the call: the same id gives the same stored answer and is carried out once.
 * `confirmedBy`: somebody whose role allows what that of the person signed in does not.
 */
export function command<I extends z.ZodType, O extends z.ZodType>(entry: Declaration<Role, I, O>) {
  return changing('command', entry)
}

/**
 * A call that changes something other than the state in the store: it starts what goes on in the background, or acts
 * on the store as a whole. Called like a command, but not journaled and carried out each time.
 */
export function action<I extends z.ZodType, O extends z.ZodType>(entry: Declaration<NeededRole, I, O>) {
  return changing('action', entry)
}

function changing<K extends 'command' | 'action', I extends z.ZodType, O extends z.ZodType>(
  kind: K,
  {
    role,
    scope = 'every-site',
    input,
    output,
    wakes = [],
    needsHub,
  }: Declaration<CommandMeta<K>['role'], I, O>,
) {
  return oc
    .$meta<CommandMeta<K>>({ kind, role, scope: scope as Scope, wakes, needsHub })
    .errors(ERRORS)
    .input(z.object({ commandId: scalars.uuid, input, confirmedBy: proof.optional() }))
    .output(z.discriminatedUnion('kind', [z.object({ kind: z.literal('done'), value: output }), refused]))
}

/** An expected "no": nothing was changed, and why. */
export const refused = z.object({ kind: z.literal('refused'), message: messageSchema })
export type Refused = z.infer<typeof refused>

export const nothing = z.object({})

export const pageRequest = {
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100),
}

export function page<T extends z.ZodType>(row: T) {
  return z.object({ rows: z.array(row), total: z.int() })
}
