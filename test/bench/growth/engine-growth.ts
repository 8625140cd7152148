import { orchestrate } from '../../../main/engine/orchestrate.ts'
import { prepareWorld } from '../../../main/engine/prepare/prepared-world.ts'
import { compileRules } from '../../../main/engine/rules/compile.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import type { RuleSet } from '../../../shared/rules/document.ts'
import { MONDAY_MORNING } from '../../support/engine-builders.ts'
import { type MerchantOptions, merchantInstance } from '../../support/merchant-instance.ts'
import { merchantRules } from '../../support/merchant-rules.ts'
import { cpuMs, median, threadCpuMs } from '../options.ts'
import type { GrowthRow } from './growth-row.ts'

const GROUP = 250
const ROUNDS = 5
const BASE = { sites: 10, skus: 1_000, orders: 1_000, scarcity: 3, cells: 4 } satisfies MerchantOptions

/** What is varied alone, everything else as in `BASE`; `rules`: so many times fifty. */
export interface EngineSizes {
  readonly sites: readonly number[]
  readonly skus: readonly number[]
  readonly rules: readonly number[]
  readonly services: readonly number[]
  /** Cells of the rate cards along one side: the rates grow with their square. */
  readonly cells: readonly number[]
}

/** Processor time of deciding an order, and of preparing the world, with ever more of one thing. */
export function engineGrowth(sizes: EngineSizes, seed: number): GrowthRow[] {
  const growing = (
    of: string,
    values: readonly number[],
    with_: (value: number) => { options?: Partial<MerchantOptions>; rules?: number },
  ) => {
    const found = values.map((value) => {
      const { options = {}, rules = 1 } = with_(value)
      return decide({ ...BASE, ...options }, rules, seed)
    })
    const at =
      of === 'rates'
        ? found.map(({ rates }) => rates)
        : of === 'rules'
          ? found.map(({ rules }) => rules)
          : values
    const row = (figure: string, unit: string, read: (one: Decided) => number): GrowthRow => ({
      of,
      figure,
      unit,
      at: found.map((one, i) => [at[i] ?? 0, read(one)] as const),
    })
    return [
      row('deciding an order', 'us', (one) => one.orderUs),
      row('preparing the world', 'ms', (one) => one.prepareMs),
      row('trace of an order', 'bytes', (one) => one.traceBytes),
    ]
  }
  return [
    // As much at each site, then as much over all of them.
    ...growing('sites', sizes.sites, (sites) => ({
      options: { sites, scarcity: (BASE.scarcity * sites) / BASE.sites },
    })),
    ...growing('sites, thin stock', sizes.sites, (sites) => ({ options: { sites } })).slice(0, 1),
    ...growing('SKUs', sizes.skus, (skus) => ({ options: { skus } })).slice(0, 2),
    ...growing('rules', sizes.rules, (rules) => ({ rules: rules / 50 })).slice(0, 1),
    ...growing('services', sizes.services, (services) => ({ options: { services } })),
    ...growing('rates', sizes.cells, (cells) => ({ options: { cells } })).slice(0, 2),
  ]
}

interface Decided {
  readonly orderUs: number
  readonly prepareMs: number
  readonly traceBytes: number
  readonly rates: number
  readonly rules: number
}

/** The first round warms up; the median of the others, of all groups of a round. */
function decide(options: MerchantOptions, times: number, seed: number): Decided {
  const { world, orders } = merchantInstance(seededRandom(seed), options)
  const before = cpuMs()
  const prepared = prepareWorld(world)
  const prepareMs = cpuMs() - before
  const rules = compileRules(manyRules(times, seed, prepared.context), prepared.context)
  const perOrder: number[] = []
  let traceBytes = 0
  for (let round = 0; round <= ROUNDS; round++) {
    const start = threadCpuMs()
    traceBytes = 0
    for (let at = 0; at < orders.length; at += GROUP) {
      for (const { trace } of orchestrate(orders.slice(at, at + GROUP), prepared, rules, MONDAY_MORNING))
        traceBytes += trace.length
    }
    if (round > 0) perOrder.push((1_000 * (threadCpuMs() - start)) / orders.length)
  }
  return {
    orderUs: median(perOrder),
    prepareMs,
    traceBytes: traceBytes / orders.length,
    rates: world.rates.length,
    rules: times * 50,
  }
}

function manyRules(times: number, seed: number, context: Parameters<typeof merchantRules>[1]): RuleSet {
  const sets = Array.from({ length: times }, (_, n) => merchantRules(seededRandom(seed + 1 + n), context))
  const [first] = sets
  if (first === undefined) throw new Error('at least fifty rules')
  return {
    ...first,
    rules: sets.flatMap(({ rules }, n) => rules.map((rule) => ({ ...rule, id: `${n}-${rule.id}` }))),
  }
}
