import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { JournalEntry } from '../../../main/app/ports/journal-table.ts'
import type { Store } from '../../../main/app/ports/store.ts'
import type { Progress } from '../../../main/store/acknowledged.ts'
import { makeBackup } from '../../../main/store/backup.ts'
import { listBackups } from '../../../main/store/backup-files.ts'
import { scheduledBackups } from '../../../main/store/backup-schedule.ts'
import { openSqliteStore } from '../../../main/store/sqlite.ts'
import { checkAtStart } from '../../../main/store/start-up-check.ts'
import { HOUR_MS } from '../../../shared/lib/clock.ts'

const START = Date.UTC(2026, 2, 2, 8)

let home: string
let store: Store
let now: number
let secondPlace: string | null
const clock = { now: () => now }
const file = () => join(home, 'store.db')
const backups = () => join(home, 'backups')
const options = () => ({
  storePath: file(),
  folder: backups(),
  clock,
  secondPlace: () => secondPlace,
  isSuspect: () => false,
})
const backUp = () => makeBackup(options())
const check = (acknowledged: Progress | null = null, begunAnewAt: number | null = null) =>
  checkAtStart({ storePath: file(), backupFolder: backups(), clock, acknowledged, begunAnewAt })

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'switchyard-backup-'))
  now = START
  secondPlace = null
  store = await openSqliteStore({ path: file(), clock })
})
afterEach(async () => {
  await store.close()
  rmSync(home, { recursive: true, force: true })
})

async function record(commandId: string) {
  const entry: Omit<JournalEntry, 'seq'> = {
    commandId,
    at: now,
    actor: 'ana',
    role: 'lead',
    type: 'test',
    input: null,
    result: null,
    topics: [],
    orderIds: [],
  }
  await store.write((tx) => tx.journal.append(entry))
}

const commandsIn = (from: Store) =>
  from.read(async (tx) => (await tx.journal.since(0, 100)).map((one) => one.commandId))

const sha256Of = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

/** Overwrites the middle of the closed file, as a dying disk would. */
async function damage(path: string) {
  await store.close()
  const bytes = readFileSync(path)
  bytes.fill(0x5a, 4_096 * 2, bytes.length - 4_096)
  writeFileSync(path, bytes)
}

describe('backup', () => {
  it('is a sound store of its own, made while the first goes on', async () => {
    await record('before')
    const [made] = await Promise.all([backUp(), record('meanwhile')])
    expect(made).toEqual({
      kind: 'made',
      backup: {
        path: join(backups(), 'store-2026-03-02T08-00-00-000Z.db'),
        name: 'store-2026-03-02T08-00-00-000Z.db',
        madeAt: START,
        bytes: statSync(join(backups(), 'store-2026-03-02T08-00-00-000Z.db')).size,
        holds: {
          sites: 0,
          products: 0,
          orders: 0,
          lastCommand: { seq: expect.any(Number), at: START },
          commits: expect.any(Number),
        },
        sha256: sha256Of(join(backups(), 'store-2026-03-02T08-00-00-000Z.db')),
        suspect: false,
        chain: null,
      },
      elsewhere: null,
    })
    expect(listBackups(backups())).toEqual([made.kind === 'made' && made.backup])
    await record('after')
    const copy = await openSqliteStore({ path: join(backups(), 'store-2026-03-02T08-00-00-000Z.db'), clock })
    expect(['before', 'before meanwhile']).toContain((await commandsIn(copy)).join(' '))
    await copy.close()
  })

  it('is copied to a second place, and one that cannot be reached is said and stops nothing', async () => {
    secondPlace = join(home, 'elsewhere')
    expect(await backUp()).toMatchObject({ kind: 'made', elsewhere: expect.stringContaining('ENOENT') })
    mkdirSync(secondPlace)
    now += HOUR_MS
    const made = await backUp()
    expect(made).toMatchObject({ kind: 'made', elsewhere: null })
    const [newest] = listBackups(backups())
    expect(listBackups(secondPlace)).toEqual([{ ...newest, path: join(secondPlace, newest?.name ?? '') }])
  })

  it('that fails leaves the good ones as they are, and nothing half made', async () => {
    await backUp()
    const before = listBackups(backups())
    await damage(file())
    now += HOUR_MS
    const result = await backUp()
    expect(result.kind).toBe('failed')
    expect(listBackups(backups())).toEqual(before)
    expect(readdirSync(backups()).filter((name) => !/\.(db|json)$/.test(name))).toEqual([])
  })

  it('says so when the folder cannot be made', async () => {
    writeFileSync(backups(), 'a file where the folder should be')
    expect((await backUp()).kind).toBe('failed')
  })
})

describe('start-up check', () => {
  it('finds a fresh folder and a sound store sound', async () => {
    const storePath = join(home, 'none.db')
    const fresh = { storePath, backupFolder: backups(), clock, acknowledged: null, begunAnewAt: null }
    expect(await checkAtStart(fresh)).toEqual([])
    await record('one')
    await store.close()
    expect(await check()).toEqual([])
  })

  it('sets a damaged store aside, restores the newest copy and says what may be missing', async () => {
    await record('kept')
    await backUp()
    now += HOUR_MS
    await record('lost')
    await damage(file())
    const report = await check()
    expect(report).toMatchObject([
      {
        kind: 'restored',
        from: { madeAt: START, holds: { lastCommand: { seq: 1, at: START } } },
        quarantined: expect.arrayContaining([`${file()}.damaged-2026-03-02T09-00-00-000Z`]),
      },
    ])
    expect(existsSync(`${file()}.damaged-2026-03-02T09-00-00-000Z`)).toBe(true)
    store = await openSqliteStore({ path: file(), clock })
    expect(await commandsIn(store)).toEqual(['kept'])
    expect(await check()).toEqual([])
  })

  it('passes over a copy that has gone bad for the one before it', async () => {
    await record('first')
    await backUp()
    now += HOUR_MS
    await record('second')
    await backUp()
    await damage(listBackups(backups())[0]!.path)
    writeFileSync(file(), 'no database at all')
    expect(await check()).toMatchObject([{ kind: 'restored', from: { madeAt: START } }])
    store = await openSqliteStore({ path: file(), clock })
    expect(await commandsIn(store)).toEqual(['first'])
  })

  it('starts empty when there is no copy, and keeps the damaged file', async () => {
    await damage(file())
    const report = await check()
    expect(report).toMatchObject([
      { kind: 'restored', from: null },
      { kind: 'missing', why: 'deleted' },
    ])
    expect(existsSync(file())).toBe(false)
    store = await openSqliteStore({ path: file(), clock })
    expect(await commandsIn(store)).toEqual([])
  })

  it('moves nothing when the file cannot be looked at', async () => {
    await store.close()
    rmSync(file())
    mkdirSync(file())
    await expect(check()).rejects.toThrow('cannot be checked')
    expect(existsSync(file())).toBe(true)
  })
})

describe('a copy asked for by a person', () => {
  it('holds what was recorded before it was asked for, also while the hourly one is being made', async () => {
    const schedule = scheduledBackups(options(), () => {})
    await record('before')
    const hourly = schedule.now()
    await record('meanwhile')
    now += 1
    const asked = await schedule.now()
    await hourly
    await schedule.stop()
    const copy = await openSqliteStore({ path: asked.kind === 'made' ? asked.backup.path : '', clock })
    expect(await commandsIn(copy)).toEqual(['before', 'meanwhile'])
    await copy.close()
  })
})
