import { orchestrate } from '../../main/engine/orchestrate.ts'
import { prepareWorld } from '../../main/engine/prepare/prepared-world.ts'
import { compileRules } from '../../main/engine/rules/compile.ts'
import { seededRandom } from '../../shared/lib/random.ts'
import { MONDAY_MORNING } from '../support/engine-builders.ts'
import { merchantInstance } from '../support/merchant-instance.ts'
import { merchantRules } from '../support/merchant-rules.ts'
import type { BenchResult } from './bench.ts'

export const name = 'pipeline'

const GROUP = 1_000
const ORDERS = 20_000
const TARGET = 200_000

/**
 * `npm run bench -- pipeline [--seed N] [--rounds N]`: rules, sourcing, services, cartons, promise and trace of
 * whole decisions on one core, in groups of 1,000 as the live run commits them; nothing is written.
 */
export async function run(args: string[]): Promise<BenchResult[]> {
  const seed = option(args, '--seed', 2026)
  const rounds = option(args, '--rounds', 9)
  const { world, orders } = merchantInstance(seededRandom(seed), {
    sites: 10,
    skus: 1_000,
    orders: ORDERS,
    scarcity: 3,
  })
  const before = process.hrtime.bigint()
  const prepared = prepareWorld(world)
  const prepareMs = Number(process.hrtime.bigint() - before) / 1e6
  const rules = compileRules(merchantRules(seededRandom(seed + 1), prepared.context), prepared.context)
  const working = rules.states.filter((state) => state.kind === 'working').length
  console.log(
    `pipeline: seed ${seed}, ${ORDERS} orders in groups of ${GROUP}, 10 sites, 6 services, ${world.rates.length} rates, ${working} rules`,
  )
  const speeds: number[] = []
  let traceBytes = 0
  let allocated = 0
  for (let round = 0; round < rounds; round++) {
    const start = process.hrtime.bigint()
    traceBytes = 0
    allocated = 0
    for (let at = 0; at < orders.length; at += GROUP) {
      for (const decision of orchestrate(orders.slice(at, at + GROUP), prepared, rules, MONDAY_MORNING)) {
        traceBytes += decision.trace.length
        if (decision.kind === 'allocated') allocated++
      }
    }
    speeds.push(ORDERS / (Number(process.hrtime.bigint() - start) / 1e9))
  }
  const best = median(speeds.slice(2))
  return [
    result('whole decisions, compute only', best, 'orders/s', TARGET, best >= TARGET),
    result('trace of an order', traceBytes / ORDERS, 'bytes', null, null),
    result('orders allocated', (100 * allocated) / ORDERS, '%', null, null),
    result('preparing a world', prepareMs, 'ms', null, null),
  ]
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

function option(args: readonly string[], flag: string, fallback: number): number {
  const at = args.indexOf(flag)
  return at < 0 ? fallback : Number(args[at + 1])
}

function result(
  label: string,
  value: number,
  unit: string,
  target: number | null,
  met: boolean | null,
): BenchResult {
  return { name: `pipeline: ${label}`, value, unit, target, met }
}
