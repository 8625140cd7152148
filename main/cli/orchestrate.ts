/**
 * `npm run orchestrate -- --in DIR --out DIR [--orders FILE] [--now ISO] [--time-zone IANA] [--dates day-first|month-first]
 * [--repeated-lines once|each]`: decides the orders of a folder of CSV files. The last three say what files may leave
 * open: the zone of dates without one (else that of the first site), the order of the numbers of a date, and how
 * often a line counts that is in the file twice.
 * Exit code 0: written; 1: wrong call, or the disk refused; 2: bad rows, nothing written.
 */

import { createReadStream } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { decimalOf } from '../../shared/domain/money.ts'
import { epochMs, timeZone } from '../../shared/domain/scalars.ts'
import { WORKSPACE } from '../../shared/domain/workspace.ts'
import { type EpochMs, systemClock } from '../../shared/lib/clock.ts'
import type { Language } from '../../shared/lib/language.ts'
import type { Message } from '../../shared/messages/definition.ts'
import { message } from '../../shared/messages/message.ts'
import { say, textsOf } from '../../shared/messages/say.ts'
import { EMPTY_RULE_SET } from '../../shared/rules/document.ts'
import {
  type CsvNote,
  type CsvProblem,
  noteMessage,
  problemMessage,
  questionOf,
} from '../app/csv/csv-problem.ts'
import { parseInstant } from '../app/csv/csv-values.ts'
import { fulfillmentsOf } from '../app/csv/decision-rows.ts'
import { type DecisionSummary, summarise } from '../app/csv/decision-summary.ts'
import { FILE_KINDS, type FileKind, type GivenFile } from '../app/csv/given-file.ts'
import { type FilesRead, type ImportChoices, NOTHING_KNOWN, readFiles } from '../app/csv/read-files.ts'
import { REPEATED_LINES } from '../app/csv/tables/orders-table.ts'
import { DATE_ORDERS } from '../app/csv/typed-dates.ts'
import { worldOfFiles } from '../app/csv/world-of-files.ts'
import { writeDecisions } from '../app/csv/write-decisions.ts'
import { EVERYTHING_FITS } from '../app/decide/carrier-fit.ts'
import { decideWhatCanBe } from '../app/decide/decide-group.ts'
import { placeFinder } from '../app/services/place-finder.ts'
import { explain } from '../engine/explain/explain.ts'
import { prepareWorld } from '../engine/prepare/prepared-world.ts'
import { Departures, dayOrderOf } from '../engine/promise/departures.ts'
import { compileRules } from '../engine/rules/compile.ts'
import { NO_FAILURES } from '../engine/site-failure.ts'

const REQUIRED: readonly FileKind[] = ['sites', 'products', 'services', 'stock', 'rates', 'orders']
const PROBLEMS_LISTED = 50
const PLACES = new URL('../../resources/geo/places.csv', import.meta.url)

const language: Language = /^fr/i.test(process.env['LC_ALL'] ?? process.env['LANG'] ?? '') ? 'fr' : 'en'
const texts = textsOf('orchestrate', language)
const inWords = (said: Message): string => say(language, said)

const callSchema = z.object({
  in: z.string(),
  out: z.string(),
  orders: z.string().nullable().default(null),
  now: z.string().transform(parseInstant).pipe(epochMs).optional(),
  'time-zone': timeZone.nullable().default(null),
  dates: z.enum(DATE_ORDERS).nullable().default(null),
  'repeated-lines': z.enum(REPEATED_LINES).nullable().default(null),
})

process.exitCode = await main()

async function main(): Promise<number> {
  const call = readCall()
  if (call === null) return 1
  try {
    return await run(call)
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    console.error(texts.nothingDecided({ why: error.message }))
    return 1
  }
}

interface Call {
  readonly from: string
  readonly to: string
  /** Another file of orders than the folder's: an export of a shop, a workbook. */
  readonly orders: string | null
  readonly now: EpochMs
  readonly choices: ImportChoices
}

function readCall(): Call | null {
  try {
    const options = Object.fromEntries(
      Object.keys(callSchema.shape).map((name) => [name, { type: 'string' as const }]),
    )
    const call = callSchema.safeParse(parseArgs({ options }).values)
    if (call.success) {
      const { in: from, out: to, orders, now = systemClock.now(), dates } = call.data
      const { 'time-zone': zone, 'repeated-lines': repeatedLines } = call.data
      return { from, to, orders, now, choices: { timeZone: zone, dateOrder: dates, repeatedLines } }
    }
  } catch {
    // An unknown option: reported below like every wrong call.
  }
  console.error(
    'npm run orchestrate -- --in DIR --out DIR [--orders FILE] [--now 2026-11-23T18:00:00+01:00] [--time-zone Europe/Paris] [--dates day-first|month-first] [--repeated-lines once|each]',
  )
  return null
}

async function run({ from, to, orders: ordersFile, now, choices }: Call): Promise<number> {
  const started = performance.now()
  const read = await readFolder(from, ordersFile, now, choices)
  for (const note of read.notes) console.error(noteText(note))
  if (read.problemCount > 0) {
    tellProblems(read)
    return 2
  }
  const { orders, rules: ruleSet } = read.contents
  const readAt = performance.now()
  const world = prepareWorld(worldOfFiles(read.contents))
  const rules = compileRules(ruleSet ?? EMPTY_RULE_SET, world.context)
  const { decisions, failures } = decideWhatCanBe(
    orders,
    { world, rules, fit: EVERYTHING_FITS },
    now,
    NO_FAILURES,
  )
  const decidedAt = performance.now()

  const departures = new Departures(world.world, now)
  const figures = summarise(decisions, failures, departures)
  const ordersPerSecond = Math.round(orders.length / ((decidedAt - readAt) / 1000))
  const orderOf = new Map(orders.map((order) => [order.id, order]))
  const siteNames = new Map(world.world.sites.map((site) => [site.id, site.name]))
  await writeDecisions(to, {
    decisions,
    failures,
    explain(decision) {
      const order = orderOf.get(decision.orderId)
      if (!order) throw new Error(`A decision about ${decision.orderId}, which nobody ordered`)
      const told = explain({ order, decision, rules, context: world.context, world })
      return {
        ...told,
        departures: departures.ofAll(fulfillmentsOf(decision), dayOrderOf(order, told.rules)),
      }
    },
    language,
    names: {
      site: (id) => siteNames.get(id) ?? id,
      carrier: (id) => id,
      channel: (id) => id,
      currency: world.world.currency,
    },
    timeZone: world.world.timeZone,
    summary: () => ({
      ...figures,
      now: new Date(now).toISOString(),
      rule_set_version: rules.version,
      orders_per_second: ordersPerSecond,
      seconds: {
        read: seconds(readAt - started),
        decide: seconds(decidedAt - readAt),
        write: seconds(performance.now() - decidedAt),
      },
    }),
  })
  tellFigures(figures, to)
  console.log(
    JSON.stringify({
      orders: figures.orders,
      allocated: figures.allocated,
      exceptions: figures.exceptions,
      leaving_late: figures.leaving_late.orders,
      fulfillments: figures.fulfillments,
      shipping_cents: figures.shipping_cents,
      handling_cents: figures.handling_cents,
      orders_per_second: ordersPerSecond,
    }),
  )
  return 0
}

async function readFolder(
  from: string,
  ordersFile: string | null,
  now: EpochMs,
  choices: ImportChoices,
): Promise<FilesRead> {
  const present = await readdir(from)
  const kinds = FILE_KINDS.filter((kind) => kind !== 'orders' || ordersFile === null)
  const names = kinds.map((kind) => fileName(kind)).filter((name) => present.includes(name))
  const isWhole = REQUIRED.every((kind) => !kinds.includes(kind) || names.includes(fileName(kind)))
  // What the usual names do not give may be in files of other names: exports of shops, workbooks.
  const others = isWhole ? [] : present.filter((name) => !names.includes(name))
  const given = [...names, ...others].map((name): GivenFile => fileAt(name, join(from, name)))
  if (ordersFile !== null) given.push(fileAt(basename(ordersFile), ordersFile))
  const read = await readFiles(given, {
    known: NOTHING_KNOWN,
    choices,
    now,
    currency: WORKSPACE.defaults.currency,
    findPlace: placeFinder(await readFile(PLACES, 'utf8')),
    skipBadRows: false,
  })
  const found = new Set(read.files.map(({ kind }) => kind))
  const missing = REQUIRED.filter((kind) => !found.has(kind)).map(fileName)
  return missing.length === 0
    ? read
    : {
        ...read,
        problems: [...missing.map((name) => missingFile(name, from)), ...read.problems],
        problemCount: read.problemCount + missing.length,
      }
}

function fileAt(name: string, path: string): GivenFile {
  return { name, open: () => createReadStream(path) }
}

function fileName(kind: FileKind): string {
  return kind === 'rules' || kind === 'policy' ? `${kind}.json` : `${kind}.csv`
}

function missingFile(file: string, folder: string): CsvProblem {
  const expected = message('csv.fileIn', { folder })
  return { file, line: null, column: null, value: null, expected }
}

function noteText(note: CsvNote): string {
  const what = noteMessage(note)
  return note.kind === 'attention' ? texts.lookAt({ what }) : inWords(what)
}

function tellProblems({ problems, problemCount }: FilesRead): void {
  for (const problem of problems.slice(0, PROBLEMS_LISTED)) console.error(inWords(problemMessage(problem)))
  const more = problemCount - Math.min(problems.length, PROBLEMS_LISTED)
  if (more > 0) console.error(texts.more({ count: more }))
  const questions = new Set(problems.map(questionOf))
  if (questions.has('date-order')) console.error(texts.chooseDateOrder)
  if (questions.has('repeated-lines')) console.error(texts.chooseRepeatedLines)
  console.error(texts.nothingWritten)
}

function tellFigures(figures: DecisionSummary, to: string): void {
  const money = (cents: number): string => decimalOf(cents, WORKSPACE.defaults.currency)
  const rows: [string, string | number][] = [
    [texts.orders, figures.orders],
    [texts.allocated, figures.allocated],
    [texts.exceptions, figures.exceptions],
    ...Object.entries(figures.exceptions_by_reason).map(([reason, count]): [string, number] => [
      `  ${reason}`,
      count,
    ]),
    [texts.fulfillments, figures.fulfillments],
    [texts.leavingLate, figures.leaving_late.orders],
    ...Object.entries(figures.leaving_late.by_reason).map(([reason, count]): [string, number] => [
      `  ${reason}`,
      count,
    ]),
    [texts.splits, figures.splits],
    [texts.shipping, money(figures.shipping_cents)],
    [texts.handling, money(figures.handling_cents)],
  ]
  for (const [label, value] of rows) console.log(`${label.padEnd(28)}${String(value).padStart(14)}`)
  console.log(texts.writtenTo({ folder: to }))
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds) / 1000
}
