import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe } from 'vitest'
import { openSqliteStore } from '../../../main/store/sqlite.ts'
import { storeConforms } from './conformance/all.ts'

const clock = { now: () => 1_000 }

describe('SQLite, in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-store-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  let files = 0
  storeConforms(() => openSqliteStore({ path: join(folder, `${files++}.db`), clock }), 60)
})

describe('SQLite, in memory', () => {
  storeConforms(() => openSqliteStore({ path: ':memory:', clock }), 60)
})
