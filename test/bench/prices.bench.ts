import type { Decision } from '../../main/engine/decision.ts'
import type { Horizon } from '../../main/engine/optimise/cover.ts'
import { priceWorld } from '../../main/engine/optimise/price-world.ts'
import { orchestrate } from '../../main/engine/orchestrate.ts'
import {
  type PreparedWorld,
  prepareWorld,
  withChanges,
  withStock,
} from '../../main/engine/prepare/prepared-world.ts'
import { compileRules } from '../../main/engine/rules/compile.ts'
import type { World } from '../../main/engine/world.ts'
import type { Order } from '../../shared/domain/order.ts'
import type { Policy } from '../../shared/domain/policy.ts'
import type { StockLevel } from '../../shared/domain/stock.ts'
import { seededRandom } from '../../shared/lib/random.ts'
import { EMPTY_RULE_SET } from '../../shared/rules/document.ts'
import { MONDAY_MORNING } from '../support/engine-builders.ts'
import { merchantInstance } from '../support/merchant-instance.ts'
import type { BenchResult } from './bench.ts'
import { mean, numberOption, optionOf } from './options.ts'

export const name = 'prices'

const WEEK = 2_000
const EVIDENCE = 2_000
/** Orders between two prices. */
const EVERY = 300
const SCARCITIES = [1.15, 1.5, 3]
/** What prices are to save at least, in percent of cost. */
const TARGETS: Readonly<Record<number, number>> = { 1.15: -2, 1.5: -1 }

/**
 * `npm run bench -- prices [--instances N] [--seed N] [--goods unknown] [--partial hold]`: a week of orders decided one
 * after the other by `orchestrate`, with the prices that the live policy makes of the 2,000 orders before, against none
 * in the same run. New goods come at the end of the week; with `--goods unknown` the policy is not told so.
 */
export function run(args: string[]): Promise<BenchResult[]> {
  const instances = numberOption(args, '--instances', 2)
  const first = numberOption(args, '--seed', 1)
  const isKnown = optionOf(args, '--goods') !== 'unknown'
  const partial = optionOf(args, '--partial') === 'hold' ? 'hold' : 'allow'
  console.log(
    `prices: ${instances} instances a scarcity from seed ${first}, 6 sites, 120 SKUs, ${WEEK} orders, partial: ${partial}, next goods ${isKnown ? 'known' : 'unknown'}`,
  )
  const results = SCARCITIES.flatMap((scarcity) => {
    const played = Array.from({ length: instances }, (_, i) =>
      compare(first + i, { scarcity, isKnown, partial }),
    )
    const worse = played.filter(({ dearer, units }) => dearer > 0 || units > 0).length
    for (const { seed, dearer, lines, units } of played)
      console.log(
        `  scarcity ${scarcity}, seed ${seed}: ${dearer.toFixed(2)} % of cost a unit, ${lines} more lines and ${units} more units left`,
      )
    const label = `prices: scarcity ${scarcity}`
    return [
      figure(
        `${label}, cost of a unit against none`,
        mean(played.map(({ dearer }) => dearer)),
        '%',
        TARGETS[scarcity] ?? null,
      ),
      figure(`${label}, instances worse in cost or units`, worse, '', 0),
    ]
  })
  return Promise.resolve(results)
}

function figure(label: string, value: number, unit: string, target: number | null): BenchResult {
  return { name: label, value, unit, target, met: target === null ? null : value <= target }
}

interface Case {
  readonly scarcity: number
  readonly isKnown: boolean
  readonly partial: Policy['partial']
}

function compare(seed: number, { scarcity, isKnown, partial }: Case) {
  // Stock is for both weeks together; the first is the evidence.
  const made = merchantInstance(seededRandom(seed), {
    sites: 6,
    skus: 120,
    orders: EVIDENCE + WEEK,
    scarcity: (scarcity * WEEK) / (EVIDENCE + WEEK),
  })
  const world: World = {
    ...made.world,
    policy: { ...made.world.policy, partial },
    sites: made.world.sites.map((site) => ({ ...site, dailyCapacity: null })),
    services: made.world.services.map((service) => ({ ...service, dailyCap: null })),
  }
  const orders = made.orders.map((order) => ({ ...order, shipBy: null, deliverBy: null }))
  const none = play(world, orders, null)
  const priced = play(world, orders, (left) => ({ isKnown, spans: isKnown ? left : 1 }))
  const eachCost = ({ costCents, units }: typeof none) => costCents / units
  return {
    seed,
    dearer: 100 * (eachCost(priced) / eachCost(none) - 1),
    lines: priced.left - none.left,
    units: none.units - priced.units,
  }
}

/** `horizonAt`: by the part of the week that is left; null = nothing has a price. */
function play(world: World, orders: readonly Order[], horizonAt: ((left: number) => Horizon) | null) {
  const rules = compileRules(EMPTY_RULE_SET, prepareWorld(world).context)
  const levels = new Map(world.stock.map((level) => [`${level.siteId} ${level.sku}`, level]))
  let prepared = prepareWorld(world)
  let costCents = 0
  let left = 0
  let units = 0
  for (let at = EVIDENCE; at < orders.length; at++) {
    if (horizonAt !== null && (at - EVIDENCE) % EVERY === 0) {
      const horizon = horizonAt((orders.length - at) / EVIDENCE)
      const recent = orders.slice(at - EVIDENCE, at)
      const shadowPrices = finished(priceWorld(recent, horizon, prepared, rules, MONDAY_MORNING))
      prepared = withChanges(prepared, { shadowPrices })
    }
    const order = orders[at] as Order
    const [decision] = orchestrate([order], prepared, rules, MONDAY_MORNING)
    const ships = shipped(decision)
    left += order.lines.length - new Set(ships.flatMap(linesOf)).size
    costCents += ships.reduce((sum, one) => sum + one.shippingCents + one.handlingCents, 0)
    units += ships.flatMap(({ allocations }) => allocations).reduce((sum, one) => sum + one.quantity, 0)
    prepared = withTaken(prepared, ships, levels)
  }
  return { costCents, left, units }
}

function shipped(decision: Decision | undefined) {
  return decision?.kind === 'allocated' || decision?.kind === 'partial' ? decision.fulfillments : []
}

function linesOf({ allocations }: ReturnType<typeof shipped>[number]): readonly string[] {
  return allocations.map(({ lineId }) => lineId)
}

function withTaken(
  prepared: PreparedWorld,
  ships: ReturnType<typeof shipped>,
  levels: Map<string, StockLevel>,
): PreparedWorld {
  const changed = ships.flatMap(({ siteId, allocations }) =>
    allocations.map(({ sku, quantity }) => {
      const key = `${siteId} ${sku}`
      const level = levels.get(key) as StockLevel
      const now = { ...level, onHand: level.onHand - quantity }
      levels.set(key, now)
      return now
    }),
  )
  return withStock(prepared, changed)
}

function finished<T>(work: Generator<void, T>): T {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}
