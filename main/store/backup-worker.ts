import { createHash } from 'node:crypto'
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { unreachable } from '../../shared/lib/assert.ts'
import { type CopyAnswer, type CopyRequest, copyRequest } from './backup-protocol.ts'
import { type Holdings, holdingsOf } from './holdings.ts'
import { digestPath, PageDigests } from './page-digests.ts'
import { applyIncrement, writeIncrement } from './page-increment.ts'
import { walPages } from './wal-pages.ts'

/** Copies or checks a database away from the main thread, which serves the window meanwhile. */

/** Where a database says which versions of SQLite may write and read it; 1 = those that keep no log, too. */
const LOG_VERSIONS_AT = 18
const NO_LOG = Uint8Array.of(1, 1)
const NO_PAGES: ReadonlySet<number> = new Set()
const NOTHING: CopyAnswer = { problem: null, holds: null, sha256: null, pages: null }
const CHUNK_BYTES = 4 * 1024 * 1024
/** Compared between two words of how far it is. */
const COMPARED_PAGES = 2_048
let saidPercent = -1
const request = copyRequest.parse(workerData)
parentPort?.postMessage(answer())

function answer(): CopyAnswer {
  try {
    switch (request.kind) {
      case 'check':
        return check(request.path, request.thorough)
      case 'copy':
        copy(request.path, request.copyTo)
        return { ...check(request.copyTo, true), sha256: sha256Of(request.copyTo) }
      case 'pages':
        copyPages(request.path, request.copyTo)
        return NOTHING
      case 'verify':
        return { ...check(request.path, true), sha256: sha256Of(request.path) }
      case 'increment':
        refuseDamaged(request.path, request.pageBytes, request.changed)
        writeIncrement(request.path, request, request.copyTo)
        return { ...NOTHING, sha256: sha256Of(request.copyTo) }
      case 'assemble':
        assemble(request)
        return NOTHING
      case 'compare':
        return { ...NOTHING, pages: { ...compare(request.path, new Set(request.except)), tables: [] } }
      case 'structure':
        return structure(request.path, request.differing)
      default:
        return unreachable(request)
    }
  } catch (error) {
    const code = error instanceof Database.SqliteError ? error.code : null
    return { ...NOTHING, problem: { code, message: error instanceof Error ? error.message : String(error) } }
  }
}

/** A consistent, compact copy of what is committed at this moment, on the disk when this returns. */
function copy(from: string, to: string) {
  const source = new Database(from, { readonly: true, fileMustExist: true })
  try {
    source.prepare('VACUUM INTO ?').run(to)
  } finally {
    source.close()
  }
  const file = openSync(to, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** As it lies there; opened by itself it needs no log. */
function copyPages(from: string, to: string) {
  try {
    copyFileSync(from, to, constants.COPYFILE_FICLONE_FORCE)
  } catch {
    // Disks that cannot share the bytes of two files.
    copyBytes(from, to)
  }
  const file = openSync(to, 'r+')
  try {
    writeSync(file, NO_LOG, 0, NO_LOG.length, LOG_VERSIONS_AT)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function copyBytes(from: string, to: string) {
  const [source, target] = [openSync(from, 'r'), openSync(to, 'w', 0o600)]
  try {
    for (const bytes of chunksOf(source)) writeSync(target, bytes)
  } finally {
    closeSync(source)
    closeSync(target)
  }
}

/** Says how far it is. */
function* chunksOf(file: number): Generator<Buffer> {
  const { size } = fstatSync(file)
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES)
  let done = 0
  for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
    yield chunk.subarray(0, read)
    done += read
    sayPercent(done / size)
  }
}

function sayPercent(share: number) {
  const percent = Math.min(100, Math.floor(share * 100))
  if (percent === saidPercent) return
  saidPercent = percent
  parentPort?.postMessage({ percent })
}

/** A page that is not what was written is not handed on as if it were. */
function refuseDamaged(path: string, pageBytes: number, pages: readonly number[]) {
  const digests = new PageDigests(path, pageBytes, 'read')
  try {
    for (const page of pages) {
      if (digests.check(page, 1, NO_PAGES).differing.length > 0) throw new Error(`Page ${page} is damaged`)
    }
  } finally {
    digests.close()
  }
}

/** @throws {Error} a part is not what was written */
function assemble({ path: base, sha256, increments, copyTo }: Extract<CopyRequest, { kind: 'assemble' }>) {
  copyFileSync(base, copyTo, constants.COPYFILE_FICLONE)
  if (sha256 !== null && sha256Of(copyTo) !== sha256) throw new Error(`${base} is not what was written`)
  for (const { path, sha256: written } of increments) {
    if (sha256Of(path) !== written) throw new Error(`${path} is not what was written`)
    applyIncrement(path, copyTo)
  }
}

/** Read-only: a writing connection would fold the log in as it closes, without the digests. */
function check(path: string, thorough: boolean): CopyAnswer {
  const database = new Database(path, { readonly: true, fileMustExist: true })
  try {
    const pages = checkPages(database, path)
    const isDoubtful = thorough || (pages !== null && pages.differing.length > 0)
    const problem = isDoubtful || !areAsWritten(pages, path) ? structuralProblem(database, isDoubtful) : null
    return { ...NOTHING, problem, holds: readHoldings(database), pages }
  } finally {
    database.close()
  }
}

/**
 * Closed in order, no log left, and every page as it was written: then they hang together as they did. The structure is
 * checked once a day while the store is in use.
 */
function areAsWritten(pages: CopyAnswer['pages'], path: string): boolean {
  return (
    pages !== null && pages.checked > 0 && pages.differing.length === 0 && walPages(`${path}-wal`).size === 0
  )
}

function structure(path: string, differing: readonly number[]): CopyAnswer {
  const database = new Database(path, { readonly: true, fileMustExist: true })
  try {
    const problem = structuralProblem(database, differing.length > 0)
    const tables = differing.length > 0 ? tablesOf(database, differing) : []
    return { ...NOTHING, problem, pages: { checked: 0, differing: [...differing], tables } }
  } finally {
    database.close()
  }
}

function structuralProblem(database: Database.Database, isDoubtful: boolean): CopyAnswer['problem'] {
  const found = database.pragma(isDoubtful ? 'integrity_check(5)' : 'quick_check(5)', { simple: true })
  return found === 'ok' ? null : { code: 'SQLITE_CORRUPT', message: String(found) }
}

function readHoldings(database: Database.Database): Holdings | null {
  try {
    return holdingsOf(database)
  } catch {
    return null
  }
}

function checkPages(database: Database.Database, path: string): CopyAnswer['pages'] {
  if (!existsSync(digestPath(path))) return null
  const { checked, differing } = compare(path, walPages(`${path}-wal`))
  return { checked, differing, tables: differing.length > 0 ? tablesOf(database, differing) : [] }
}

/** Says how far it is. */
function compare(path: string, except: ReadonlySet<number>): { checked: number; differing: number[] } {
  const database = new Database(path, { readonly: true, fileMustExist: true })
  const pageBytes = Number(database.pragma('page_size', { simple: true }))
  database.close()
  const digests = new PageDigests(path, pageBytes, 'read')
  try {
    const differing: number[] = []
    let checked = 0
    for (let first: number | null = 1; first !== null; ) {
      const part = digests.check(first, COMPARED_PAGES, except)
      differing.push(...part.differing)
      checked += part.checked
      first = part.next
      sayPercent(checked / digests.known())
    }
    return { checked, differing }
  } finally {
    digests.close()
  }
}

/** Tables and indexes that the pages belong to; a free page belongs to none. */
function tablesOf(database: Database.Database, pages: readonly number[]): string[] {
  try {
    return database
      .prepare<[string], string>(
        'SELECT DISTINCT name FROM dbstat WHERE pageno IN (SELECT value FROM json_each(?)) ORDER BY name',
      )
      .pluck()
      .all(JSON.stringify(pages))
  } catch {
    return []
  }
}

function sha256Of(path: string): string {
  const hash = createHash('sha256')
  const file = openSync(path, 'r')
  try {
    for (const bytes of chunksOf(file)) hash.update(bytes)
  } finally {
    closeSync(file)
  }
  return hash.digest('hex')
}
