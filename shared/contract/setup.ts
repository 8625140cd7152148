import { z } from 'zod'
import { bilingual, command, query } from './procedure.ts'

/** Files put up beforehand (POST /upload, or Electron's file dialogue); `name` decides what the file is. */
const upload = z.object({ name: z.string().max(200), uploadId: z.string().max(200) })

const importProblem = z.object({
  file: z.string(),
  /** 1-based, the header is line 1; null = the file as a whole. */
  line: z.int().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  expected: bilingual,
})

export const importReport = z.object({
  files: z.array(
    z.object({
      name: z.string(),
      /** null: not a file we know. */
      kind: z.string().nullable(),
      rows: z.int(),
      badRows: z.int(),
      unknownColumns: z.array(z.string()),
    }),
  ),
  /** At most 200; `problemCount` counts all. */
  problems: z.array(importProblem),
  problemCount: z.int(),
})
export type ImportReport = z.infer<typeof importReport>

export const setup = {
  startDemo: command('manager', z.object({}), z.object({ orders: z.int() })),
  /** Reads and checks; writes nothing. */
  previewImport: query('manager')
    .input(z.object({ uploads: z.array(upload).min(1).max(20) }))
    .output(importReport),
  /** Refused when a file has errors, unless `skipBadRows`. */
  importFiles: command(
    'manager',
    z.object({ uploads: z.array(upload).min(1).max(20), skipBadRows: z.boolean() }),
    importReport,
  ),
}

export const DEMO_EVENTS = ['strike', 'outage', 'stock-out', 'rush', 'cancellation'] as const

export const demo = {
  state: query('packer')
    .input(z.object({}))
    .output(
      z.object({
        running: z.boolean(),
        ordersPerMinute: z.number(),
        active: z.array(z.enum(DEMO_EVENTS)),
      }),
    ),
  /** Makes trouble of a kind now; `off` ends it where it lasts. */
  trigger: command(
    'lead',
    z.object({ event: z.enum(DEMO_EVENTS), off: z.boolean() }),
    z.object({ what: bilingual }),
  ),
  setPace: command('lead', z.object({ ordersPerMinute: z.number().min(0).max(600) }), z.object({})),
}
