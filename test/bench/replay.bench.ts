import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openCommands } from '../../main/app/commands/command.ts'
import { openDecider } from '../../main/app/decide/decider.ts'
import { WorldCache } from '../../main/app/decide/world-cache.ts'
import { openReckoning, type Reckoning } from '../../main/app/reckoning/reckoning.ts'
import { openChanges } from '../../main/app/services/changes.ts'
import { reckonAside } from '../../main/reckoning/reckon-aside.ts'
import { openSqliteStore } from '../../main/store/sqlite.ts'
import type { ReplayEvent, ReplayResult } from '../../shared/contract/replay.ts'
import { POLICY } from '../../shared/domain/policy.ts'
import { HOUR_MS } from '../../shared/lib/clock.ts'
import { seededRandom } from '../../shared/lib/random.ts'
import { uuidv7 } from '../../shared/lib/uuid.ts'
import type { Rule } from '../../shared/rules/document.ts'
import { MONDAY_MORNING } from '../support/engine-builders.ts'
import { merchantInstance } from '../support/merchant-instance.ts'
import { merchantRules } from '../support/merchant-rules.ts'
import type { BenchResult } from './bench.ts'
import { measured } from './options.ts'

export const name = 'replay'

const RUNS = 3
/** Orders come in as fast as 5,000 in a week do. */
const ORDERS_AN_HOUR = 30

/**
 * Drafts of some fifty rules tried on past orders, in a store on a real disk: reading, deciding each twice, comparing,
 * explaining. How many a second on threads of their own, beside the same on the thread that serves the window, and how
 * long the window waits at most. `--orders` (5,000 a week), `--seed`.
 */
export async function run(args: readonly string[]): Promise<BenchResult[]> {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: { orders: { type: 'string', default: '5000' }, seed: { type: 'string', default: '1' } },
  })
  const count = Number(values['orders'])
  const folder = mkdtempSync(join(tmpdir(), 'switchyard-bench-'))
  let now = MONDAY_MORNING
  const clock = { now: () => now }
  const random = seededRandom(Number(values['seed']))
  const newId = () => uuidv7(now, random)
  const path = join(folder, 'store.db')
  const store = await openSqliteStore({ path, clock })
  try {
    const worlds = new WorldCache()
    const changes = openChanges(store)
    const commands = openCommands({
      store,
      clock,
      newId,
      changes,
      onNewWorld: (written, revision) => worlds.changed(written, revision),
    })
    const decider = openDecider({ commands, clock, worlds })
    const { world, orders } = merchantInstance(random, { sites: 10, skus: 500, orders: count, scarcity: 1.2 })
    const context = { ...world, siteIds: world.sites.map(({ id }) => id), channelIds: ['shop'] }
    const { rules } = merchantRules(random, context)
    const published = rules.slice(0, -5)
    await store.write(async (tx) => {
      await tx.sites.put(world.sites)
      await tx.products.put(world.products)
      await tx.carriers.putServices(world.services)
      await tx.carriers.replaceRates(world.rates)
      await tx.stock.putLevels(world.stock)
      await tx.settings.put(POLICY, world.policy)
      await tx.ruleSets.publish({
        version: 1,
        publishedAt: now,
        author: '',
        note: '',
        rules: published,
      })
    })
    for (let at = 0; at < count; at += ORDERS_AN_HOUR) {
      now += HOUR_MS
      await store.write((tx) => tx.orders.insert(orders.slice(at, at + ORDERS_AN_HOUR), now))
      await decider.decideAll()
    }
    const here = openReckoning({ store, worlds, clock, newId })
    const aside = reckonAside({
      place: { kind: 'file', path },
      clock,
      prices: () => worlds.prices,
      onCorruptRow: (error) => console.error(error),
    })
    const drafts = { 'ten rules': rules.slice(5), 'one rule': published.map(flipped) }
    const results: BenchResult[] = []
    for (const [draft, tried] of Object.entries(drafts)) {
      const ofHere: Measured[] = []
      const ofAside: Measured[] = []
      for (let i = 0; i < RUNS; i++) {
        ofHere.push(await measure(here, tried, count))
        ofAside.push(await measure(aside, tried, count))
      }
      const [one, other] = [medianOf(ofHere), medianOf(ofAside)]
      const { changed, orders: replayed } = other.result
      console.log(`${draft} changed: ${changed} of ${replayed} orders decided otherwise`)
      if (
        JSON.stringify({ ...one.result, replayId: '' }) !== JSON.stringify({ ...other.result, replayId: '' })
      )
        throw new Error('Another result on another thread')
      results.push(
        atLeast(`${draft} changed: orders a second`, count / (other.ms / 1_000), '/s', 50_000),
        measured(`${draft} changed: on the window's thread`, count / (one.ms / 1_000), '/s'),
        measured(`${draft} changed: processor time an order`, (1_000 * other.cpuMs) / count, 'us'),
        measured(`${draft} changed: the same on the window's thread`, (1_000 * one.cpuMs) / count, 'us'),
        atMost(`${draft} changed: longest hold of the window's thread`, other.longestMs, 'ms', 50),
        measured(`${draft} changed: the same where it works there`, one.longestMs, 'ms'),
      )
    }
    await aside.close()
    return results
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Measured {
  readonly ms: number
  /** On the processor, whatever else the machine is doing. */
  readonly cpuMs: number
  readonly longestMs: number
  readonly result: ReplayResult
}

async function measure(reckoning: Reckoning, rules: readonly Rule[], orders: number): Promise<Measured> {
  let longestMs = 0
  let last = performance.now()
  const beat = setInterval(() => {
    const now = performance.now()
    longestMs = Math.max(longestMs, now - last)
    last = now
  }, 1)
  const began = performance.now()
  const cpu = process.cpuUsage()
  let result: ReplayResult | null = null
  try {
    const tell = (event: ReplayEvent) => {
      if (event.kind === 'done') result = event.result
    }
    const period = { kind: 'last', orders } as const
    await reckoning.replay({ rules, period }, { tell, signal: new AbortController().signal })
    const { user, system } = process.cpuUsage(cpu)
    if (result === null) throw new Error('A replay without a result')
    return { ms: performance.now() - began, cpuMs: (user + system) / 1_000, longestMs, result }
  } finally {
    clearInterval(beat)
  }
}

/** A draft that differs by one rule, in the middle. */
function flipped(rule: Rule, at: number, { length }: readonly Rule[]): Rule {
  return at === Math.floor(length / 2) ? { ...rule, enabled: !rule.enabled } : rule
}

function medianOf(runs: readonly Measured[]): Measured {
  return runs.toSorted((a, b) => a.ms - b.ms)[Math.floor(runs.length / 2)] as Measured
}

function atMost(name: string, value: number, unit: string, target: number): BenchResult {
  return { name, value, unit, target, met: value <= target }
}

function atLeast(name: string, value: number, unit: string, target: number): BenchResult {
  return { name, value, unit, target, met: value >= target }
}
