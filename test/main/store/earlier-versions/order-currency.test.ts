import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSqliteStore } from '../../../../main/store/sqlite.ts'
import { anOrder } from '../../../support/engine-builders.ts'
import { makeFileOfVersion } from './file-of-version.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-currency-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('a file of schema 18: orders are known by their currency, whatever their buyers wrote', async () => {
  const path = join(folder, 'store.db')
  makeFileOfVersion(path, 18)
  const database = new Database(path)
  const insert = database.prepare(
    `INSERT INTO orders VALUES (?, 'shop', ?, ?, 'received', 1, 1, 1, NULL, NULL, 0, 2000, '[]', '', 0, NULL)`,
  )
  const document = database.prepare('INSERT INTO order_documents VALUES (?, ?)')
  const orders = [
    anOrder({ id: 'euros' }),
    anOrder({ id: 'yen', currency: 'JPY' }),
    anOrder({ id: 'tricky', currency: 'PLN', customerTier: '"currency":"XXX"' }),
  ]
  for (const order of orders) {
    insert.run(order.id, order.id, order.id)
    document.run(order.id, JSON.stringify(order))
  }
  insert.run('none', 'none', 'none')
  database.close()

  const store = await openSqliteStore({ path, clock: { now: () => 2_000 } })
  await store.close()
  const migrated = new Database(path, { readonly: true })
  const rows = migrated
    .prepare("SELECT id, currency FROM orders WHERE id IN ('euros', 'yen', 'tricky', 'none') ORDER BY id")
    .all()
  migrated.close()
  expect(rows).toEqual([
    { id: 'euros', currency: 'EUR' },
    { id: 'none', currency: '' },
    { id: 'tricky', currency: 'PLN' },
    { id: 'yen', currency: 'JPY' },
  ])
})
