import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { OrderQuery } from '../../../../main/app/ports/order-tables.ts'
import { openTextIndexing } from '../../../../main/app/scheduler/index-texts.ts'
import { openSqliteStore } from '../../../../main/store/sqlite.ts'
import { makeFileOfVersion } from './file-of-version.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-search-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const EVERY_ORDER: OrderQuery = {
  seen: 'every-site',
  search: '',
  states: [],
  channelIds: [],
  siteIds: [],
  sort: 'placed',
  descending: false,
  offset: 0,
  limit: 500,
}

it.each([21, 71])(
  'a file of schema %s: each order is found before its text is indexed and afterwards',
  async (version) => {
    const path = join(folder, 'store.db')
    makeFileOfVersion(path, version)
    const store = await openSqliteStore({ path, clock: { now: () => 2_000 } })
    const find = async (search: string) =>
      (await store.read((tx) => tx.orders.list({ ...EVERY_ORDER, search }))).rows.map(({ order }) => order.id)
    const { rows } = await store.read((tx) => tx.orders.list(EVERY_ORDER))
    expect(rows.length).toBeGreaterThan(1)
    const found = () =>
      Promise.all(rows.map(({ order }) => find(`${order.reference.slice(-5)} ${order.destination.name}`)))
    expect(await store.read((tx) => tx.orders.hasTextsToIndex())).toBe(true)
    const before = await found()
    rows.forEach(({ order }, at) => expect(before[at]).toContain(order.id))
    await openTextIndexing(store)()
    expect(await store.read((tx) => tx.orders.hasTextsToIndex())).toBe(false)
    expect(await found()).toEqual(before)
    await store.close()
  },
)
