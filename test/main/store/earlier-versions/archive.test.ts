import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSqliteStore } from '../../../../main/store/sqlite.ts'
import { makeFileOfVersion } from './file-of-version.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-archive-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('a file of schema 91: what was closed in it goes into the archive and reads as before', async () => {
  const path = join(folder, 'store.db')
  makeFileOfVersion(path, 91)
  const database = new Database(path)
  database.exec(`UPDATE fulfillments SET open = 0, state = 'delivered';
    UPDATE orders SET state = 'delivered', received_at = 5, changed_at = 5;
    UPDATE exceptions SET state = 'closed'`)
  const ids = database.prepare<[], string>('SELECT id FROM orders ORDER BY id').pluck().all()
  database.close()
  const store = await openSqliteStore({ path, clock: { now: () => 2_000 } })
  const seen = () =>
    store.read(async (tx) => [await tx.orders.byIds(ids), await tx.fulfillments.byOrders(ids)])
  const before = await seen()
  expect(before[0]).toHaveLength(ids.length)
  const slice = { before: 1_000, after: null, limit: 1_000 }
  expect((await store.write((tx) => tx.retention.prune('archive', slice))).pruned).toBe(ids.length)
  expect(await seen()).toEqual(before)
  await store.close()
})
