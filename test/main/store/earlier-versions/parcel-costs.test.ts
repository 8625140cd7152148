import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSqliteStore } from '../../../../main/store/sqlite.ts'
import { aPurchase } from '../../../support/label-purchases.ts'
import { makeFileOfVersion } from './file-of-version.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-costs-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('a file of schema 35: labels that were bought have what was decided and paid for them', async () => {
  const path = join(folder, 'store.db')
  makeFileOfVersion(path, 35)
  const database = new Database(path)
  const part = database
    .prepare<[], { id: string; order_id: string }>(
      'SELECT id, order_id FROM fulfillments ORDER BY id LIMIT 1',
    )
    .get()
  if (part === undefined) throw new Error('the file has no fulfilments')
  database.prepare('UPDATE fulfillments SET shipping_cents = 1001, parcels = 2 WHERE id = ?').run(part.id)
  database
    .prepare("INSERT OR REPLACE INTO settings VALUES ('workspace', ?)")
    .run(JSON.stringify({ merchantName: 'M', currency: 'CHF' }))
  const request = JSON.stringify({ ...aPurchase().request, shipOn: '2026-10-31' })
  const insert = database.prepare(
    `INSERT INTO label_purchases (id, reference, fulfillment_id, parcel, account_id, state, request, tracking_number,
       price_cents, currency, attempts, not_before, created_at, changed_at, operator)
     VALUES (?, ?, ?, ?, 'acc', ?, ?, ?, ?, ?, 0, 1, 1, 7, 'Pia')`,
  )
  insert.run('bought-1', 'r1', part.id, 1, 'bought', request, 'N1', 520, 'CHF')
  insert.run('bought-2', 'r2', part.id, 2, 'bought', request, 'N2', 520, 'EUR')
  insert.run('voided', 'r3', part.id, 1, 'voided', request, 'N3', 520, 'CHF')
  insert.run('wanted', 'r4', part.id, 3, 'wanted', request, null, null, null)
  database.close()

  const store = await openSqliteStore({ path, clock: { now: () => 2_000 } })
  const costs = await store.read((tx) => tx.costs.of(['bought-1', 'bought-2', 'voided', 'wanted']))
  await store.close()
  const known = { orderId: part.order_id, month: '2026-10', currency: 'CHF', state: 'open', causes: [] }
  expect(costs).toMatchObject([
    { id: 'bought-1', trackingNumber: 'N1', decidedCents: 501, paidCents: 520, realCents: 520, ...known },
    { id: 'bought-2', trackingNumber: 'N2', decidedCents: 500, paidCents: null, realCents: null, ...known },
  ])
})
