import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { openPostgresStore, type PostgresStoreOptions } from '../../main/store/postgres.ts'
import { systemClock } from '../../shared/lib/clock.ts'
import { seededRandom } from '../../shared/lib/random.ts'
import { anOrder, aProduct, aWorld, lines, stockOf } from '../support/engine-builders.ts'
import { findPostgres, type PostgresCluster, startPostgres } from '../support/postgres-cluster.ts'
import { fillWorkroom, openWorkroom } from '../support/workroom.ts'
import type { BenchResult } from './bench.ts'
import { atMost, median, numberOption, optionOf } from './options.ts'

export const name = 'hub'

type Writers = NonNullable<PostgresStoreOptions['writers']>
const WRITERS: readonly Writers[] = ['queue-to-disk', 'queue', 'serialisable']
const PROCESSES = [1, 2, 4]
const STATIONS = 4
const SCREENS = 64
const TAKE_OVER_S = 10
const SCREEN_MS = 1_000

/**
 * `npm run bench -- hub [--parcels N] [--disk FOLDER]`: packing commands a second and how long each takes on PostgreSQL with
 * every commit on the disk, by 1, 2 and 4 processes of four stations each, with each way in which writers keep out of
 * each other's way, alternating; how long the work of a killed process stands still; 64 screens on one process.
 */
export async function run(args: string[]): Promise<BenchResult[]> {
  const parcels = numberOption(args, '--parcels', 240)
  const bin = findPostgres()
  if (bin === null) throw new Error('The server programs of PostgreSQL (initdb, postgres) were not found')
  const cluster = await startPostgres(bin, optionOf(args, '--disk') ?? '/var/tmp')
  try {
    const results: BenchResult[] = []
    for (const processes of PROCESSES)
      for (const writers of WRITERS) results.push(...(await pack(cluster, writers, processes, parcels)))
    return [...results, ...(await takeOver(cluster)), ...(await screens(cluster))]
  } finally {
    await cluster.stop()
  }
}

const child = (file: string, args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [fileURLToPath(new URL(`hub/${file}`, import.meta.url)), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })

/** The next line that a child says. */
function linesOf({ stdout }: ChildProcess): AsyncIterator<string> {
  if (stdout === null) throw new Error('The child says nothing')
  return createInterface({ input: stdout })[Symbol.asyncIterator]()
}

async function next(said: AsyncIterator<string>): Promise<string> {
  const { value } = await said.next()
  return typeof value === 'string' ? value : ''
}

async function pack(
  cluster: PostgresCluster,
  writers: Writers,
  processes: number,
  parcels: number,
): Promise<BenchResult[]> {
  const database = await cluster.createSchema()
  const ids = await released(database, parcels)
  const each = Math.ceil(ids.length / processes)
  const children = Array.from({ length: processes }, (_, at) =>
    child('packing-process.ts', [
      database,
      writers,
      String(STATIONS),
      ids.slice(at * each, (at + 1) * each).join(','),
    ]),
  )
  const said = children.map(linesOf)
  await Promise.all(said.map(next))
  const began = performance.now()
  for (const one of children) one.stdin?.write('go\n')
  const answers = await Promise.all(said.map(next))
  const seconds = (performance.now() - began) / 1_000
  const all = answers.map((text): { took: number[]; failed: number } => JSON.parse(text))
  const took = all.flatMap((one) => one.took)
  const what = `hub: ${processes} process${processes === 1 ? '' : 'es'}, ${writers}`
  return [
    figure(`${what}, packed`, took.length / seconds, 'commands/s'),
    figure(`${what}, median`, median(took), 'ms'),
    figure(`${what}, p95`, p95(took), 'ms'),
    figure(
      `${what}, failed`,
      all.reduce((sum, one) => sum + one.failed, 0),
      'commands',
    ),
  ]
}

/** Parcels that can be packed, one an order. */
async function released(database: string, count: number): Promise<string[]> {
  const store = await openPostgresStore({
    connectionString: database,
    clock: systemClock,
    random: seededRandom(1),
  })
  const levels = { A: 10_000, B: 10_000 }
  const world = aWorld({
    products: ['A', 'B'].map((sku) => aProduct(sku)),
    stock: stockOf({ LILLE: levels, LYON: levels, BORDEAUX: levels }),
  })
  await store.write((tx) => fillWorkroom(tx, world))
  const room = await openWorkroom(world, undefined, store)
  const orders = Array.from({ length: count }, (_, n) =>
    anOrder({ id: `O-${n}`, lines: lines({ A: 1, B: 1 }) }),
  )
  await room.receive(...orders)
  const ids = orders.map(({ id }) => id)
  const parcels = await store.write(async (tx) => {
    await tx.orders.move(ids, 'released', Date.now())
    const planned = (await tx.fulfillments.byOrders(ids)).map(({ id }) => id)
    await tx.fulfillments.move(planned, 'released', Date.now())
    return planned
  })
  await room.close()
  return parcels
}

async function takeOver(cluster: PostgresCluster): Promise<BenchResult[]> {
  const database = await cluster.createSchema()
  const store = await openPostgresStore({
    connectionString: database,
    clock: systemClock,
    random: seededRandom(1),
  })
  const waits: number[] = []
  for (let round = 0; round < 5; round++) {
    const first = child('holding-process.ts', [database, `first-${round}`])
    await next(linesOf(first))
    const second = child('holding-process.ts', [database, `second-${round}`])
    const begins = next(linesOf(second))
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    const killedAt = performance.now()
    first.kill('SIGKILL')
    await begins
    waits.push((performance.now() - killedAt) / 1_000)
    second.kill('SIGKILL')
  }
  await store.close()
  return [atMost('hub: a killed process’s work goes on, slowest of 5', Math.max(...waits), 's', TAKE_OVER_S)]
}

async function screens(cluster: PostgresCluster): Promise<BenchResult[]> {
  const database = await cluster.createSchema()
  const ids = await released(database, 100)
  const store = await openPostgresStore({
    connectionString: database,
    clock: systemClock,
    random: seededRandom(1),
  })
  const room = await openWorkroom(aWorld(), undefined, store)
  room.printer.isOn = false
  const ended = new AbortController()
  const committed: { seq: number; at: number }[] = []
  const delays: number[] = []
  const since = await store.read((tx) => tx.journal.lastSeq())
  const watch = async () => {
    let seen = since
    for await (const { seq } of room.room.changes.stream(since, ended.signal)) {
      const now = performance.now()
      for (const one of committed) if (one.seq > seen && one.seq <= seq) delays.push(now - one.at)
      seen = seq
    }
  }
  const watching = Array.from({ length: SCREENS }, watch)
  for (const fulfillmentId of ids) {
    await room.client.packing.pack(room.call({ fulfillmentId, printerId: 'virtual', weightsG: [] }))
    committed.push({ seq: await store.read((tx) => tx.journal.lastSeq()), at: performance.now() })
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  ended.abort()
  await Promise.all(watching)
  await room.close()
  return [
    atMost(`hub: ${SCREENS} screens of one process hear of a commit, p95`, p95(delays), 'ms', SCREEN_MS),
    figure('hub: of them heard', delays.length / SCREENS, 'commits each'),
  ]
}

function p95(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0
}

function figure(what: string, value: number, unit: string): BenchResult {
  return { name: what, value, unit, target: null, met: null }
}
