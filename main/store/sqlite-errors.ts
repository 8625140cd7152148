import Database from 'better-sqlite3'
import { StoreFullError } from '../app/ports/store.ts'

const FULL_SENTENCE: Readonly<Record<string, string>> = {
  SQLITE_FULL: 'The disk is full: nothing was written, everything before is safe.',
  SQLITE_READONLY: 'The data folder cannot be written: nothing was written, everything before is safe.',
  SQLITE_CANTOPEN: 'The data file cannot be opened for writing: nothing was written.',
  SQLITE_IOERR_WRITE: 'The disk refused a write: nothing was written, everything before is safe.',
  SQLITE_IOERR_SHMSIZE: 'The disk is full: nothing was written, everything before is safe.',
}

/** A full or read-only disk, by SQLite's (extended) result codes, as StoreFullError; anything else as it is. */
export function toStoreError(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  const sentence = fullSentence(error.code)
  return sentence === null ? error : new StoreFullError(sentence, { cause: error })
}

/** What a result code of a full or read-only disk means; null = it is of another kind. */
export function fullSentence(code: string): string | null {
  const found = Object.keys(FULL_SENTENCE).find((known) => code === known || code.startsWith(`${known}_`))
  return found === undefined ? null : (FULL_SENTENCE[found] ?? null)
}
