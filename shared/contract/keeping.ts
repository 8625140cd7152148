import { z } from 'zod'
import * as scalars from '../domain/scalars.ts'
import { messageSchema } from '../messages/message.ts'
import { healthLine } from './health.ts'
import { action, command, nothing, query } from './procedure.ts'

/** One point to which the store can be put back: a whole copy, or one with what changed after it. */
const storeCopy = z.object({
  id: z.string().max(200),
  /** Id of the whole copy that it builds on; null: it is one. */
  builtOn: z.string().max(200).nullable(),
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

const hubProcess = z.object({
  id: z.string(),
  /** Of its machine. */
  host: z.string(),
  pid: z.int(),
  startedAt: scalars.epochMs,
  /** It is the one that answers. */
  isThis: z.boolean(),
  /** Since when it decides, works channels and carriers, and prints for all; null = another does. */
  workSince: scalars.epochMs.nullable(),
  /** Devices that are connected to it. */
  devices: z.int(),
})
export type HubProcessView = z.infer<typeof hubProcess>

/** How the store is kept: its copies, and what to do when it is gone. */
export const keeping = {
  /** Newest first. */
  copies: query('manager')
    .input(z.object({}))
    .output(
      z.object({
        /** database: it is copied by whoever runs the database; there are none here. */
        by: z.enum(['program', 'database']),
        copies: z.array(storeCopy),
        secondPlace: z.string().nullable(),
        /** What is being done with the data file, or with a copy; null: nothing is. */
        underWay: z
          .object({
            kind: z.enum(['pages', 'structure', 'copy', 'verify']),
            /** null: it does not say how far it is. */
            percent: z.int().nullable(),
          })
          .nullable(),
        /** When the whole data file was last found sound; null: not known. */
        checkedAt: scalars.epochMs.nullable(),
        /** Set while the data of this home are gone and nobody has said what to do. */
        missing: z.enum(['deleted', 'emptied']).nullable(),
      }),
    ),
  /** The processes of a hub, longest there first; none = the program is alone with its data. */
  processes: query('manager')
    .input(z.object({}))
    .output(z.object({ processes: z.array(hubProcess) })),
  /** How every part of the room stands now; `troubles`: what stands in the way of keeping things. */
  health: query('lead')
    .input(z.object({}))
    .output(z.object({ at: scalars.epochMs, lines: z.array(healthLine), troubles: z.array(messageSchema) })),
  copyNow: action({
    role: 'manager',
    input: z.object({}),
    output: z.object({ file: z.string() }),
    needsHub: 'store',
  }),
  /** The control room starts again with this copy, after a copy of what is there now. */
  restore: action({
    role: 'manager',
    input: z.object({ copyId: z.string().max(200) }),
    output: nothing,
    needsHub: 'store',
  }),
  /** An empty workspace is what is wanted. */
  beginAnew: command({ role: 'manager', input: z.object({}), output: nothing, needsHub: 'store' }),
  /** An absolute path that gets a copy of each copy; null = none. */
  putSecondPlace: command({
    role: 'manager',
    input: z.object({ folder: z.string().trim().min(1).max(1_000).nullable() }),
    output: nothing,
    needsHub: 'store',
  }),
}
