import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StoreFullError } from '../../../main/app/ports/store.ts'
import { openSqliteStore } from '../../../main/store/sqlite.ts'
import { anyDocument } from '../../support/any-document.ts'
import { storedOrder } from '../../support/store-data.ts'

const clock = { now: () => 1_000 }
let folder: string
const path = () => join(folder, 'store.db')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-full-'))
})
afterEach(() => {
  chmodSync(folder, 0o755)
  rmSync(folder, { recursive: true, force: true })
})

/** With room for a few rows beside its schema. */
async function openNearlyFull() {
  const empty = await openSqliteStore({ path: path(), clock })
  await empty.close()
  const file = new Database(path(), { readonly: true })
  const pages = Number(file.pragma('page_count', { simple: true }))
  file.close()
  return openSqliteStore({ path: path(), clock, maxPages: pages + 20 })
}

describe('a full disk', () => {
  it('refuses the write that does not fit, whole, and goes on with what fits', async () => {
    const store = await openNearlyFull()
    const many = Array.from({ length: 1_000 }, (_, n) => storedOrder(`o${n}`))
    const big = store.write(async (tx) => {
      await tx.settings.put(anyDocument('a'), 1)
      await tx.orders.insert(many, 5)
    })
    await expect(big).rejects.toThrow(StoreFullError)
    await expect(big).rejects.toThrow('The disk is full: nothing was written, everything before is safe.')
    expect(await store.write((tx) => tx.orders.insert(many.slice(0, 2), 5))).toEqual(['o0', 'o1'])
    await store.read(async (tx) => {
      expect(await tx.settings.get(anyDocument('a'))).toBeNull()
      expect((await tx.orders.awaitingDecision(10)).length).toBe(2)
    })
    await store.close()
    expect(new Database(path(), { readonly: true }).pragma('integrity_check', { simple: true })).toBe('ok')
  })

  it('does not commit what is left when the work swallows the error', async () => {
    const store = await openNearlyFull()
    const many = Array.from({ length: 1_000 }, (_, n) => storedOrder(`o${n}`))
    const swallowing = store.write(async (tx) => {
      await tx.settings.put(anyDocument('a'), 1)
      await tx.orders.insert(many, 5).catch(() => {})
    })
    await expect(swallowing).rejects.toThrow(StoreFullError)
    expect(await store.read((tx) => tx.settings.get(anyDocument('a')))).toBeNull()
    await store.close()
  })
})

/** Root may write anywhere: then the child that opens the store runs as nobody. */
function openAsNobody(file: string): string {
  const child = fileURLToPath(new URL('./children/open-store.ts', import.meta.url))
  const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  const { stdout, stderr } = spawnSync(process.execPath, [child, file], { ...user, encoding: 'utf8' })
  return stdout.trim() || stderr
}

describe.skipIf(process.platform === 'win32')('a read-only folder', () => {
  const refused = /^StoreFullError: The data (folder|file) cannot be/

  it('is refused with a plain sentence where there is no store yet', () => {
    chmodSync(folder, 0o555)
    expect(openAsNobody(path())).toMatch(refused)
  })

  it('is refused with a plain sentence where there is a store', async () => {
    const store = await openSqliteStore({ path: path(), clock })
    await store.close()
    chmodSync(path(), 0o444)
    chmodSync(folder, 0o555)
    expect(openAsNobody(path())).toMatch(refused)
  })
})
