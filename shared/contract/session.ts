import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { grant, personLanguage, proof } from '../domain/person.ts'
import { role } from '../domain/role.ts'
import * as scalars from '../domain/scalars.ts'
import { WORKSPACE } from '../domain/workspace.ts'
import { messageSchema } from '../messages/message.ts'
import { action, nothing, query } from './procedure.ts'

/** What a screen must read again after a change. */
export const TOPICS = [
  'orders',
  'exceptions',
  'stock',
  'counts',
  'pictures',
  'rules',
  'rule-drafts',
  'carriers',
  'channels',
  'sites',
  'programs',
  'alerts',
  'printing',
  'settings',
  'people',
  'devices',
  'demo',
  'notices',
  'views',
] as const
export const topic = z.enum(TOPICS)
export type Topic = z.infer<typeof topic>

export const personAtWork = z.object({
  id: scalars.uuid,
  name: z.string(),
  language: personLanguage,
  grants: z.array(grant),
})

/** What the sign-in screen shows of a person. */
export const signInTile = z.object({ id: scalars.uuid, name: z.string(), hasPin: z.boolean() })

export const hello = z.object({
  contractVersion: z.int(),
  programVersion: z.string(),
  actor: z.string(),
  /** The largest that the person has anywhere. */
  role,
  /** Who is signed in; null = nobody, or nobody has to. */
  person: personAtWork.nullable(),
  /** People are entered and nobody is signed in here: of the rest only what the sign-in screen needs is told. */
  needsSignIn: z.boolean(),
  /** A window that nobody touched for so long is locked. */
  idleMinutes: z.int(),
  /**
   * empty: no site yet, so the first-run choice is shown. missing: this home ran before and its data are gone, so it
   * is asked whether a copy is to be restored.
   */
  workspace: z.enum(['empty', 'ready', 'missing']),
  demo: z.boolean(),
  settings: WORKSPACE.schema,
  /** What everybody must know while it lasts, such as a restore from a copy; the topic `notices` says that it changed. */
  notices: z.array(messageSchema),
  lastSeq: z.int(),
  now: scalars.epochMs,
})

export const change = z.object({ seq: z.int(), at: scalars.epochMs, topics: z.array(topic) })
export type Change = z.infer<typeof change>

export const session = {
  /** What keeps data from being stored now, such as a full disk; polled. */
  troubles: query('packer', 'any-site')
    .input(z.object({}))
    .output(z.object({ troubles: z.array(messageSchema) })),
  hello: query('anyone').input(z.object({})).output(hello),
  /** Every change after `since`, then the new ones as they happen. Several may arrive as one. */
  changes: query('anyone')
    .input(z.object({ since: z.int().min(0) }))
    .output(eventIterator(change)),
  /** The active people, by name. */
  tiles: query('anyone').input(z.object({})).output(z.array(signInTile)),
  /**
   * Makes the window this person's. The ticket keeps it theirs when it connects again or is loaded again, until it was
   * left alone for too long; it is good at this device only.
   */
  signIn: action({
    role: 'anyone',
    input: z.object({ proof }),
    output: z.object({ ticket: z.string() }),
    needsHub: null,
  }),
  /** Signs in by a ticket; false = it is not good any more. */
  resume: action({
    role: 'anyone',
    input: z.object({ ticket: z.string().max(100) }),
    output: z.object({ isGood: z.boolean() }),
    needsHub: null,
  }),
  signOut: action({ role: 'anyone', input: z.object({}), output: nothing, needsHub: null }),
  /** Somebody touched the window: it stays signed in. */
  stay: action({
    role: 'packer',
    scope: 'any-site',
    input: z.object({}),
    output: nothing,
    needsHub: null,
  }),
}
