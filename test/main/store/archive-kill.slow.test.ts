import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, expect, it } from 'vitest'
import type { Store } from '../../../main/app/ports/store.ts'
import { openSqliteStore } from '../../../main/store/sqlite.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { runAndKill } from '../../support/killed-writer.ts'
import { storedDecision, storedFulfillment, storedOrder } from '../../support/store-data.ts'

const KILLS = 3
const ORDERS = 48
const folder = mkdtempSync(join(tmpdir(), 'switchyard-archive-kill-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('loses and doubles nothing when it is killed while orders go into the archive and come back', async () => {
  const path = join(folder, 'store.db')
  const ids = Array.from({ length: ORDERS }, (_, n) => `o${n}`)
  const open = () => openSqliteStore({ path, clock: { now: () => 1_000 } })
  const all = (store: Store) =>
    store.read(async (tx) => [await tx.orders.byIds(ids), await tx.fulfillments.byOrders(ids)])
  const first = await open()
  await first.write(async (tx) => {
    const orders = ids.map((id) => storedOrder(id))
    await tx.stock.putLevels([{ siteId: 'LILLE', sku: 'SKU-1', onHand: ORDERS, safety: 0 }])
    await tx.orders.insert(orders, 5)
    await tx.decisions.commit(
      orders.map((order) => storedDecision(order.id, [storedFulfillment(order, 'LILLE')])),
    )
    for (const state of ['released', 'packed', 'shipped'] as const) await tx.orders.move(ids, state, 6)
    await tx.fulfillments.move(
      ids.map((id) => `f-${id}-LILLE`),
      'shipped',
      6,
    )
  })
  const before = await all(first)
  await first.close()
  const random = seededRandom(12)
  let archived = 0
  for (let kill = 0; kill < KILLS; kill++) {
    await runAndKill(path, 0, random() * 60, 'archive-until-killed')
    const store = await open()
    expect(await all(store)).toEqual(before)
    archived += (await store.read((tx) => tx.retention.figures())).rows.archive
    await store.close()
    const raw = new Database(path, { readonly: true })
    const places = raw.prepare(
      'SELECT order_id FROM order_documents UNION ALL SELECT order_id FROM archived_orders ORDER BY 1',
    )
    expect(places.pluck().all()).toEqual(ids.toSorted())
    raw.close()
  }
  expect(archived).toBeGreaterThan(0)
})
