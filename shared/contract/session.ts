import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { role } from '../domain/role.ts'
import * as scalars from '../domain/scalars.ts'
import { WORKSPACE } from '../domain/workspace.ts'
import { messageSchema } from '../messages/message.ts'
import { query } from './procedure.ts'

/** What a screen must read again after a change. */
export const TOPICS = [
  'orders',
  'exceptions',
  'stock',
  'pictures',
  'rules',
  'carriers',
  'channels',
  'sites',
  'printing',
  'settings',
  'demo',
  'notices',
] as const
export const topic = z.enum(TOPICS)
export type Topic = z.infer<typeof topic>

export const hello = z.object({
  contractVersion: z.int(),
  programVersion: z.string(),
  actor: z.string(),
  role,
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
  troubles: query('packer')
    .input(z.object({}))
    .output(z.object({ troubles: z.array(messageSchema) })),
  hello: query('packer').input(z.object({})).output(hello),
  /** Every change after `since`, then the new ones as they happen. Several may arrive as one. */
  changes: query('packer')
    .input(z.object({ since: z.int().min(0) }))
    .output(eventIterator(change)),
}
