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

const RETURNED = {
  orderId: 'o-1',
  at: 7,
  by: 'Mona',
  channelReturnId: null,
  siteId: 'LILLE',
  lines: [{ lineId: '1', sku: 'A', quantity: 1, condition: 'sellable', refundCents: 0 }],
  reason: 'unwanted',
  note: '',
}

it('a file of schema 35: parcels that were followed then go to customers, no return is expected, and those there are have their stage', async () => {
  const path = join(folder, 'store.db')
  makeFileOfVersion(path, 35)
  const database = new Database(path)
  database.exec(`INSERT INTO parcel_tracks VALUES ('c', '8R1', 'f-1', 1, 'o-1', 'LILLE', 'c', 's', 'in-transit', 1,
    '2026-11-26', NULL, 5, NULL, 1, NULL, NULL, NULL, NULL, NULL)`)
  const returned = (id: string, state: string, refund: object) =>
    database
      .prepare('INSERT INTO returns VALUES (?, ?, 7, ?)')
      .run(id, 'o-1', JSON.stringify({ ...RETURNED, id, state, refund }))
  returned('owed', 'taken', { kind: 'none' })
  returned('paid', 'taken', { kind: 'at-channel' })
  returned('refused', 'refused', { kind: 'none' })
  database.close()

  const store = await openSqliteStore({ path, clock: { now: () => 2_000 } })
  const [track] = await store.read((tx) => tx.tracks.byNumbers('c', ['8R1']))
  expect(track).toMatchObject({ isReturn: false, state: 'in-transit' })
  expect((await store.read((tx) => tx.tracks.promisedBefore('2026-12-01'))).length).toBe(1)
  const none = { rows: [], total: 0 }
  expect(await store.read((tx) => tx.returnList.counts(['LILLE']))).toEqual(
    new Map([
      ['received', 2],
      ['refunded', 1],
      ['refused', 1],
    ]),
  )
  const query = { stages: ['asked'], search: '', sort: 'at', descending: true, seen: 'every-site' } as const
  expect(await store.read((tx) => tx.returnList.page({ ...query, offset: 0, limit: 10 }))).toEqual(none)
  await store.close()
})
