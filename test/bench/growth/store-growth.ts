import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Sync } from '../../../main/app/ports/channel-sync.ts'
import type { Store } from '../../../main/app/ports/store.ts'
import { overviewFigures } from '../../../main/app/queries/overview.ts'
import { listBackups } from '../../../main/store/backup-files.ts'
import { inWorker } from '../../../main/store/backup-protocol.ts'
import { ChangedPagesBackup } from '../../../main/store/changed-pages-backup.ts'
import { prepareRestore } from '../../../main/store/restore.ts'
import { openSqliteStore, type SqliteStore } from '../../../main/store/sqlite.ts'
import { systemClock } from '../../../shared/lib/clock.ts'
import { cpuMs, median } from '../options.ts'
import { commitReceived, growStore, takeIn } from './grown-store.ts'
import type { GrowthRow } from './growth-row.ts'

/** Of the day that is running, the same at every size. */
const OPEN = 5_000
/** The store has no channel to ask. */
const NO_SYNC: Sync = {
  health: () => ({ link: { kind: 'online' }, lastSuccessAt: null }),
  syncNow: () => undefined,
  reload: () => undefined,
  ask: () => null,
}

/** Processor time of what people and the program do with a store of ever more orders. */
export async function storeGrowth(
  sizes: readonly number[],
  seed: number,
  folder: string,
): Promise<GrowthRow[]> {
  const rows = new Map<string, [string, [number, number][]]>()
  for (const size of sizes) {
    const home = mkdtempSync(join(folder, 'switchyard-growth-'))
    try {
      const began = performance.now()
      const figures = await measure(join(home, 'store.db'), size, seed)
      console.log(`growth: ${size} orders in ${Math.round((performance.now() - began) / 1000)} s`)
      for (const [figure, unit, value] of figures) {
        const row = rows.get(figure) ?? [unit, []]
        row[1].push([size, value])
        rows.set(figure, row)
      }
    } finally {
      rmSync(home, { recursive: true, force: true })
    }
  }
  return [...rows].map(([figure, [unit, at]]) => ({ of: 'orders', figure, unit, at }))
}

type Figure = readonly [figure: string, unit: string, value: number]

async function measure(path: string, size: number, seed: number): Promise<Figure[]> {
  const { now } = await growStore(path, size, seed)
  const first = await openSqliteStore({ path, clock: systemClock })
  await takeIn(first, OPEN, seed + 1, now, size)
  const commits: number[] = []
  await commitReceived(first, OPEN, seed + 1, now, async (commit, orders) => {
    const before = cpuMs()
    await commit()
    commits.push((1_000 * (cpuMs() - before)) / orders)
  })
  await first.close()
  const figures: Figure[] = [['file', 'bytes an order', statSync(path).size / size]]
  const check = await spent(1, () => inWorker({ kind: 'check', path, thorough: false }))
  let store: SqliteStore | null = null
  const open = await spent(3, async () => {
    await store?.close()
    store = await openSqliteStore({ path, clock: systemClock })
  })
  const opened = store as SqliteStore | null
  if (opened === null) throw new Error('not opened')
  const found = (search: string) => async () => {
    await list(opened, search)
  }
  figures.push(
    ['check of the file at start', 'ms', check],
    ['open', 'ms', open],
    [
      'overview',
      'ms',
      await spent(3, () => opened.read((tx) => overviewFigures(tx, now, NO_SYNC, 'every-site'))),
    ],
    ['first page of all orders', 'ms', await spent(3, found(''))],
    ['search: a name and a postcode', 'ms', await spent(3, found('lefevre 59'))],
    ['search: a reference', 'ms', await spent(3, found(`#${100_000 + Math.floor(size / 2)}`))],
    ['search: nothing found', 'ms', await spent(3, found('zzyzx'))],
    ['commit of 500 decisions, an order', 'us', median(commits)],
    ['ledger check', 'ms', await spent(1, () => opened.read((tx) => tx.stock.ledgerDifferences()))],
  )
  figures.push(...(await backups(opened, path, now, size, seed)))
  await opened.close()
  return figures
}

/** A whole copy, the increment after 500 more orders, and that point put together and checked. */
async function backups(
  store: SqliteStore,
  path: string,
  now: number,
  size: number,
  seed: number,
): Promise<Figure[]> {
  if (store.file === null) throw new Error('a file is wanted')
  const folder = `${path}-backups`
  const copies = new ChangedPagesBackup(
    { storePath: path, folder, clock: systemClock, secondPlace: () => null, isSuspect: () => false },
    store.file,
  )
  const make = async () => {
    const made = await copies.make(false)
    if (made.kind === 'failed') throw new Error(made.problem)
    return made.backup
  }
  const whole = await spent(1, make)
  await takeIn(store, 500, seed + 2, now, size + OPEN)
  await commitReceived(store, 500, seed + 2, now + 1)
  const increment = await spent(1, make)
  const [newest] = listBackups(folder)
  if (newest === undefined) throw new Error('no copy')
  const restored = `${path}.restored`
  const restore = await spent(1, () => prepareRestore(newest, restored))
  return [
    ['whole verified copy', 'ms', whole],
    ['increment of 500 orders', 'ms', increment],
    ['increment of 500 orders, file', 'bytes', newest.bytes],
    ['a point put together and checked', 'ms', restore],
  ]
}

function list(store: Store, search: string) {
  return store.read((tx) =>
    tx.orders.list({
      seen: 'every-site',
      search,
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

async function spent(times: number, work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  for (let n = 0; n < times; n++) {
    const before = cpuMs()
    await work()
    taken.push(cpuMs() - before)
  }
  return median(taken)
}
