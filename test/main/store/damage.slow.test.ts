import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAcknowledged, readAcknowledged } from '../../../main/store/acknowledged.ts'
import { openSqliteStore } from '../../../main/store/sqlite.ts'
import { checkAtStart, type Finding } from '../../../main/store/start-up-check.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { corrupt, cut, filesAtPowerCut, openFilled, takeOrder } from '../../support/damaged-store.ts'

/** So few that the log was not folded in yet: all of it counts. */
const COMMANDS = 60
const clock = { now: () => 5_000 }
let folder: string
/** Closed in order, and as it lay on the disk in the midst of its work. */
let closed: string
let running: string
let acknowledgedPath: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-damage-'))
  closed = join(folder, 'closed.db')
  await (await openFilled(closed, COMMANDS)).close()
  const path = join(folder, 'running.db')
  acknowledgedPath = join(folder, 'acknowledged')
  const mark = openAcknowledged(acknowledgedPath)
  const store = await openFilled(path, COMMANDS, (progress) => mark.note(progress))
  running = join(folder, 'cut.db')
  filesAtPowerCut(path, running)
  mark.close()
  await store.close()
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What the start says of a copy of these files after they were spoilt. */
async function foundAfter(from: string, spoil: (path: string) => void): Promise<readonly Finding[]> {
  const path = join(folder, 'tried.db')
  for (const part of ['', '-wal', '-shm', '-pages']) {
    rmSync(path + part, { force: true })
    if (existsSync(from + part)) copyFileSync(from + part, path + part)
  }
  spoil(path)
  const acknowledged = from === running ? readAcknowledged(acknowledgedPath) : null
  return checkAtStart({
    storePath: path,
    backupFolder: join(folder, 'none'),
    clock,
    acknowledged,
    begunAnewAt: null,
  })
}

describe('damage is noticed', { timeout: 300_000 }, () => {
  it('nothing is said of files that are as they were left', async () => {
    expect(await foundAfter(closed, () => {})).toEqual([])
    expect(await foundAfter(running, () => {})).toEqual([])
  })

  it('12 random corruptions of the file, every one', async () => {
    const random = seededRandom(41)
    const unnoticed: number[] = []
    for (let n = 0; n < 12; n++) {
      const found = await foundAfter(closed, (path) => corrupt(path, random, n % 2 === 0 ? 1 : 4_000))
      if (found.length === 0) unnoticed.push(n)
    }
    expect(unnoticed).toEqual([])
  })

  it('6 logs cut short, every one, with the number of commands that are missing', async () => {
    const random = seededRandom(42)
    for (let n = 0; n < 6; n++) {
      const share = 0.05 + random() * 0.94
      const found = await foundAfter(running, (path) => cut(`${path}-wal`, share))
      const lost = found.find(({ kind }) => kind === 'lost' || kind === 'restored')
      expect(lost, `cut at ${share}`).toBeDefined()
      if (lost?.kind === 'lost') expect(lost.commands).toBeGreaterThan(0)
    }
  })

  it('a log that is gone, and one with a torn write in its midst', async () => {
    const [gone] = await foundAfter(running, (path) => unlinkSync(`${path}-wal`))
    expect(gone).toMatchObject({ kind: expect.stringMatching(/lost|missing|restored/) })
    const [torn] = await foundAfter(running, (path) => {
      const half = Math.floor(statSync(`${path}-wal`).size / 2)
      writeSync(openSync(`${path}-wal`, 'r+'), Buffer.alloc(512, 7), 0, 512, half)
    })
    expect(torn).toMatchObject({ kind: 'lost', acknowledgedUntil: 1_000 })
  })

  it('a database file that lost its end, and one in which a page was never written', async () => {
    const pageBytes = 8_192
    const [short] = await foundAfter(closed, (path) =>
      truncateSync(path, statSync(path).size - 3 * pageBytes),
    )
    expect(short?.kind).toMatch(/restored|damaged-pages/)
    const [stale] = await foundAfter(closed, (path) => {
      writeSync(openSync(path, 'r+'), Buffer.alloc(pageBytes), 0, pageBytes, 40 * pageBytes)
    })
    expect(stale?.kind).toMatch(/restored|damaged-pages/)
  })

  it('digests follow checkpoints: a file killed between two of them is not accused', async () => {
    const path = join(folder, 'checkpoints.db')
    const store = await openFilled(path, 30)
    for (let n = 30; n < 90; n++) {
      await takeOrder(store, n)
      if (n % 7 === 0) store.file?.checkpoint()
      if (n % 10 !== 0) continue
      const copy = join(folder, `at-${n}.db`)
      filesAtPowerCut(path, copy)
      expect(await foundAfter(copy, () => {})).toEqual([])
    }
    expect(Array.from({ length: 20 }, () => store.file?.checkSlice()).flat()).toEqual([])
    await store.close()
  })

  it('a page that rots under the running program is found by the slices', async () => {
    const path = join(folder, 'rots.db')
    const store = await openFilled(path, 50)
    store.file?.checkpoint()
    writeSync(openSync(path, 'r+'), Buffer.of(0x5a, 0xa5), 0, 2, 9 * 8_192 + 77)
    expect(Array.from({ length: 5 }, () => store.file?.checkSlice()).flat()).toContain(10)
    await store.close()
  })

  it('a file deleted under the running program takes nothing more, and all of it is saved', async () => {
    const path = join(folder, 'deleted.db')
    const store = await openFilled(path, 10)
    unlinkSync(path)
    expect(store.file?.isGone()).toBe(true)
    await expect(takeOrder(store, 10)).rejects.toThrow('deleted or replaced while the program runs')
    const rescued = join(folder, 'rescued.db')
    expect(store.file?.rescueTo(rescued)).toMatchObject({ orders: 10 })
    await store.close()
    const again = await openSqliteStore({ path: rescued, clock })
    expect(await again.read((tx) => tx.journal.lastSeq())).toBe(10)
    await again.close()
  })
})
