import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSqliteStore } from '../../../../main/store/sqlite.ts'
import { makeFileOfVersion } from './file-of-version.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-announced-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('a file of schema 35: parcels that were followed then go to customers, and no return is expected', async () => {
  const path = join(folder, 'store.db')
  makeFileOfVersion(path, 35)
  const database = new Database(path)
  database.exec(`INSERT INTO parcel_tracks VALUES ('c', '8R1', 'f-1', 1, 'o-1', 'LILLE', 'c', 's', 'in-transit', 1,
    '2026-11-26', NULL, 5, NULL, 1, NULL, NULL, NULL, NULL, NULL)`)
  database.close()

  const store = await openSqliteStore({ path, clock: { now: () => 2_000 } })
  const [track] = await store.read((tx) => tx.tracks.byNumbers('c', ['8R1']))
  expect(track).toMatchObject({ isReturn: false, state: 'in-transit' })
  expect((await store.read((tx) => tx.tracks.promisedBefore('2026-12-01'))).length).toBe(1)
  const none = { rows: [], total: 0 }
  const query = { offset: 0, limit: 10, seen: 'every-site', search: '', isOpen: true } as const
  expect(await store.read((tx) => tx.announcedReturns.list(query))).toEqual(none)
  await store.close()
})
