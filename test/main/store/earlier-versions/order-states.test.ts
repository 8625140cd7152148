import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSqliteStore } from '../../../../main/store/sqlite.ts'
import { makeFileOfVersion } from './file-of-version.ts'

const STATES = ['received', 'decided', 'released', 'picking', 'packed', 'shipped', 'delivered', 'on-hold']
const MOVED = [...STATES, 'planned'].map((state) => `'${state}'`).join(', ')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-states-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('a file of schema 20: what was decided is allocated; picking and delivered are released and shipped', async () => {
  const path = join(folder, 'store.db')
  makeFileOfVersion(path, 20)
  const database = new Database(path)
  const order = database.prepare(
    `INSERT INTO orders (id, channel_id, external_id, reference, state, placed_at, received_at, changed_at, priority,
      value_cents, currency, rule_tags, site_ids, revision)
      VALUES (?, 'shop', ?, ?, ?, 1, 1, 1, 0, 2000, 'EUR', '[]', '', 0)`,
  )
  for (const state of STATES) order.run(state, state, state, state)
  const part = database.prepare(
    `INSERT INTO fulfillments (id, order_id, site_id, carrier_id, service_id, state, open, created_at, ship_on, ship_by,
      shipping_cents, handling_cents, parcels, doc)
      VALUES (?, 'released', 'LILLE', 'dpd', 'predict', ?, 1, 1, '2026-11-24', 1, 0, 0, 1, '{}')`,
  )
  for (const state of ['planned', 'picking', 'packed']) part.run(state, state)
  database.close()

  await (await openSqliteStore({ path, clock: { now: () => 2_000 } })).close()
  const migrated = new Database(path, { readonly: true })
  const rows = (table: string) =>
    migrated
      .prepare(`SELECT id, state FROM ${table} WHERE id IN (${MOVED}) AND id <> state ORDER BY id`)
      .all()
  expect(rows('orders')).toEqual([
    { id: 'decided', state: 'allocated' },
    { id: 'delivered', state: 'shipped' },
    { id: 'picking', state: 'released' },
  ])
  expect(rows('fulfillments')).toEqual([{ id: 'picking', state: 'released' }])
  const plan = migrated
    .prepare("EXPLAIN QUERY PLAN SELECT id FROM orders WHERE state = 'allocated' AND changed_at < 5")
    .all()
  expect(JSON.stringify(plan)).toContain('orders_to_release')
  migrated.close()
})
