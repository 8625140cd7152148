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
  folder = mkdtempSync(join(tmpdir(), 'switchyard-customers-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('a file of schema 115: orders of before count as what a customer did before, archived ones too', async () => {
  const path = join(folder, 'store.db')
  makeFileOfVersion(path, 115)
  const database = new Database(path)
  const insert = database.prepare(
    `INSERT INTO orders (id, channel_id, external_id, reference, state, placed_at, received_at, changed_at, due_at,
      ship_by, priority, value_cents, rule_tags, site_ids, revision, decision_no, currency, buyer_key)
      VALUES (?, 'shop', ?, ?, 'shipped', 1, 1, 1, NULL, NULL, 0, 2000, '[]', '', 0, NULL, 'EUR', NULL)`,
  )
  const { destination } = anOrder()
  const eva = { destination: { ...destination, email: ' Eva@X.fr ' } }
  for (const id of ['kept', 'archived', 'damaged', 'nobody']) insert.run(id, id, id)
  const document = database.prepare('INSERT INTO order_documents VALUES (?, ?, NULL)')
  document.run('kept', JSON.stringify(anOrder({ id: 'kept', ...eva })))
  document.run('nobody', JSON.stringify(anOrder({ id: 'nobody' })))
  document.run('damaged', '{"destination":{"email":"eva@x.fr"')
  database
    .prepare('INSERT INTO archived_orders VALUES (?, ?, NULL, ?)')
    .run('archived', 'eva@x.fr', Buffer.alloc(0))
  database.close()

  const store = await openSqliteStore({ path, clock: { now: () => 2_000 } })
  const fresh = anOrder({ id: 'fresh', externalId: 'fresh', placedAt: 1_000, ...eva })
  await store.write((tx) => tx.orders.insert([fresh], 2_000))
  const [known] = await store.read((tx) => tx.orders.byIds(['fresh']))
  await store.close()
  expect(known?.order.past).toEqual({ orders: 2, returned: 0, refused: 0 })
})
