import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openCommands } from '../../main/app/commands/command.ts'
import { openDecider } from '../../main/app/decide/decider.ts'
import { WorldCache } from '../../main/app/decide/world-cache.ts'
import type { Store } from '../../main/app/ports/store.ts'
import { KeptReplays } from '../../main/app/replay/kept-replays.ts'
import { runReplay } from '../../main/app/replay/run-replay.ts'
import { openChanges } from '../../main/app/services/changes.ts'
import { openSqliteStore } from '../../main/store/sqlite.ts'
import type { ReplayResult } from '../../shared/contract/replay.ts'
import { POLICY } from '../../shared/domain/policy.ts'
import { HOUR_MS } from '../../shared/lib/clock.ts'
import { seededRandom } from '../../shared/lib/random.ts'
import { uuidv7 } from '../../shared/lib/uuid.ts'
import type { Rule } from '../../shared/rules/document.ts'
import { MONDAY_MORNING } from '../support/engine-builders.ts'
import { merchantInstance } from '../support/merchant-instance.ts'
import { merchantRules } from '../support/merchant-rules.ts'
import type { BenchResult } from './bench.ts'

export const name = 'replay'

const RUNS = 5
const WEEK_HOURS = 7 * 24

/**
 * A draft of fifty rules tried on the orders of a week, in a store on a real disk: reading, deciding each twice,
 * comparing, explaining. How long it takes, and how long the window waits at most. `--orders`, `--seed`.
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
  const store = await openSqliteStore({ path: join(folder, 'store.db'), clock })
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
        rules: rules.slice(0, -5),
      })
    })
    const anHour = Math.ceil(count / WEEK_HOURS)
    for (let at = 0; at < count; at += anHour) {
      now += HOUR_MS
      await store.write((tx) => tx.orders.insert(orders.slice(at, at + anHour), now))
      await decider.decideAll()
    }
    const runs: Measured[] = []
    for (let i = 0; i < RUNS; i++)
      runs.push(await measure({ store, worlds, clock, newId }, rules.slice(5), count))
    const best = runs.reduce((least, each) => (each.ms < least.ms ? each : least))
    console.log(`${best.result.changed} of ${best.result.orders} orders decided otherwise`)
    return [
      atMost(`a draft tried on ${count} past orders`, best.ms, 'ms', 3_000),
      { name: 'of that on the processor', value: best.cpuMs, unit: 'ms', target: null, met: null },
      atMost('longest that the program is held meanwhile', best.longestMs, 'ms', 50),
    ]
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

type Parts = Parameters<typeof runReplay>[0] & { readonly store: Store }

async function measure(parts: Parts, rules: readonly Rule[], orders: number): Promise<Measured> {
  let longestMs = 0
  let last = performance.now()
  const beat = setInterval(() => {
    const now = performance.now()
    longestMs = Math.max(longestMs, now - last)
    last = now
  }, 1)
  const began = performance.now()
  const cpu = process.cpuUsage()
  try {
    const period = { kind: 'last', orders } as const
    for await (const event of runReplay(parts, new KeptReplays(), { rules, period }, undefined)) {
      if (event.kind !== 'done') continue
      const { user, system } = process.cpuUsage(cpu)
      const cpuMs = (user + system) / 1_000
      return { ms: performance.now() - began, cpuMs, longestMs, result: event.result }
    }
  } finally {
    clearInterval(beat)
  }
  throw new Error('A replay without a result')
}

function atMost(name: string, value: number, unit: string, target: number): BenchResult {
  return { name, value, unit, target, met: value <= target }
}
