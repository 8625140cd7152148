import { orchestrate } from '../../main/engine/orchestrate.ts'
import { prepareWorld } from '../../main/engine/prepare/prepared-world.ts'
import { compileRules } from '../../main/engine/rules/compile.ts'
import { seededRandom } from '../../shared/lib/random.ts'
import { MONDAY_MORNING } from '../support/engine-builders.ts'
import { merchantInstance } from '../support/merchant-instance.ts'
import { merchantRules } from '../support/merchant-rules.ts'
import type { BenchResult } from './bench.ts'
import { atLeast, cpuMs, measured, median, numberOption } from './options.ts'

export const name = 'pipeline'

const GROUP = 1_000
const ORDERS = 20_000
const TARGET = 200_000

/**
 * `npm run bench -- pipeline [--seed N] [--orders N]`: rules, sourcing, services, cartons, promise and trace of
 * whole decisions on one core, in groups of 1,000 as the live run commits them; nothing is written. Orders a
 * second of processor time. `--orders 1000000` shows whether the heap stays flat.
 */
export async function run(args: string[]): Promise<BenchResult[]> {
  const seed = numberOption(args, '--seed', 2026)
  const rounds = Math.ceil(numberOption(args, '--orders', 9 * ORDERS) / ORDERS)
  const { world, orders } = merchantInstance(seededRandom(seed), {
    sites: 10,
    skus: 1_000,
    orders: ORDERS,
    scarcity: 3,
  })
  const before = cpuMs()
  const prepared = prepareWorld(world)
  const prepareMs = cpuMs() - before
  const rules = compileRules(merchantRules(seededRandom(seed + 1), prepared.context), prepared.context)
  const working = rules.states.filter((state) => state.kind === 'working').length
  console.log(
    `pipeline: seed ${seed}, ${ORDERS} orders in groups of ${GROUP}, 10 sites, 6 services, ${world.rates.length} rates, ${working} rules`,
  )
  const speeds: number[] = []
  const heaps: number[] = []
  let traceBytes = 0
  let allocated = 0
  for (let round = 0; round < rounds; round++) {
    let spentMs = 0
    traceBytes = 0
    allocated = 0
    for (let at = 0; at < orders.length; at += GROUP) {
      const group = orders.slice(at, at + GROUP)
      const start = cpuMs()
      const decisions = orchestrate(group, prepared, rules, MONDAY_MORNING)
      spentMs += cpuMs() - start
      for (const decision of decisions) {
        traceBytes += decision.trace.length
        if (decision.kind === 'allocated') allocated++
      }
      heaps.push(process.memoryUsage().heapUsed / 1e6)
    }
    speeds.push((1_000 * ORDERS) / spentMs)
  }
  const third = Math.floor(heaps.length / 3)
  const growth = Math.min(...heaps.slice(-third)) - Math.min(...heaps.slice(third, 2 * third))
  return [
    atLeast('pipeline: whole decisions, compute only', median(speeds.slice(2)), 'orders/s', TARGET),
    measured('pipeline: heap grown over the last third of the run', growth, 'MB'),
    measured('pipeline: orders decided in the run', rounds * ORDERS, 'orders'),
    measured('pipeline: trace of an order', traceBytes / ORDERS, 'bytes'),
    measured('pipeline: orders allocated', (100 * allocated) / ORDERS, '%'),
    measured('pipeline: preparing a world', prepareMs, 'ms'),
  ]
}
