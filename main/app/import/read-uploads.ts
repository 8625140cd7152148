import { createReadStream, existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImportedFile, ImportReport } from '../../../shared/contract/setup.ts'
import { serviceKey } from '../../../shared/domain/carrier.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import type { Clock } from '../../../shared/lib/clock.ts'
import { message } from '../../../shared/messages/message.ts'
import { type CsvNote, type CsvProblem, questionOf } from '../csv/csv-problem.ts'
import type { GivenFile } from '../csv/given-file.ts'
import { type FileSummary, labelOf, readFiles } from '../csv/read-files.ts'
import type { Store } from '../ports/store.ts'
import type { ImportPort, UploadsRead } from '../services/app-services.ts'
import type { PlaceFinder } from '../services/place-finder.ts'
import { importedBefore } from './imported-files.ts'
import { findTwiceSold, twiceSoldNotes } from './twice-sold.ts'

const PROBLEMS_SHOWN = 200
/** Ids that the upload endpoint gives; anything else could name a file outside its folder. */
const UPLOAD_ID = /^[0-9a-f-]{36}$/

/** Reads files that windows uploaded into `uploadDir`. */
export function openImports(deps: {
  store: Store
  clock: Clock
  uploadDir: string
  findPlace: PlaceFinder
}): ImportPort {
  const { findPlace } = deps
  return {
    async bytes(uploadId, most) {
      if (!UPLOAD_ID.test(uploadId)) return null
      const path = join(deps.uploadDir, uploadId)
      const found = await stat(path).catch(() => null)
      return found === null || found.size > most ? null : await readFile(path)
    },
    async read(uploads, { skipBadRows, choices }) {
      const files = uploads.map(({ name, uploadId, reading }) => ({
        name,
        reading,
        path: UPLOAD_ID.test(uploadId) ? join(deps.uploadDir, uploadId) : null,
      }))
      const given = files.flatMap(({ name, path, reading }): GivenFile[] =>
        path !== null && existsSync(path)
          ? [{ name, open: () => createReadStream(path), ...(reading && { reading }) }]
          : [],
      )
      const { currency, timeZone } = await deps.store.read((tx) => tx.settings.get(WORKSPACE))
      const known = await knownCodes(deps.store)
      const read = await readFiles(given, {
        known,
        currency,
        choices: { ...choices, timeZone: choices.timeZone ?? timeZone },
        now: deps.clock.now(),
        findPlace,
        skipBadRows,
      })
      const { before, twice } = await deps.store.read(async (tx) => ({
        before: await importedBefore(tx, read.files),
        twice: await findTwiceSold(tx, read.contents.orders, choices.alreadyHere),
      }))
      const missing = files.filter(({ path }) => path === null || !existsSync(path))
      return {
        ...read,
        serviceKeys: [...new Set([...known.services, ...read.contents.services.map(serviceKey)])].sort(),
        notes: [...before, ...twiceSoldNotes(twice, choices.alreadyHere, read.files), ...read.notes],
        problems: [...missing.map(({ name }) => gone(name)), ...read.problems],
        problemCount: read.problemCount + missing.length,
      }
    },
  }
}

/** Uploads end with the run of the program that took them. */
function gone(name: string): CsvProblem {
  const expected = message('csv.fileStillHere')
  return { file: name, line: null, column: null, value: null, expected }
}

async function knownCodes(store: Store) {
  return store.read(async (tx) => ({
    siteIds: new Set((await tx.sites.all()).map(({ id }) => id)),
    skus: new Set((await tx.products.all()).map(({ sku }) => sku)),
    services: new Set((await tx.carriers.services()).map(serviceKey)),
    exchangeRates: await tx.exchangeRates.all(),
    readings: await tx.fileReadings.all(),
  }))
}

export function reportOf({ files, problems, problemCount, notes, serviceKeys }: UploadsRead): ImportReport {
  const local = notes.find(({ what }) => what.code === 'csv.localTimes')?.what.args['timeZone']
  return {
    files: files.map((file) => fileReport(file, notes)),
    problems: problems.slice(0, PROBLEMS_SHOWN).map((problem) => ({ ...problem })),
    problemCount,
    attention: notes.filter(({ kind }) => kind === 'attention').map(({ file, what }) => ({ file, what })),
    questions: [
      ...[...new Set(problems.map(questionOf))].filter((question) => question !== null),
      ...(notes.some(({ what }) => what.code === 'csv.alreadyHere') ? (['already-here'] as const) : []),
    ],
    timeZone: typeof local === 'string' ? local : null,
    services: [...serviceKeys],
  }
}

function fileReport(file: FileSummary, notes: readonly CsvNote[]): ImportedFile {
  const { name, kind, rows, badRows, sheet, sheets, origin, ask, head, orders } = file
  const label = labelOf(file)
  return {
    name,
    kind,
    rows,
    badRows,
    notes: notes.filter((note) => note.file === label && note.kind === 'note').map(({ what }) => what),
    sheet,
    sheets: [...sheets],
    origin,
    ask: ask?.kind === 'tariff' ? { ...ask, zones: [...ask.zones] } : ask,
    head: head && { columns: [...head.columns], rows: head.rows.map((row) => [...row]) },
    orders: orders && { orders: orders.orders, leftOut: orders.leftOut.map((one) => ({ ...one })) },
  }
}
