import { oc } from '@orpc/contract'
import { z } from 'zod'
import * as scalars from '../domain/scalars.ts'
import type { Role } from '../domain/workspace.ts'

/** What the server knows of each call before it runs it: who may, and whether it changes anything. */
export interface ProcedureMeta {
  role: Role
  kind: 'query' | 'command'
}

/** Grows with every change of the contract; a test compares it with a hash of all schemas. */
export const CONTRACT_VERSION = 25

const base = oc.$meta<ProcedureMeta>({ role: 'manager', kind: 'query' }).errors({
  FORBIDDEN: { message: 'This role may not do that', data: z.object({ needed: z.string() }) },
  NOT_FOUND: { message: 'Not found', data: z.object({ what: z.string(), id: z.string() }) },
  STORE_FULL: { message: 'The disk is full or read-only; nothing was written' },
})

/** A call that reads. */
export function query(role: Role) {
  return base.meta({ role, kind: 'query' })
}

/**
 * A call that changes state. The client makes `commandId` (UUIDv7) and repeats it when it repeats the call:
 * the same id gives the same stored answer and is carried out once.
 */
export function command<I extends z.ZodType, O extends z.ZodType>(role: Role, input: I, output: O) {
  return base
    .meta({ role, kind: 'command' })
    .input(z.object({ commandId: scalars.uuid, input }))
    .output(z.discriminatedUnion('kind', [z.object({ kind: z.literal('done'), value: output }), refused]))
}

/** A sentence written in each language. */
export const bilingual = z.object({ en: z.string(), fr: z.string() })
export type Bilingual = z.infer<typeof bilingual>

/** An expected "no": nothing was changed, and why. */
export const refused = z.object({ kind: z.literal('refused'), message: bilingual })
export type Refused = z.infer<typeof refused>

export const nothing = z.object({})

export const pageRequest = {
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100),
}

export function page<T extends z.ZodType>(row: T) {
  return z.object({ rows: z.array(row), total: z.int() })
}
