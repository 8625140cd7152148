import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OrderQuery } from '../../main/app/ports/order-tables.ts'
import type { Tx } from '../../main/app/ports/store.ts'
import { listExceptions } from '../../main/app/queries/exceptions.ts'
import { listOrders } from '../../main/app/queries/order-rows.ts'
import { listParcels } from '../../main/app/queries/parcels.ts'
import { listStock } from '../../main/app/queries/stock.ts'
import { openSqliteStore } from '../../main/store/sqlite.ts'
import { systemClock } from '../../shared/lib/clock.ts'
import type { BenchResult } from './bench.ts'
import { commitReceived, growStore, takeIn } from './growth/grown-store.ts'
import { type GrowthRow, growthResults, growthTable } from './growth/growth-row.ts'
import { cpuMs, numberOption, optionOf } from './options.ts'
import { spentOnReading } from './spent-on-reading.ts'

export const name = 'lists'

/** Of the day that is running, the same at every size; half of them are decided. */
const OPEN = 5_000
const LIMIT = 100

/**
 * `npm run bench -- lists [--orders 10000,100000] [--seed N] [--dir FOLDER]`: what a page of each list takes from the
 * store to its rows, opened, sorted, filtered, searched and counted, by processor time, as closed orders grow and those
 * of the day do not. A million orders take 5 GB in the folder and about four minutes.
 */
export async function run(args: string[]): Promise<BenchResult[]> {
  const seed = numberOption(args, '--seed', 2026)
  const sizes = (optionOf(args, '--orders') ?? '10000,100000').split(',').map(Number)
  const rows = new Map<string, [string, [number, number][]]>()
  for (const size of sizes) {
    const home = mkdtempSync(join(optionOf(args, '--dir') ?? tmpdir(), 'switchyard-lists-'))
    try {
      for (const [figure, unit, value] of await measure(join(home, 'store.db'), size, seed)) {
        const row = rows.get(figure) ?? [unit, []]
        row[1].push([size, value])
        rows.set(figure, row)
      }
    } finally {
      rmSync(home, { recursive: true, force: true })
    }
  }
  const grown = [...rows].map(([figure, [unit, at]]): GrowthRow => ({ of: 'orders', figure, unit, at }))
  console.log(growthTable(grown))
  return grown.flatMap(growthResults)
}

const EVERYTHING: OrderQuery = {
  seen: 'every-site',
  search: '',
  states: [],
  channelIds: [],
  siteIds: [],
  sort: 'due',
  descending: false,
  offset: 0,
  limit: LIMIT,
}

async function measure(
  path: string,
  size: number,
  seed: number,
): Promise<(readonly [string, string, number])[]> {
  const { now } = await growStore(path, size, seed)
  const store = await openSqliteStore({ path, clock: systemClock })
  await takeIn(store, OPEN, seed + 1, now, size)
  await commitReceived(store, OPEN / 2, seed + 1, now)
  const figures: (readonly [string, string, number])[] = []
  const half = Math.floor(size / 2)
  const orders = (query: Partial<OrderQuery>) => (tx: Tx) => listOrders(tx, { ...EVERYTHING, ...query })
  const search = (text: string) => orders({ search: text })
  const reference = `#${100_000 + half}`
  figures.push([
    'search before the index is made: a reference',
    'ms',
    await spentOnReading(store, search(reference)),
  ])
  const before = cpuMs()
  let indexed = 0
  for (;;) {
    const taken = await store.write((tx) => tx.orders.indexTexts(300))
    if (taken === 0) break
    indexed += taken
  }
  figures.push(['index of texts, an order', 'us', (1_000 * (cpuMs() - before)) / indexed])
  const asked: readonly (readonly [string, (tx: Tx) => Promise<unknown>])[] = [
    ['first page', orders({})],
    ['first page, latest due first', orders({ descending: true })],
    ['a page in the middle of all', orders({ offset: half })],
    ['the last page', orders({ offset: size - LIMIT })],
    ['the last page, newest first', orders({ offset: size - LIMIT, sort: 'placed', descending: true })],
    ['sorted by placing', orders({ sort: 'placed' })],
    ['sorted by placing, newest first', orders({ sort: 'placed', descending: true })],
    ['sorted by reference, last first', orders({ sort: 'reference', descending: true })],
    ['sorted by priority', orders({ sort: 'priority', descending: true })],
    ['open ones of a state', orders({ states: ['allocated'] })],
    ['closed ones of a state', orders({ states: ['delivered'] })],
    ['of a site', orders({ siteIds: ['LYON'] })],
    ['as somebody of one site', orders({ seen: ['LYON'] })],
    ['search: a reference', search(reference)],
    ['search: a name and a postcode', search('lefevre 59')],
    ['search: a whole name and postcode', search('lefevre 59123')],
    ['search: a name', search('lefevre')],
    ['search: one letter', search('l')],
    ['search: two letters', search('ma')],
    ['search: nothing found', search('zzyzx')],
    ['search: no such letter', search('q')],
    ['parcels: first page', (tx) => listParcels(tx, { ...PARCELS }, now)],
    ['parcels: the last page', (tx) => lastParcels(tx, now)],
    ['parcels: search', (tx) => listParcels(tx, { ...PARCELS, search: reference }, now)],
    ['stock: first page', (tx) => listStock(tx, STOCK)],
    ['exceptions: first page', (tx) => listExceptions(tx, { ...EXCEPTIONS, now })],
    ['exceptions: counts', (tx) => tx.exceptions.counts('Mona', now, 'every-site')],
  ]
  for (const [figure, ask] of asked) figures.push([figure, 'ms', await spentOnReading(store, ask)])
  await store.close()
  return figures
}

async function lastParcels(tx: Tx, now: number) {
  const { total } = await listParcels(tx, { ...PARCELS, limit: 1 }, now)
  return listParcels(tx, { ...PARCELS, offset: Math.max(0, total - LIMIT) }, now)
}

const PARCELS = {
  seen: 'every-site',
  search: '',
  states: [],
  carrierIds: [],
  siteIds: [],
  age: null,
  isGivenUp: null,
  isDearer: false,
  isReturn: null,
  sort: 'handed-over',
  descending: true,
  offset: 0,
  limit: LIMIT,
} as const

const STOCK = {
  seen: 'every-site',
  search: '',
  siteId: null,
  only: 'all',
  sort: 'sku',
  descending: false,
  offset: 0,
  limit: LIMIT,
} as const

const EXCEPTIONS = {
  seen: 'every-site',
  view: 'open',
  group: null,
  owner: 'Mona',
  search: '',
  sort: 'due',
  descending: false,
  offset: 0,
  limit: LIMIT,
} as const
