import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSqliteStore } from '../../../../main/store/sqlite.ts'
import { makeFileOfVersion } from './file-of-version.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-take-backs-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('a file of schema 115: a desktop that was paired before is away only once it was in step; a take-back follows its order', async () => {
  const path = join(folder, 'store.db')
  makeFileOfVersion(path, 115)
  const database = new Database(path)
  const part = database
    .prepare<[], { id: string; order_id: string; site_id: string; created_at: number }>(
      'SELECT id, order_id, site_id, created_at FROM fulfillments ORDER BY id LIMIT 1',
    )
    .get()
  if (part === undefined) throw new Error('the file has no fulfilments')
  database
    .prepare(
      `INSERT INTO devices (id, name, site_id, public_key, keeps_copy, paired_at, paired_by, last_seen_at, revoked_at)
       VALUES ('d-before', 'Bench', ?, 'a key', 1, 1, 'Ana', 5, NULL)`,
    )
    .run(part.site_id)
  database.close()

  const store = await openSqliteStore({ path, clock: { now: () => 2_000 } })
  const copies = () => store.read((tx) => tx.devices.copies())
  const mine = async () => (await copies()).filter(({ name }) => name === 'Bench')
  expect(await mine()).toEqual([])
  await store.write((tx) => tx.devices.left('d-before', 1_000))
  expect(await mine()).toEqual([])
  await store.write((tx) => tx.devices.inStep('d-before', 1_500))
  expect(await mine()).toEqual([{ name: 'Bench', siteId: part.site_id, inStepAt: 1_500, awaySince: null }])

  const seen = await store.read((tx) => tx.leases.given([part.id]))
  expect(seen).toEqual([
    { fulfillmentId: part.id, orderId: part.order_id, siteId: part.site_id, decidedAt: part.created_at },
  ])
  expect(await store.read((tx) => tx.leases.takenBackOf(part.order_id))).toEqual([])
  const before = await store.read((tx) => tx.rowLog.head())
  const taken = {
    fulfillmentId: part.id,
    orderId: part.order_id,
    siteId: part.site_id,
    epoch: 1,
    at: 1_900,
    by: 'Mona',
    note: 'Wanted today',
    awaySince: 1_600,
  }
  await store.write((tx) => tx.leases.takeBack(taken))
  const page = await store.read((tx) => tx.rowLog.changedAfter(before, 10))
  expect(page?.keys).toEqual([{ kind: 'order', id: part.order_id }])
  expect(await store.read((tx) => tx.leases.takenBackOf(part.order_id))).toEqual([taken])
  await store.close()
})
