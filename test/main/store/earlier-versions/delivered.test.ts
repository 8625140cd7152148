import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSqliteStore } from '../../../../main/store/sqlite.ts'
import { makeFileOfVersion } from './file-of-version.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-delivered-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('a file of schema 32: what its carriers said has all arrived is delivered, and nothing else', async () => {
  const path = join(folder, 'store.db')
  makeFileOfVersion(path, 32)
  const database = new Database(path)
  const parts = database
    .prepare<[], { id: string; order_id: string; parcels: number }>('SELECT * FROM fulfillments ORDER BY id')
    .all()
  const [arrived] = parts
  if (arrived === undefined) throw new Error('the file has no fulfilments')
  const ship = database.prepare("UPDATE fulfillments SET state = 'shipped', open = 0 WHERE order_id = ?")
  ship.run(arrived.order_id)
  database.prepare("UPDATE orders SET state = 'shipped' WHERE id = ?").run(arrived.order_id)
  const track = database.prepare(
    `INSERT INTO parcel_tracks VALUES ('c', ?, ?, ?, ?, 's', 'c', 's', 'delivered', 1, '2026-11-26', 1, NULL, 1, 1, 9,
      '2026-11-25', NULL)`,
  )
  const own = parts.filter(({ order_id }) => order_id === arrived.order_id)
  for (const { id, order_id, parcels } of own)
    for (let parcel = 1; parcel <= parcels; parcel += 1) track.run(`${id}-${parcel}`, id, parcel, order_id)
  database.close()

  const store = await openSqliteStore({ path, clock: { now: () => 2_000 } })
  await store.close()
  const migrated = new Database(path, { readonly: true })
  const delivered = migrated
    .prepare<[], { id: string }>("SELECT id FROM fulfillments WHERE state = 'delivered' ORDER BY id")
    .all()
  expect(delivered).toEqual(own.map(({ id }) => ({ id })))
  const orders = migrated.prepare("SELECT id FROM orders WHERE state = 'delivered'").all()
  expect(orders).toEqual([{ id: arrived.order_id }])
  migrated.close()
})
