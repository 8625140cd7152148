import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { DecisionRecord } from '../../main/app/ports/order-tables.ts'
import type { Store } from '../../main/app/ports/store.ts'
import { makeBackup } from '../../main/store/backup.ts'
import { openSqliteStore } from '../../main/store/sqlite.ts'
import { checkAtStart } from '../../main/store/start-up-check.ts'
import { WORKSPACE } from '../../shared/domain/workspace.ts'
import { systemClock } from '../../shared/lib/clock.ts'
import { seededRandom } from '../../shared/lib/random.ts'
import type { BenchResult } from './bench.ts'
import { decideForLoad, LOAD_START, loadOrders, stockUp } from './store-load.ts'

export const name = 'store'

const GROUP = 1_000

/**
 * The SQLite store on a real disk (WAL, synchronous=FULL): orders taken in, decisions committed in groups of
 * 1,000 with their journal entry, start-up and the lists with all of them in the file. `--orders`, `--seed`, `--dir`.
 */
export async function run(args: readonly string[]): Promise<BenchResult[]> {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: {
      orders: { type: 'string', default: '100000' },
      seed: { type: 'string', default: '1' },
      dir: { type: 'string', default: tmpdir() },
    },
  })
  const count = Number(values['orders'])
  const seed = Number(values['seed'])
  const folder = mkdtempSync(join(String(values['dir']), 'switchyard-bench-'))
  const path = join(folder, 'store.db')
  try {
    const store = await openSqliteStore({ path, clock: systemClock })
    await stockUp(store)
    const insertSeconds = await importOrders(store, count, seed)
    const commitSeconds = await commitAll(store, count, seed)
    await store.close()
    const megabytes = statSync(path).size / 1e6
    const backupFolder = join(folder, 'backups')
    const checkMs = await median(1, () =>
      checkAtStart({
        storePath: path,
        backupFolder,
        clock: systemClock,
        acknowledged: null,
        begunAnewAt: null,
      }),
    )
    const startMs = await startUp(path)
    const lists = await openSqliteStore({ path, clock: systemClock })
    const searchMs = await median(5, () => search(lists, 'lefevre 59'))
    const pageMs = await median(5, () => search(lists, ''))
    const ledgerMs = await median(1, () => lists.read((tx) => tx.stock.ledgerDifferences()))
    const backupMs = await median(1, () =>
      makeBackup({
        storePath: path,
        folder: backupFolder,
        clock: systemClock,
        secondPlace: () => null,
        isSuspect: () => false,
      }),
    )
    await lists.close()
    return [
      atLeast('orders taken in', count / insertSeconds, 'orders/s', 5_000),
      atLeast('durable commit of decisions', count / commitSeconds, 'orders/s', 30_000),
      atMost('start-up: check of the file (own thread)', checkMs, 'ms', 2_000),
      atMost('start-up: open and first overview', startMs, 'ms', 1_000),
      atMost('search in all orders', searchMs, 'ms', 50),
      atMost('first page of all orders', pageMs, 'ms', 50),
      atMost('ledger check', ledgerMs, 'ms', 1_000),
      atMost('verified backup (own thread)', backupMs, 'ms', 10_000),
      atMost('file', (megabytes * 1e6) / count, 'bytes/order', 4_000),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function importOrders(store: Store, count: number, seed: number): Promise<number> {
  let seconds = 0
  for (const orders of groups(loadOrders(count, seed))) {
    seconds += await secondsOf(() => store.write((tx) => tx.orders.insert(orders, LOAD_START)))
  }
  return seconds
}

/** Groups are made as they are needed, outside of what is timed, as the engine would hand them over. */
async function commitAll(store: Store, count: number, seed: number): Promise<number> {
  const random = seededRandom(seed + 1)
  let seconds = 0
  let at = 0
  for (const orders of groups(loadOrders(count, seed))) {
    const records = orders.map((order, index) => decideForLoad(order, at + index, random))
    seconds += await secondsOf(() => commitGroup(store, records, at))
    at += records.length
  }
  return seconds
}

async function commitGroup(store: Store, records: readonly DecisionRecord[], at: number): Promise<void> {
  await store.write(async (tx) => {
    const written = await tx.decisions.commit(records)
    if (written.length !== records.length) throw new Error('a decision of the load was refused')
    await tx.journal.append({
      commandId: `decide-${at}`,
      at: LOAD_START + at,
      actor: 'system',
      role: 'system',
      type: 'orders.decide',
      input: { count: records.length },
      result: { written: written.length },
      topics: ['orders', 'stock'],
      orderIds: [],
    })
  })
}

function* groups<T>(items: Iterable<T>): Generator<T[]> {
  let group: T[] = []
  for (const item of items) {
    group.push(item)
    if (group.length < GROUP) continue
    yield group
    group = []
  }
  if (group.length > 0) yield group
}

/** Opening the file and reading what the overview shows first, in milliseconds. */
async function startUp(path: string): Promise<number> {
  const start = performance.now()
  const store = await openSqliteStore({ path, clock: systemClock })
  await store.read(async (tx) => {
    await tx.settings.get(WORKSPACE)
    await tx.sites.all()
    await tx.orders.countByState(LOAD_START, 'every-site')
    await tx.orders.receivedPerHour(LOAD_START, 'every-site')
    await tx.fulfillments.totals(LOAD_START, 'every-site')
    await tx.fulfillments.siteLoad('2026-03-02')
    await tx.exceptions.countOpen(LOAD_START, 'every-site')
    await tx.journal.lastSeq()
  })
  const ms = performance.now() - start
  await store.close()
  return ms
}

function search(store: Store, text: string) {
  return store.read((tx) =>
    tx.orders.list({
      seen: 'every-site',
      search: text,
      states: [],
      channelIds: [],
      siteIds: [],
      sort: 'due',
      descending: false,
      offset: 0,
      limit: 50,
    }),
  )
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1_000
}

async function median(times: number, work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  for (let n = 0; n < times; n++) taken.push((await secondsOf(work)) * 1_000)
  taken.sort((a, b) => a - b)
  return taken[Math.floor(taken.length / 2)] ?? 0
}

function atLeast(what: string, value: number, unit: string, target: number): BenchResult {
  return { name: `store: ${what}`, value: Math.round(value), unit, target, met: value >= target }
}

function atMost(what: string, value: number, unit: string, target: number): BenchResult {
  return { name: `store: ${what}`, value: Math.round(value * 10) / 10, unit, target, met: value <= target }
}
