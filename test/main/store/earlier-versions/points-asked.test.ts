import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSqliteStore } from '../../../../main/store/sqlite.ts'
import { makeFileOfVersion } from './file-of-version.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-points-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const anyPoint = { delivery: 'relay', service: null, pointField: null, isPointOptional: true }
const itsPoint = { ...anyPoint, isPointOptional: false }
const byDpd = { ...anyPoint, service: 'dpd' }

it('a file of schema 25: what was proposed or only confirmed asks for its point, what a lead chose stays', async () => {
  const path = join(folder, 'store.db')
  makeFileOfVersion(path, 25)
  const database = new Database(path)
  const method = database.prepare(
    `INSERT INTO shipping_methods (channel_id, method_key, name, fields, proposal, target, decided_by, decided_at,
      first_seen, last_seen) VALUES ('shop', ?, ?, '[]', ?, ?, ?, ?, 1, 1)`,
  )
  const add = (key: string, isCertain: boolean, target: object | null): void => {
    const proposal = JSON.stringify({ target: anyPoint, isCertain })
    const by = target === null ? null : 'mona'
    method.run(key, key, proposal, target && JSON.stringify(target), by, target && 1)
  }
  add('proposed', true, null)
  add('confirmed', true, anyPoint)
  add('chosen', true, byDpd)
  add('answered', false, anyPoint)
  const order = database.prepare(
    `INSERT INTO orders (id, channel_id, external_id, reference, state, placed_at, received_at, changed_at, priority,
      value_cents, currency, rule_tags, site_ids, revision)
      VALUES (?, 'shop', ?, ?, ?, 1, 1, 1, 0, 2000, 'EUR', '[]', '', 0)`,
  )
  const way = database.prepare('INSERT INTO order_methods VALUES (?, ?, ?, ?, ?)')
  const standing = database.prepare(
    `INSERT INTO order_standing VALUES ('shop', ?, ?, 'open', 'ship', NULL, 1, 1, 1, ?)`,
  )
  const comes = (id: string, key: string, state: string, by: string, gap: string | null = null): void => {
    order.run(id, id, id, state)
    const target = key === 'chosen' ? byDpd : anyPoint
    way.run(id, 'shop', key, gap, JSON.stringify({ name: key, target, by, person: null }))
  }
  comes('new', 'proposed', 'allocated', 'name')
  comes('gone', 'proposed', 'released', 'name')
  comes('said', 'confirmed', 'allocated', 'lead')
  comes('kept', 'chosen', 'allocated', 'lead')
  comes('old', 'proposed', 'allocated', 'before')
  for (const [id, holders] of [
    ['waits', ['method']],
    ['held', ['channel', 'method']],
  ] as const) {
    comes(id, 'answered', 'on-hold', 'lead', 'point')
    standing.run(id, id, JSON.stringify({ holders }))
  }
  database
    .prepare(
      `INSERT INTO exceptions (id, scope, key, reason, state, opened_at, regressions, search, cause)
        VALUES (?, 'shop', ?, 'unknown-method', 'open', 1, 0, '', ?)`,
    )
    .run('grouped', 'grouped', JSON.stringify({ reason: 'unknown-method', gap: 'point' }))
  database.close()

  await (await openSqliteStore({ path, clock: { now: () => 2_000 } })).close()
  const migrated = new Database(path, { readonly: true })
  const all = (sql: string) => migrated.prepare<[], Record<string, string>>(sql).all()
  const methods = all('SELECT method_key, proposal, target FROM shipping_methods')
  const meanings = methods.map(({ method_key, target }) => [method_key, target && JSON.parse(target)])
  expect(Object.fromEntries(meanings)).toEqual({
    proposed: null,
    confirmed: itsPoint,
    chosen: byDpd,
    answered: anyPoint,
  })
  expect(methods.map(({ proposal = '' }) => JSON.parse(proposal).target)).toEqual(methods.map(() => itsPoint))
  const ways = all("SELECT order_id, gap, doc FROM order_methods WHERE channel_id = 'shop' ORDER BY order_id")
  expect(ways.map(({ order_id, gap, doc = '' }) => [order_id, gap, JSON.parse(doc).target])).toEqual([
    ['gone', null, anyPoint],
    ['held', null, anyPoint],
    ['kept', null, byDpd],
    ['new', null, itsPoint],
    ['old', null, anyPoint],
    ['said', null, itsPoint],
    ['waits', null, anyPoint],
  ])
  expect(all("SELECT id, state FROM orders WHERE id IN ('waits', 'held') ORDER BY id")).toEqual([
    { id: 'held', state: 'on-hold' },
    { id: 'waits', state: 'received' },
  ])
  expect(
    all(
      "SELECT order_id, holds, doc FROM order_standing WHERE order_id IN ('waits', 'held') ORDER BY order_id",
    ),
  ).toEqual([
    { order_id: 'held', holds: 1, doc: '{"holders":["channel"]}' },
    { order_id: 'waits', holds: 0, doc: '{"holders":[]}' },
  ])
  expect(all("SELECT id FROM exceptions WHERE id = 'grouped'")).toEqual([])
  migrated.close()
})
