import { parseArgs } from 'node:util'
import type { Store } from '../../../main/app/ports/store.ts'
import { openPostgresStore } from '../../../main/store/postgres.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { MONDAY_MORNING } from '../../support/engine-builders.ts'
import { openMemoryStore } from '../../support/memory-store.ts'
import { findPostgres, startPostgres } from '../../support/postgres-cluster.ts'
import type { HubFindings } from './judge.ts'
import { type HubSeed, runHubSeed } from './run-seed.ts'

/** `npm run simulate -- hub`: days of a hub and the desks that joined it; see test/simulation/README.md. */

const USAGE =
  'npm run simulate -- hub --seeds N [--from S] [--hours 24] [--stations 6] [--database postgres://...|postgres] [--trace]'
const SHOWN = 12

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    seeds: { type: 'string', default: '1' },
    from: { type: 'string', default: '1' },
    hours: { type: 'string', default: '24' },
    stations: { type: 'string', default: '6' },
    database: { type: 'string' },
    trace: { type: 'boolean', default: false },
  },
})
const [seeds, from, hours, stations] = [values.seeds, values.from, values.hours, values.stations].map(
  (given) => {
    const value = Number(given)
    if (Number.isInteger(value) && value >= 1) return value
    console.error(USAGE)
    return process.exit(2)
  },
) as [number, number, number, number]

const summary = {
  seeds: 0,
  commands: 0,
  acknowledged_lost: 0,
  doubled: 0,
  printed_twice: 0,
  oversold: 0,
  diverged: 0,
  conflicts_unshown: 0,
  failed_seeds: [] as number[],
}
const KEYS = {
  acknowledgedLost: 'acknowledged_lost',
  doubled: 'doubled',
  printedTwice: 'printed_twice',
  oversold: 'oversold',
  diverged: 'diverged',
  conflictsUnshown: 'conflicts_unshown',
} as const satisfies Partial<Record<keyof HubFindings, keyof typeof summary>>

const isOfCluster = values.database === 'postgres'
const bin = isOfCluster ? findPostgres() : null
const cluster = bin === null ? null : await startPostgres(bin)
const clock = { now: () => MONDAY_MORNING }
const onCorruptRow = (row: unknown): never => {
  throw row
}

/** The hub's, empty: a schema of its own on PostgreSQL. */
async function emptyStore(seed: number): Promise<Store> {
  if (values.database === undefined) return openMemoryStore({ clock, onCorruptRow })
  const connectionString =
    cluster === null ? await ownSchema(values.database, seed) : await cluster.createSchema()
  return openPostgresStore({ connectionString, clock, random: seededRandom(seed), onCorruptRow })
}

async function ownSchema(database: string, seed: number): Promise<string> {
  const { default: pg } = await import('pg')
  const admin = new pg.Client({ connectionString: database })
  await admin.connect()
  const name = `simulate_hub_${seed}`
  await admin.query(`DROP SCHEMA IF EXISTS ${name} CASCADE`)
  await admin.query(`CREATE SCHEMA ${name}`)
  await admin.end()
  const url = new URL(database)
  url.searchParams.set('options', `-c search_path=${name}`)
  return url.href
}

function report(
  seed: number,
  { commands, orders, alone, takenBack, kills, findings, digest }: HubSeed,
  tookS: number,
): void {
  summary.seeds += 1
  summary.commands += commands
  const lines: string[] = findings.faults.map((fault) => `  fault: ${fault}`)
  for (const [kind, key] of Object.entries(KEYS) as [keyof typeof KEYS, (typeof KEYS)[keyof typeof KEYS]][]) {
    summary[key] += findings[kind].length
    lines.push(...findings[kind].map((one) => `  ${key}: ${one}`))
  }
  const isSound = lines.length === 0
  console.log(
    `seed ${seed}: ${isSound ? 'sound' : 'FAILED'}, ${orders} orders, ${commands} commands (${alone} alone), ${takenBack} taken back, ${kills} kills, ${tookS.toFixed(1)} s, digest ${digest}`,
  )
  if (isSound) return
  summary.failed_seeds.push(seed)
  for (const line of lines.slice(0, SHOWN)) console.log(line)
  if (lines.length > SHOWN) console.log(`  and ${lines.length - SHOWN} more`)
  const where =
    values.database === undefined ? '' : ` --database ${isOfCluster ? 'postgres' : 'postgres://...'}`
  console.log(
    `  again: npm run simulate -- hub --seeds 1 --from ${seed} --hours ${hours} --stations ${stations}${where} --trace`,
  )
}

for (let seed = from; seed < from + seeds; seed += 1) {
  const began = performance.now()
  const onEvent = values.trace ? (line: string) => console.log(line) : null
  const played = await runHubSeed({ seed, hours, stations, onEvent, store: await emptyStore(seed) })
  report(seed, played, (performance.now() - began) / 1000)
}
await cluster?.stop()
console.log(JSON.stringify(summary))
process.exitCode = summary.failed_seeds.length === 0 ? 0 : 1
