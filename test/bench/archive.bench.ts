import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { PruneCursor, PrunedSlice } from '../../main/app/ports/retention-table.ts'
import type { Tx } from '../../main/app/ports/store.ts'
import { listOrders } from '../../main/app/queries/order-rows.ts'
import { openSqliteStore, type SqliteStore } from '../../main/store/sqlite.ts'
import type { PrunedKind } from '../../shared/domain/retention.ts'
import { DAY_MS, HOUR_MS, systemClock } from '../../shared/lib/clock.ts'
import type { BenchResult } from './bench.ts'
import { commitReceived, grownOrders, growStore, takeIn } from './growth/grown-store.ts'
import { atMost, cpuMs, measured, median, numberOption, optionOf, threadCpuMs } from './options.ts'
import { spentOnReading } from './spent-on-reading.ts'
import { LOAD_START } from './store-load.ts'

export const name = 'archive'

/** Of the day that is running. */
const OPEN = 5_000
/** As a round of `main/app/retention` does it. */
const SLICE = 50

/**
 * `npm run bench -- archive [--orders 100000] [--share 0.9] [--store FILE] [--seed N] [--dir FOLDER]`: the same store with
 * all orders in full and with a share of them archived: the file, a commit, lists, search and orders read, by processor
 * time; and what archiving takes. `--store`: a file of `growStore` of that many orders, which is copied.
 */
export async function run(args: string[]): Promise<BenchResult[]> {
  const seed = numberOption(args, '--seed', 2026)
  const size = grownOrders(numberOption(args, '--orders', 100_000))
  const share = numberOption(args, '--share', 0.9)
  const grown = optionOf(args, '--store')
  const home = mkdtempSync(join(optionOf(args, '--dir') ?? tmpdir(), 'switchyard-archive-'))
  const path = join(home, 'store.db')
  try {
    if (grown === null) await growStore(path, size, seed)
    else copyFileSync(grown, path)
    const days = size / 10_000
    const now = LOAD_START + days * DAY_MS
    const store = await openSqliteStore({ path, clock: systemClock })
    const before = await figures(store, path, size, seed + 1, now)
    const until = LOAD_START + Math.round(days * share) * DAY_MS - HOUR_MS
    // Under the usual terms these have gone by then.
    for (const kind of ['journal', 'traces'] as const) await pruneAll(store, kind, until, 200)
    const pruned = await figures(store, path, size, seed + 3, now + DAY_MS / 2)
    const made = await archive(store, until, size)
    const after = await figures(store, path, size, seed + 2, now + DAY_MS)
    await store.close()
    const pair = (which: string, list: readonly Figure[]) =>
      list.map(([figure, unit, value]) => measured(`${figure}, ${which}`, value, unit))
    return [
      ...pair('in full', before),
      ...pair('journal and reasons pruned', pruned),
      ...made,
      ...pair('archived', after),
    ]
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

type Figure = readonly [figure: string, unit: string, value: number]

async function figures(store: SqliteStore, path: string, size: number, seed: number, now: number) {
  const commits: number[] = []
  await takeIn(store, OPEN, seed, now, size + seed * OPEN)
  await commitReceived(store, OPEN / 2, seed, now, async (commit, orders) => {
    const start = cpuMs()
    await commit()
    commits.push((1_000 * (cpuMs() - start)) / orders)
  })
  while ((await store.write((tx) => tx.orders.indexTexts(300))) > 0);
  const { bytes, freeBytes } = await store.read((tx) => tx.retention.figures())
  const whole = `${path}.whole`
  const reader = new Database(path, { readonly: true })
  reader.exec(`VACUUM INTO '${whole}'`)
  reader.close()
  const list: Figure[] = [
    ['bytes an order in use', 'bytes', (bytes - freeBytes) / size],
    ['bytes an order, written anew', 'bytes', statSync(whole).size / size],
    ['commit of 500 decisions, an order', 'us', median(commits)],
  ]
  rmSync(whole)
  const quarter = Math.floor(size / 4)
  const asked: readonly (readonly [string, (tx: Tx) => Promise<unknown>])[] = [
    ['first page', (tx) => listOrders(tx, QUERY)],
    ['a page of old orders', (tx) => listOrders(tx, { ...QUERY, sort: 'placed', offset: quarter })],
    ['search: an old reference', (tx) => listOrders(tx, { ...QUERY, search: `#${100_000 + quarter}` })],
    ['1,000 old orders for a replay', (tx) => oldOrders(tx, quarter)],
  ]
  for (const [figure, ask] of asked) list.push([figure, 'ms', await spentOnReading(store, ask)])
  return list
}

const QUERY = {
  seen: 'every-site',
  search: '',
  states: [],
  channelIds: [],
  siteIds: [],
  sort: 'due',
  descending: false,
  offset: 0,
  limit: 100,
} as const

async function oldOrders(tx: Tx, from: number): Promise<void> {
  const outlines = Array.from({ length: 1_000 }, (_, n) => `#${100_000 + from + n}`)
  const records = await tx.orders.byIds(
    await Promise.all(outlines.map(async (one) => (await tx.orders.byReference(one))?.order.id ?? '')),
  )
  const ids = records.map(({ order }) => order.id)
  if ((await tx.fulfillments.byOrders(ids)).length < ids.length) throw new Error('fulfilments are missing')
}

async function archive(store: SqliteStore, before: number, size: number): Promise<BenchResult[]> {
  const start = cpuMs()
  const { pruned, slices } = await pruneAll(store, 'archive', before, SLICE)
  const sorted = slices.toSorted((a, b) => a - b)
  return [
    measured('orders archived', pruned, `of ${size}`),
    measured('archiving an order', (1_000 * (cpuMs() - start)) / Math.max(1, pruned), 'us'),
    atMost('a slice of 50, 99 %', sorted[Math.floor(sorted.length * 0.99)] ?? 0, 'ms', 20),
    measured('a slice of 50, longest', sorted.at(-1) ?? 0, 'ms'),
  ]
}

/** To the end; what each slice took of this thread, with what follows its commit. */
async function pruneAll(store: SqliteStore, kind: PrunedKind, before: number, limit: number) {
  const slices: number[] = []
  let pruned = 0
  let after: PruneCursor | null = null
  do {
    const at: PruneCursor | null = after
    const began = threadCpuMs()
    const slice: PrunedSlice = await store.write((tx) =>
      tx.retention.prune(kind, { before, after: at, limit }),
    )
    slices.push(threadCpuMs() - began)
    pruned += slice.pruned
    after = slice.next
  } while (after !== null)
  return { pruned, slices }
}
