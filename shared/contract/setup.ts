import { z } from 'zod'
import { fileMapping, fileReading, rememberedReading, tariffChoice } from '../domain/file-mapping.ts'
import * as scalars from '../domain/scalars.ts'
import { messageSchema } from '../messages/message.ts'
import { action, command, query } from './procedure.ts'

/**
 * Files uploaded beforehand (POST /upload, or Electron's file dialogue). What a file is, its contents say, else its
 * name, else `reading`.
 */
const upload = z.object({
  name: z.string().max(200),
  uploadId: z.string().max(200),
  reading: fileReading.optional(),
})
export type ImportUpload = z.infer<typeof upload>

/** How a file that is none of ours became rows of ours. */
const fileOrigin = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('export'), program: z.string() }),
  z.object({ kind: z.literal('mapping'), mapping: fileMapping, isSaved: z.boolean() }),
  z.object({
    kind: z.literal('tariff'),
    choice: tariffChoice,
    isSaved: z.boolean(),
    zones: z.int(),
    fuelPercent: z.number().nullable(),
  }),
])

/** What must be said before a file can be read. */
const fileAsk = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mapping'), proposal: fileMapping }),
  z.object({ kind: z.literal('tariff'), zones: z.array(z.string()) }),
  z.object({ kind: z.literal('unusable'), program: z.string() }),
])

const importedFile = z.object({
  name: z.string(),
  /** null: nobody knows what it is, or it is asked. */
  kind: z.string().nullable(),
  rows: z.int(),
  badRows: z.int(),
  /** How it was read, and what of it is not used. */
  notes: z.array(messageSchema),
  /** Of a workbook; each sheet that is read is a file of its own here. */
  sheet: z.string().nullable(),
  sheets: z.array(z.string()),
  origin: fileOrigin.nullable(),
  ask: fileAsk.nullable(),
  /** The header row and the first rows of a file that is asked about or was mapped. */
  head: z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.string())) }).nullable(),
  /** Of an export: orders that are imported, and what is left out and why. */
  orders: z
    .object({
      orders: z.int(),
      leftOut: z.array(
        z.object({ reason: z.string(), orders: z.int(), lines: z.int(), example: z.string() }),
      ),
    })
    .nullable(),
})
export type ImportedFile = z.infer<typeof importedFile>

/** What a person chooses once for files that do not say it; null = as they show it, or it is asked. */
export const importChoices = z.object({
  /** IANA, of dates without one; null = the workspace's. */
  timeZone: scalars.timeZone.nullable(),
  /** Of dates such as 3/4/2026. */
  dateOrder: z.enum(['day-first', 'month-first']).nullable(),
  /** How often a line counts that a file has twice. */
  repeatedLines: z.enum(['once', 'each']).nullable(),
  /** Of orders that a connected channel has brought already; null = they are left out. */
  alreadyHere: z.enum(['leave-out', 'import']).nullable().default(null),
})
export type ImportChoices = z.infer<typeof importChoices>
const choices = importChoices.default({
  timeZone: null,
  dateOrder: null,
  repeatedLines: null,
  alreadyHere: null,
})

const importProblem = z.object({
  file: z.string(),
  /** 1-based, the header is line 1; null = the file as a whole. */
  line: z.int().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  expected: messageSchema,
})

export const importReport = z.object({
  files: z.array(importedFile),
  /** At most 200; `problemCount` counts all. */
  problems: z.array(importProblem),
  problemCount: z.int(),
  /** What to look at before anything is decided. */
  attention: z.array(z.object({ file: z.string(), what: messageSchema })),
  /** What can be answered instead of mending a file. */
  questions: z.array(z.enum(['date-order', 'repeated-lines', 'already-here'])),
  /** The zone in which dates without one were read; null = there are none. */
  timeZone: z.string().nullable(),
  /** Those of the workspace and of the files, as 'carrier/service': whose a tariff may be. */
  services: z.array(z.string()),
})
export type ImportReport = z.infer<typeof importReport>

export const setup = {
  startDemo: action({
    role: 'manager',
    input: z.object({}),
    output: z.object({ orders: z.int() }),
    needsHub: 'store',
  }),
  /** Reads and checks; writes nothing. */
  previewImport: query('manager')
    .input(z.object({ uploads: z.array(upload).min(1).max(20), choices }))
    .output(importReport),
  /** Refused when a file has errors, unless `skipBadRows`. */
  importFiles: command({
    role: 'manager',
    input: z.object({ uploads: z.array(upload).min(1).max(20), skipBadRows: z.boolean(), choices }),
    output: importReport,
    wakes: ['scheduler'],
    needsHub: 'every-site',
  }),
  /** What was said of files, for the next ones with the same header row; the last first. */
  rememberedReadings: query('manager')
    .input(z.object({}))
    .output(z.object({ readings: z.array(rememberedReading) })),
  /** The next file with this header row is asked about again. */
  forgetReading: command({
    role: 'manager',
    input: z.object({ signature: z.string().max(64) }),
    output: z.object({}),
    wakes: [],
    needsHub: 'store',
  }),
  /** Takes orders of an import back that nobody has begun to pick: they are cancelled, and may be imported again. */
  undoImport: command({
    role: 'manager',
    input: z.object({ importId: scalars.uuid }),
    output: z.object({
      cancelled: z.int(),
      /** Released to a site, packed, or gone already. */
      kept: z.int(),
    }),
    wakes: [],
    needsHub: 'every-site',
  }),
}

export const DEMO_EVENTS = ['strike', 'outage', 'stock-out', 'rush', 'cancellation'] as const

export const demo = {
  state: query('packer', 'any-site')
    .input(z.object({}))
    .output(
      z.object({
        running: z.boolean(),
        ordersPerMinute: z.number(),
        active: z.array(z.enum(DEMO_EVENTS)),
      }),
    ),
  /** Makes trouble of a kind now; `off` ends it where it lasts. */
  trigger: action({
    role: 'lead',
    input: z.object({ event: z.enum(DEMO_EVENTS), off: z.boolean() }),
    output: z.object({ what: messageSchema }),
    needsHub: 'channel',
  }),
  setPace: action({
    role: 'lead',
    input: z.object({ ordersPerMinute: z.number().min(0).max(600) }),
    output: z.object({}),
    needsHub: 'channel',
  }),
}
