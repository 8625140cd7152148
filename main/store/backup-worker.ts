import { createHash } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { type CopyAnswer, copyRequest } from './backup-protocol.ts'
import { type Holdings, holdingsOf } from './holdings.ts'
import { digestPath, PageDigests } from './page-digests.ts'
import { walPages } from './wal-pages.ts'

/** Copies or checks a database away from the main thread, which serves the window meanwhile. */

const NOTHING: CopyAnswer = { problem: null, holds: null, sha256: null, pages: null }
const request = copyRequest.parse(workerData)
parentPort?.postMessage(answer())

function answer(): CopyAnswer {
  try {
    if (request.kind === 'check') return check(request.path, request.thorough)
    copy(request.path, request.copyTo)
    return { ...check(request.copyTo, true), sha256: sha256Of(request.copyTo) }
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
