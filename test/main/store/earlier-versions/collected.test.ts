import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSqliteStore } from '../../../../main/store/sqlite.ts'
import { makeFileOfVersion } from './file-of-version.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-collected-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('a file of schema 22: parcels that were packed then are kept for nobody, and are as they were', async () => {
  const path = join(folder, 'store.db')
  makeFileOfVersion(path, 22)
  const database = new Database(path)
  const rows = (from: Database.Database) =>
    from
      .prepare<[], { id: string; state: string; doc: string }>('SELECT * FROM fulfillments ORDER BY id')
      .all()
  const before = rows(database)
  expect(before.length).toBeGreaterThan(0)
  database.close()

  const store = await openSqliteStore({ path, clock: { now: () => 2_000 } })
  expect(await store.read((tx) => tx.fulfillments.keptUntil(Number.MAX_SAFE_INTEGER))).toEqual([])
  await store.write((tx) => tx.fulfillments.keep(before[0]?.id ?? '', 5_000))
  await store.close()
  const migrated = new Database(path, { readonly: true })
  expect(rows(migrated)).toEqual(before.map((row, i) => ({ ...row, keep_until: i === 0 ? 5_000 : null })))
  migrated.close()
})
