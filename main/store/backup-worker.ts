import { closeSync, fsyncSync, openSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { type CopyAnswer, copyRequest } from './backup-protocol.ts'

/** Copies or checks a database away from the main thread, which goes on serving the window meanwhile. */

const request = copyRequest.parse(workerData)
parentPort?.postMessage(answer())

function answer(): CopyAnswer {
  try {
    if (request.copyTo !== null) copy(request.path, request.copyTo)
    return { problem: check(request.copyTo ?? request.path, request.thorough) }
  } catch (error) {
    const code = error instanceof Database.SqliteError ? error.code : null
    return { problem: { code, message: error instanceof Error ? error.message : String(error) } }
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

function check(path: string, thorough: boolean): CopyAnswer['problem'] {
  const database = new Database(path, { fileMustExist: true })
  try {
    const found = database.pragma(thorough ? 'integrity_check(5)' : 'quick_check(5)', { simple: true })
    return found === 'ok' ? null : { code: 'SQLITE_CORRUPT', message: String(found) }
  } finally {
    database.close()
  }
}
