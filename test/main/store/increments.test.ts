import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Backup, listBackups } from '../../../main/store/backup-files.ts'
import { ChangedPagesBackup } from '../../../main/store/changed-pages-backup.ts'
import { isSoundCopy, moveIn, prepareRestore } from '../../../main/store/restore.ts'
import { openSqliteStore, type SqliteStore } from '../../../main/store/sqlite.ts'
import { checkAtStart } from '../../../main/store/start-up-check.ts'
import { DAY_MS, HOUR_MS } from '../../../shared/lib/clock.ts'
import { storedOrder } from '../../support/store-data.ts'

const CHILD = fileURLToPath(new URL('./children/copy-until-killed.ts', import.meta.url))

let home: string
let now = Date.UTC(2026, 2, 2, 8)
let secondPlace: string | null
let store: SqliteStore
let copies: ChangedPagesBackup
const clock = { now: () => now }
const file = () => join(home, 'store.db')
const backups = () => join(home, 'backups')

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'switchyard-increments-'))
  secondPlace = null
  store = await openSqliteStore({ path: file(), clock })
  if (store.file === null) throw new Error('a file is wanted')
  copies = new ChangedPagesBackup(
    { storePath: file(), folder: backups(), clock, secondPlace: () => secondPlace, isSuspect: () => false },
    store.file,
  )
})
afterEach(async () => {
  await store.close()
  rmSync(home, { recursive: true, force: true })
})

/** Order `name` is taken in, and an hour later a copy is made. */
async function takeAndCopy(name: string, whole = false): Promise<Backup> {
  await store.write((tx) => tx.orders.insert([storedOrder(name)], now))
  now += HOUR_MS
  const made = await copies.make(whole)
  if (made.kind === 'failed') throw new Error(made.problem)
  return made.backup
}

/** The orders in the store that the copy is put in the place of; null = it cannot be restored. */
async function ordersIn(copy: Backup): Promise<string[] | null> {
  const path = join(home, 'restored.db')
  const incoming = await prepareRestore(copy, path)
  if (incoming === null) return null
  moveIn(incoming, path)
  const restored = await openSqliteStore({ path, clock })
  try {
    const ids = await restored.read((tx) => tx.orders.receivedSince(0, 100))
    return ids.sort()
  } finally {
    await restored.close()
  }
}

it('any point between two whole copies can be restored, whatever was written since', async () => {
  const points: Backup[] = []
  for (const name of ['a', 'b', 'c', 'd']) points.push(await takeAndCopy(name))
  await store.write((tx) => tx.orders.insert([storedOrder('e')], now))
  expect(points.map(({ name }) => name.replace(/.*\./, ''))).toEqual(['db', 'pages', 'pages', 'pages'])
  expect(listBackups(backups())).toEqual(points.toReversed())
  expect(await Promise.all(points.map(isSoundCopy))).toEqual([true, true, true, true])
  expect([await ordersIn(points[0]!), await ordersIn(points[2]!), await ordersIn(points[3]!)]).toEqual([
    ['a'],
    ['a', 'b', 'c'],
    ['a', 'b', 'c', 'd'],
  ])
  expect(points[2]?.holds?.orders).toBe(3)
  expect(points[3]?.bytes).toBeLessThan(statSync(points[0]!.path).size / 10)
})

it('a damaged or missing increment is said, and the last good point before it is taken', async () => {
  const points: Backup[] = []
  for (const name of ['a', 'b', 'c', 'd']) points.push(await takeAndCopy(name))
  const [, , third, last] = points as [Backup, Backup, Backup, Backup]
  const bytes = readFileSync(third.path)
  bytes[bytes.length - 9]! ^= 1
  writeFileSync(third.path, bytes)
  expect(await isSoundCopy(last)).toBe(false)
  expect(await ordersIn(last)).toBeNull()
  await store.close()
  writeFileSync(file(), 'no database at all')
  const check = { storePath: file(), backupFolder: backups(), clock, acknowledged: null, begunAnewAt: null }
  expect(await checkAtStart(check)).toMatchObject([{ kind: 'restored', from: { name: points[1]!.name } }])
  store = await openSqliteStore({ path: file(), clock })
  expect((await store.read((tx) => tx.orders.receivedSince(0, 9))).sort()).toEqual(['a', 'b'])
  rmSync(third.path)
  expect(listBackups(backups()).map(({ name }) => name)).toEqual([points[1]!.name, points[0]!.name])
})

it('a day after the last whole copy the next is whole; increments go with the copy two days old', async () => {
  await takeAndCopy('a')
  const increment = await takeAndCopy('b')
  now += DAY_MS
  const second = await takeAndCopy('c')
  expect(second.chain).toBeNull()
  expect(listBackups(backups()).map(({ name }) => name)).toContain(increment.name)
  now += DAY_MS
  await takeAndCopy('d')
  expect(readdirSync(backups()).filter((name) => name.endsWith('.pages'))).toEqual([])
  expect(await ordersIn(listBackups(backups())[0]!)).toEqual(['a', 'b', 'c', 'd'])
})

it('a second place gets what an increment builds on, though it was not there before', async () => {
  await takeAndCopy('a')
  await takeAndCopy('b')
  secondPlace = join(home, 'elsewhere')
  mkdirSync(secondPlace)
  await takeAndCopy('c')
  const [newest] = listBackups(secondPlace)
  expect(listBackups(secondPlace)).toHaveLength(3)
  expect(await ordersIn(newest!)).toEqual(['a', 'b', 'c'])
})

it('what is written while a copy is made waits for no copy, and is in the next', async () => {
  await takeAndCopy('a')
  const [made] = await Promise.all([
    takeAndCopy('b'),
    ...['c', 'd'].map((id) => store.write((tx) => tx.orders.insert([storedOrder(id)], now))),
  ])
  const next = await takeAndCopy('e')
  expect(['a b', 'a b c d', 'a b c']).toContain((await ordersIn(made))?.join(' '))
  expect(await ordersIn(next)).toEqual(['a', 'b', 'c', 'd', 'e'])
})

it('a program that is killed in the middle leaves points that can be restored', {
  timeout: 60_000,
}, async () => {
  const path = join(home, 'killed.db')
  const child = spawn(process.execPath, [CHILD, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (data) => {
      said += data
      if (said.split('\n').length > 6) resolve()
    })
  })
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
  const points = listBackups(`${path}-backups`)
  const told = said.trim().split('\n')
  expect(points.length).toBeGreaterThanOrEqual(6)
  const sixth = points.toReversed()[5]
  if (sixth === undefined) throw new Error(told.join(' '))
  expect((await ordersIn(sixth))?.length, told[5]).toBe(6)
  const newest = points[0]
  if (newest !== undefined) expect((await ordersIn(newest))?.length).toBeGreaterThanOrEqual(6)
})
