import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openSqliteStore } from '../../../main/store/sqlite.ts'
import { anyDocument } from '../../support/any-document.ts'
import { openMemoryStore } from '../../support/memory-store.ts'
import { storedOrder } from '../../support/store-data.ts'
import { storeConforms } from './conformance/all.ts'

const clock = { now: () => 1_000 }

describe('SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-store-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  let files = 0
  storeConforms(() => openSqliteStore({ path: join(folder, `${files++}.db`), clock }), 60)
})

describe('SQLite in memory, for tests', () => {
  it('queues reads with writes', async () => {
    const store = await openMemoryStore({ clock })
    const [ids, found] = await Promise.all([
      store.write((tx) => tx.orders.insert([storedOrder('o1')], 5)),
      store.read((tx) => tx.orders.awaitingDecision(10)),
    ])
    expect([ids, found]).toEqual([['o1'], [storedOrder('o1')]])
    await expect(store.read((tx) => tx.settings.put(anyDocument('a'), 1))).rejects.toThrow(
      'A read cannot write',
    )
    await store.write((tx) => tx.settings.put(anyDocument('a'), 1))
    await store.close()
  })

  it('refuses a read inside a write, which would wait for itself', async () => {
    const store = await openMemoryStore({ clock })
    const nested = store.write(() => store.read(async () => 1))
    await expect(nested).rejects.toThrow('A read inside a write')
    await store.close()
  })
})
