import { z } from 'zod'
import * as scalars from '../domain/scalars.ts'
import { command, nothing, query } from './procedure.ts'

/** One copy of the whole store that can be restored. */
const storeCopy = z.object({
  id: z.string().max(200),
  place: z.enum(['home', 'second-place']),
  madeAt: scalars.epochMs,
  bytes: z.int(),
  /** null: it was not looked into yet. */
  holds: z
    .object({
      sites: z.int(),
      products: z.int(),
      orders: z.int(),
      lastCommandAt: scalars.epochMs.nullable(),
    })
    .nullable(),
  /** Made while the store was known to be damaged in places. */
  suspect: z.boolean(),
})
export type StoreCopy = z.infer<typeof storeCopy>

/** How the store is kept: its copies, and what to do when it is gone. */
export const keeping = {
  /** Newest first. */
  copies: query('manager')
    .input(z.object({}))
    .output(
      z.object({
        copies: z.array(storeCopy),
        secondPlace: z.string().nullable(),
        /** Set while the data of this home are gone and nobody has said what to do. */
        missing: z.enum(['deleted', 'emptied']).nullable(),
      }),
    ),
  copyNow: command('manager', z.object({}), z.object({ file: z.string() })),
  /** The control room starts again with this copy, after a copy of what is there now. */
  restore: command('manager', z.object({ copyId: z.string().max(200) }), nothing),
  /** An empty workspace is what is wanted. */
  beginAnew: command('manager', z.object({}), nothing),
  /** An absolute path that gets a copy of each copy; null = none. */
  putSecondPlace: command(
    'manager',
    z.object({ folder: z.string().trim().min(1).max(1_000).nullable() }),
    nothing,
  ),
}
