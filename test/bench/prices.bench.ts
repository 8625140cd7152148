import type { Decision } from '../../main/engine/decision.ts'
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
import type { StockLevel } from '../../shared/domain/stock.ts'
import { seededRandom } from '../../shared/lib/random.ts'
import { EMPTY_RULE_SET } from '../../shared/rules/document.ts'
import { MONDAY_MORNING } from '../support/engine-builders.ts'
import { merchantInstance } from '../support/merchant-instance.ts'
import type { BenchResult } from './bench.ts'
import { mean, numberOption } from './options.ts'

export const name = 'prices'

const WEEK = 2_000
const EVIDENCE = 2_000
/** Orders between two prices. */
const EVERY = 300
const SCARCITIES = [1.15, 1.5]

/**
 * `npm run bench -- prices [--instances N] [--seed N]`: a week of orders decided one after the other by `orchestrate`,
 * with the prices that the live policy makes of the 2,000 orders before, against none in the same run.
 */
export function run(args: string[]): Promise<BenchResult[]> {
  const instances = numberOption(args, '--instances', 2)
  const first = numberOption(args, '--seed', 1)
  console.log(
    `prices: ${instances} instances a scarcity from seed ${first}, 6 sites, 120 SKUs, ${WEEK} orders`,
  )
  const results = SCARCITIES.flatMap((scarcity) => {
    const played = Array.from({ length: instances }, (_, i) => compare(first + i, scarcity))
    const worse = played.filter(({ dearer, left }) => dearer > 0 || left > 0).length
    for (const { seed, dearer, left } of played)
      console.log(
        `  scarcity ${scarcity}, seed ${seed}: ${dearer.toFixed(2)} % of cost, ${left} more lines left`,
      )
    const label = `prices: scarcity ${scarcity}`
    return [
      figure(`${label}, cost against none`, mean(played.map(({ dearer }) => dearer)), '%', null),
      figure(`${label}, instances worse in cost or lines`, worse, '', 0),
    ]
  })
  return Promise.resolve(results)
}

function figure(label: string, value: number, unit: string, target: number | null): BenchResult {
  return { name: label, value, unit, target, met: target === null ? null : value <= target }
}

function compare(seed: number, scarcity: number) {
  // Stock is for both weeks together; the first is the evidence.
  const made = merchantInstance(seededRandom(seed), {
    sites: 6,
    skus: 120,
    orders: EVIDENCE + WEEK,
    scarcity: (scarcity * WEEK) / (EVIDENCE + WEEK),
  })
  const world: World = {
    ...made.world,
    sites: made.world.sites.map((site) => ({ ...site, dailyCapacity: null })),
    services: made.world.services.map((service) => ({ ...service, dailyCap: null })),
  }
  const orders = made.orders.map((order) => ({ ...order, shipBy: null, deliverBy: null }))
  const none = play(world, orders, false)
  const priced = play(world, orders, true)
  return { seed, dearer: 100 * (priced.costCents / none.costCents - 1), left: priced.left - none.left }
}

function play(world: World, orders: readonly Order[], isPriced: boolean) {
  const rules = compileRules(EMPTY_RULE_SET, prepareWorld(world).context)
  const levels = new Map(world.stock.map((level) => [`${level.siteId} ${level.sku}`, level]))
  let prepared = prepareWorld(world)
  let costCents = 0
  let left = 0
  for (let at = EVIDENCE; at < orders.length; at++) {
    if (isPriced && (at - EVIDENCE) % EVERY === 0) {
      const shadowPrices = finished(
        priceWorld(orders.slice(at - EVIDENCE, at), 1, prepared, rules, MONDAY_MORNING),
      )
      prepared = withChanges(prepared, { shadowPrices })
    }
    const order = orders[at] as Order
    const [decision] = orchestrate([order], prepared, rules, MONDAY_MORNING)
    const ships = shipped(decision)
    left += order.lines.length - new Set(ships.flatMap(linesOf)).size
    costCents += ships.reduce((sum, one) => sum + one.shippingCents + one.handlingCents, 0)
    prepared = withTaken(prepared, ships, levels)
  }
  return { costCents, left }
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
