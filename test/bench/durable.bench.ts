import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NOTHING_LACKS } from '../../main/app/decide/before-release.ts'
import { type DecisionWrite, toDecisionWrite } from '../../main/app/decide/to-record.ts'
import type { Store } from '../../main/app/ports/store.ts'
import { orchestrate } from '../../main/engine/orchestrate.ts'
import { type PreparedWorld, prepareWorld, withStock } from '../../main/engine/prepare/prepared-world.ts'
import { type CompiledRules, compileRules } from '../../main/engine/rules/compile.ts'
import { openSqliteStore } from '../../main/store/sqlite.ts'
import type { Order } from '../../shared/domain/order.ts'
import type { StockLevel } from '../../shared/domain/stock.ts'
import { DAY_MS, systemClock } from '../../shared/lib/clock.ts'
import { type Random, seededRandom } from '../../shared/lib/random.ts'
import { uuidv7 } from '../../shared/lib/uuid.ts'
import { MONDAY_MORNING } from '../support/engine-builders.ts'
import { merchantInstance } from '../support/merchant-instance.ts'
import { merchantRules } from '../support/merchant-rules.ts'
import type { BenchResult } from './bench.ts'
import { atLeast, cpuMs, measured, numberOption, optionOf } from './options.ts'

export const name = 'durable'

const GROUP = 1_000
/** Different orders; more are the same ones again under other ids. */
const DISTINCT = 20_000
const TARGET = 30_000
/** Between two groups, for the ids and instants of what they write. */
const GROUP_MS = 30

/**
 * `npm run bench -- durable [--seed N] [--orders N] [--dir DIR]`: whole decisions (50 rules, sourcing, services,
 * cartons, promise, trace) of stored orders, each group of 1,000 committed to SQLite on a real disk (WAL,
 * synchronous=FULL) with its exceptions and its journal entry before the next is decided against what is left.
 */
export async function run(args: string[]): Promise<BenchResult[]> {
  const seed = numberOption(args, '--seed', 2026)
  const count = numberOption(args, '--orders', 100_000)
  const folder = mkdtempSync(join(optionOf(args, '--dir') ?? tmpdir(), 'switchyard-durable-'))
  const path = join(folder, 'store.db')
  try {
    const random = seededRandom(seed)
    const instance = merchantInstance(random, {
      sites: 10,
      skus: 1_000,
      orders: Math.min(DISTINCT, count),
      scarcity: 3 * Math.ceil(count / DISTINCT),
    })
    const prepared = prepareWorld(instance.world)
    const rules = compileRules(merchantRules(seededRandom(seed + 1), prepared.context), prepared.context)
    const store = await openSqliteStore({ path, clock: systemClock })
    await store.write((tx) => tx.stock.putLevels(instance.world.stock))
    for (const group of groups(instance.orders, count, seed)) {
      await store.write((tx) => tx.orders.insert(group, MONDAY_MORNING))
    }
    const run = new Run(store, prepared, rules, random)
    for (const group of groups(instance.orders, count, seed)) await run.decide(group)
    await store.close()
    const { wallMs, decideMs, commitMs, written } = run
    console.log(
      `durable: seed ${seed}, ${count} orders in groups of ${GROUP}, 10 sites, 6 services, 50 rules, synchronous=FULL`,
    )
    return [
      atLeast('durable: decided and committed', (1_000 * written) / wallMs, 'orders/s', TARGET),
      measured('durable: the same by processor time', (1_000 * written) / (decideMs + commitMs), 'orders/s'),
      measured('durable: of it deciding', (1_000 * decideMs) / count, 'us/order'),
      measured('durable: of it committing', (1_000 * commitMs) / count, 'us/order'),
      measured('durable: written', (100 * written) / count, '%'),
      measured('durable: file', statSync(path).size / count, 'bytes/order'),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

class Run {
  wallMs = 0
  /** Processor time, as is `commitMs`. */
  decideMs = 0
  commitMs = 0
  written = 0
  readonly #store: Store
  readonly #rules: CompiledRules
  readonly #random: Random
  readonly #levels: ReadonlyMap<string, StockLevel>
  #world: PreparedWorld
  #now = MONDAY_MORNING

  constructor(store: Store, world: PreparedWorld, rules: CompiledRules, random: Random) {
    this.#store = store
    this.#world = world
    this.#rules = rules
    this.#random = random
    this.#levels = new Map(world.world.stock.map((level) => [`${level.siteId}\n${level.sku}`, { ...level }]))
  }

  async decide(orders: readonly Order[]): Promise<void> {
    this.#now += GROUP_MS
    const start = performance.now()
    const began = cpuMs()
    const writes = this.#decide(orders)
    const decided = cpuMs()
    const written = await this.#commit(writes)
    const committed = cpuMs()
    this.#take(writes, written)
    this.wallMs += performance.now() - start
    this.commitMs += committed - decided
    this.decideMs += decided - began + (cpuMs() - committed)
    this.written += written.size
  }

  #decide(orders: readonly Order[]): DecisionWrite[] {
    const decisions = orchestrate(orders, this.#world, this.#rules, this.#now)
    const context = {
      now: this.#now,
      ruleSetVersion: 1,
      approveSplits: false,
      lacking: NOTHING_LACKS,
      siteIds: null,
      dueTime: () => null,
      newId: () => uuidv7(this.#now, this.#random),
    }
    return decisions.map((decision, i) => toDecisionWrite(orders[i] as Order, decision, context))
  }

  #commit(writes: readonly DecisionWrite[]): Promise<ReadonlySet<string>> {
    return this.#store.write(async (tx) => {
      const written = await tx.decisions.commit(writes.map(({ record }) => record))
      await tx.exceptions.open(writes.flatMap(({ exceptions }) => exceptions))
      await tx.journal.append({
        commandId: uuidv7(this.#now, this.#random),
        at: this.#now,
        actor: 'switchyard',
        role: 'system',
        type: 'orders.decide',
        input: {},
        result: {},
        topics: ['orders', 'exceptions', 'stock', 'rules'],
        orderIds: written,
      })
      return new Set(written)
    })
  }

  /** The next group is decided against what these have left, as nobody else writes. */
  #take(writes: readonly DecisionWrite[], written: ReadonlySet<string>) {
    const changed = new Map<string, StockLevel>()
    for (const { record } of writes) {
      if (!written.has(record.orderId)) continue
      for (const { siteId, allocations } of record.fulfillments) {
        for (const { sku, quantity } of allocations) {
          const key = `${siteId}\n${sku}`
          const level = this.#levels.get(key)
          if (!level) continue
          level.reserved += quantity
          changed.set(key, level)
        }
      }
    }
    this.#world = withStock(this.#world, [...changed.values()])
  }
}

/** The orders in groups, oldest first, `count` in all, with ids as the intake gives them. */
function* groups(orders: readonly Order[], count: number, seed: number): Generator<Order[]> {
  const random = seededRandom(seed + 2)
  for (let at = 0; at < count; at += GROUP) {
    yield Array.from({ length: Math.min(GROUP, count - at) }, (_, i) => {
      const n = at + i
      const placedAt = MONDAY_MORNING - DAY_MS + Math.floor((n / count) * DAY_MS)
      const order = orders[n % orders.length] as Order
      return {
        ...order,
        id: uuidv7(placedAt, random),
        externalId: `gid-${n}`,
        reference: `#${100_000 + n}`,
        placedAt,
      }
    })
  }
}
