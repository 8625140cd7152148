import { createHash } from 'node:crypto'
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
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
  copyFileSync(from, to, constants.COPYFILE_FICLONE)
  const file = openSync(to, 'r+')
  try {
    writeSync(file, NO_LOG, 0, NO_LOG.length, LOG_VERSIONS_AT)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
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
    const problem =
      thorough || !areAsWritten(pages, path) ? structuralProblem(database, pages, thorough) : null
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
  return pages !== null && pages.checked > 0 && pages.differing === 0 && walPages(`${path}-wal`).size === 0
}

function structuralProblem(
  database: Database.Database,
  pages: CopyAnswer['pages'],
  thorough: boolean,
): CopyAnswer['problem'] {
  const isDoubtful = thorough || (pages !== null && pages.differing > 0)
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
  const pageBytes = Number(database.pragma('page_size', { simple: true }))
  const { checked, differing } = PageDigests.checkAll(path, pageBytes, walPages(`${path}-wal`))
  return {
    checked,
    differing: differing.length,
    tables: differing.length > 0 ? tablesOf(database, differing) : [],
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
  const chunk = Buffer.allocUnsafe(1024 * 1024)
  try {
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
      hash.update(chunk.subarray(0, read))
    }
  } finally {
    closeSync(file)
  }
  return hash.digest('hex')
}
