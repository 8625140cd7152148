import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSqliteStore } from '../../../../main/store/sqlite.ts'
import { makeFileOfVersion } from './file-of-version.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-demand-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('a file of schema 47: what waiting orders want is counted when it is opened first, and only then', async () => {
  const path = join(folder, 'store.db')
  makeFileOfVersion(path, 47)
  const clock = { now: () => 2_000 }
  const store = await openSqliteStore({ path, clock })
  const wanted = await store.read(async (tx) => {
    expect(await tx.stock.demandDifferences()).toEqual([])
    const skus = (await tx.products.all()).map(({ sku }) => sku)
    return tx.stock.openDemand(skus)
  })
  expect(wanted.size).toBeGreaterThan(0)
  await store.close()

  const database = new Database(path)
  database.exec('UPDATE open_demand SET units = units + 1')
  database.close()
  const again = await openSqliteStore({ path, clock })
  expect((await again.read((tx) => tx.stock.demandDifferences())).length).toBeGreaterThan(0)
  await again.close()
})
