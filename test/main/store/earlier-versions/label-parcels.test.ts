import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSqliteStore } from '../../../../main/store/sqlite.ts'
import { plainMessage } from '../../../../shared/messages/message.ts'
import { makeFileOfVersion } from './file-of-version.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-labels-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('a file of schema 11: labels are found by their parcel, and reprints with theirs', async () => {
  const path = join(folder, 'store.db')
  makeFileOfVersion(path, 11)
  const database = new Database(path)
  const insert = database.prepare(
    `INSERT INTO print_jobs VALUES (?, ?, ?, 'printer', 'Label', '{"kind":"zpl","zpl":"^XA^XZ","dpi":203,"widthMm":100,"heightMm":150}',
      'confirmed', 'Paper out', 1, 1, 1, 0, 'ana', NULL, ?, ?, NULL)`,
  )
  const jobs: [string, string, string | null][] = [
    ['one', 'label/F-1/1', null],
    ['twelve', 'label/F-1/12', null],
    ['again', 'one/reprint/again', 'one'],
    ['slashes', 'label/shop/2026/11/3', null],
    ['digits', 'label/42/7', null],
    ['test', 'test/99', null],
    ['test-again', 'test/reprint/5', 'test'],
    ['none', 'label/F-1/', null],
    ['bare', 'label/5', null],
  ]
  for (const [n, [id, key, reprintOf]] of jobs.entries())
    insert.run(id, key, 100 + n, reprintOf, reprintOf === null ? 0 : 1)
  database.close()

  const store = await openSqliteStore({ path, clock: { now: () => 2_000 } })
  const read = await store.read((tx) =>
    store.printJobs.list(tx, { printerId: 'printer', states: [], limit: 50 }),
  )
  const labels = new Map(read.map(({ id, label }) => [id, label]))
  const of = (fulfillmentId: string, parcel: number) => ({ fulfillmentId, parcel })
  expect(jobs.map(([id]) => [id, labels.get(id)])).toEqual([
    ['one', of('F-1', 1)],
    ['twelve', of('F-1', 12)],
    ['again', of('F-1', 1)],
    ['slashes', of('shop/2026/11', 3)],
    ['digits', of('42', 7)],
    ['test', null],
    ['test-again', null],
    ['none', null],
    ['bare', null],
  ])
  // English sentences, as they were kept then.
  expect(read.find(({ id }) => id === 'one')?.detail).toEqual(plainMessage('Paper out'))
  const ofF1 = await store.read((tx) => store.printJobs.ofFulfillment(tx, 'F-1'))
  expect(ofF1.map(({ id }) => id)).toEqual(['again', 'twelve', 'one'])
  await store.close()
})
