import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'

import { SCHEMA_VERSION } from './migrate.ts'

/** Whether opening the store will migrate what is in it: it was written by an earlier program. Changes nothing. */
export function isOfEarlierSchema(path: string): boolean {
  if (!existsSync(path)) return false
  const database = new Database(path, { readonly: true })
  try {
    const newest = database.prepare<[], number>('SELECT max(version) FROM schema_migrations').pluck().get()
    return typeof newest === 'number' && newest < SCHEMA_VERSION
  } catch {
    // No store, or none that can be read: opening it says so.
    return false
  } finally {
    database.close()
  }
}
