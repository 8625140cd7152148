import { mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openNotices } from '../../../main/app/services/notices.ts'
import { openStoreLifecycle, type StoreLifecycle } from '../../../main/keeping/store-lifecycle.ts'
import { digestPath } from '../../../main/store/page-digests.ts'
import { filesAtPowerCut, openFilled } from '../../support/damaged-store.ts'

const PAGE = 8_192
let home: string
let path: string
let opened: StoreLifecycle | null
let restarts: number
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'switchyard-later-'))
  path = join(home, 'switchyard.db')
  opened = null
  restarts = 0
  await (await openFilled(path, 5)).close()
  // Large enough that a look passes over most of its pages.
  const database = new Database(path)
  database.exec('CREATE TABLE filler (bytes BLOB); INSERT INTO filler VALUES (randomblob(6000000))')
  database.close()
  rmSync(digestPath(path))
  await (await openFilled(path, 0)).close()
})
afterEach(async () => {
  await opened?.close()
  rmSync(home, { recursive: true, force: true })
})

/** As a program that starts: what an earlier one had told is told by nobody any more. */
let notices = openNotices()
async function open(): Promise<StoreLifecycle> {
  notices = openNotices()
  opened = await openStoreLifecycle({
    home,
    clock: { now: () => 5_000 },
    notices,
    onFault: () => {},
    onCorruptRow: () => {},
    restart: () => (restarts += 1),
    checkedAtOnceBytes: 0,
  })
  return opened
}
const kept = () => JSON.parse(readFileSync(join(home, 'keeping.json'), 'utf8'))
const write = ({ store }: StoreLifecycle) =>
  store.write((tx) => tx.stock.putLevels([{ siteId: 'LILLE', sku: 'SKU-1', onHand: 1, safety: 0 }]))
async function checked({ keeping }: StoreLifecycle) {
  await expect.poll(() => keeping.underWay(), { timeout: 20_000 }).toBeNull()
}

/** A page that a look passes over, of the filler or a root of the tables. */
function hiddenPage(of: 'filler' | 'root'): number {
  const database = new Database(path, { readonly: true })
  const pages = Number(database.pragma('page_count', { simple: true }))
  const sql =
    of === 'root'
      ? "SELECT rootpage FROM sqlite_schema WHERE tbl_name = 'orders' AND type = 'index'"
      : "SELECT pageno FROM dbstat WHERE name = 'filler' AND pagetype = 'overflow'"
  const all = database.prepare<[], number>(sql).pluck().all()
  database.close()
  const step = Math.floor(pages / 64)
  const hidden = all.find((page) => (page - 1) % step >= 4)
  if (hidden === undefined) throw new Error('every page is looked at')
  return hidden
}

function spoil(page: number, from: number) {
  writeSync(openSync(path, 'r+'), Buffer.alloc(PAGE - from, 7), 0, PAGE - from, (page - 1) * PAGE + from)
}

it('a sound file takes writes at once, and is found sound; so is one that was killed', async () => {
  const first = await open()
  expect(first.keeping.underWay()).toEqual({ kind: 'pages', percent: 0 })
  expect(kept().check).toBe('owed')
  await write(first)
  await checked(first)
  expect(kept()).toMatchObject({ check: 'none', checkedAt: 5_000 })
  filesAtPowerCut(path, join(home, 'cut'))
  await first.close()
  filesAtPowerCut(join(home, 'cut'), path)
  const second = await open()
  await checked(second)
  expect(kept()).toMatchObject({ check: 'none' })
  expect(notices.all()).toEqual([])
})

it('a page that rotted unseen is told, with its table, and writing goes on', async () => {
  // Behind the number of the page that follows.
  spoil(hiddenPage('filler'), 8)
  const lifecycle = await open()
  await checked(lifecycle)
  expect(notices.all()).toMatchObject([
    { code: 'storage.found.damagedTables', args: { pages: 1, tables: ['filler'] } },
  ])
  await write(lifecycle)
})

it('a structure that is broken takes no more writes; the next start checks the whole and restores', async () => {
  const sound = await open()
  await checked(sound)
  await sound.keeping.run()
  await sound.close()
  spoil(hiddenPage('root'), 0)
  const broken = await open()
  await checked(broken)
  expect(restarts).toBe(1)
  await expect(write(broken)).rejects.toThrow('The data file is damaged')
  await broken.close()
  const restored = await open()
  expect(notices.all()).toMatchObject([{ code: 'storage.found.restored' }])
  await write(restored)
  expect(kept().check).toBe('none')
})

it('a rotten page that is written over before it was compared is told all the same', async () => {
  const store = await openFilled(path, 0)
  const database = new Database(path)
  const page = database
    .prepare<[], number>("SELECT rootpage FROM sqlite_schema WHERE name = 'stock'")
    .pluck()
    .get()
  database.close()
  const heard: number[] = []
  store.file?.checkpoint()
  store.file?.beginCheck((pages) => heard.push(...pages))
  // A byte of what is free in it: SQLite does not mind.
  writeSync(openSync(path, 'r+'), Buffer.of(1), 0, 1, ((page ?? 1) - 1) * PAGE + 1_000)
  await store.write((tx) => tx.stock.putLevels([{ siteId: 'LYON', sku: 'SKU-2', onHand: 1, safety: 0 }]))
  store.file?.checkpoint()
  expect(heard).toEqual([page])
  expect(store.file?.endCheck([page ?? 1])).toEqual([])
  await store.close()
})
