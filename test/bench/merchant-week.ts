import type { Decision } from '../../main/engine/decision.ts'
import type { Horizon } from '../../main/engine/optimise/cover.ts'
import type { DemandClass } from '../../main/engine/optimise/demand.ts'
import { priceWorld } from '../../main/engine/optimise/price-world.ts'
import { type DecidedOrder, reviewDecisions } from '../../main/engine/optimise/review-decisions.ts'
import { orchestrate } from '../../main/engine/orchestrate.ts'
import { Orchestration } from '../../main/engine/orchestration.ts'
import {
  type PreparedWorld,
  prepareWorld,
  withChanges,
  withStock,
} from '../../main/engine/prepare/prepared-world.ts'
import { NO_DEADLINE } from '../../main/engine/promise/day-number.ts'
import { compileRules } from '../../main/engine/rules/compile.ts'
import { ALL_FIT } from '../../main/engine/unfit-services.ts'
import type { World } from '../../main/engine/world.ts'
import type { Order } from '../../shared/domain/order.ts'
import type { Policy } from '../../shared/domain/policy.ts'
import type { StockLevel } from '../../shared/domain/stock.ts'
import { seededRandom } from '../../shared/lib/random.ts'
import { EMPTY_RULE_SET } from '../../shared/rules/document.ts'
import { MONDAY_MORNING } from '../support/engine-builders.ts'
import { merchantInstance } from '../support/merchant-instance.ts'
import { shadowPrices } from '../support/optimise.ts'

/** Orders of the week that is played. */
export const WEEK = 2_000
/** Orders of the weeks before, from which demand is known. */
export const EVIDENCE = 2_000
/** Orders between two prices. */
const EVERY = 300

export interface MerchantWeek {
  readonly world: World
  /** EVIDENCE orders of before, then those of the week. */
  readonly orders: readonly Order[]
}

/** Stock is for both weeks together; the first is the evidence and takes nothing. */
export function merchantWeek(seed: number, scarcity: number, partial: Policy['partial']): MerchantWeek {
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
  return { world, orders: made.orders.map((order) => ({ ...order, shipBy: null, deliverBy: null })) }
}

export interface Way {
  /** By the part of the week that is left; null = nothing has a price. */
  readonly horizonAt: ((left: number) => Horizon) | null
  /** Orders that are held and decided again together before they are released; 0 = each is released at once. */
  readonly held: number
}

export interface Week {
  readonly costCents: number
  /** Lines that nothing shipped. */
  readonly left: number
  readonly units: number
  /** What the policy minds: cost, and lines left at what it says they are worth. */
  readonly score: number
}

/** The week decided order by order by `orchestrate`, as the live policy does. */
export function playWeek({ world, orders }: MerchantWeek, { horizonAt, held }: Way): Week {
  const rules = compileRules(EMPTY_RULE_SET, prepareWorld(world).context)
  const levels = new Map(world.stock.map((level) => [`${level.siteId} ${level.sku}`, level]))
  let prepared = prepareWorld(world)
  let waiting: DecidedOrder[] = []
  let costCents = 0
  let left = 0
  let units = 0
  const release = (at: number): void => {
    if (held > 0) {
      const { changes } = reviewDecisions(
        waiting,
        prepared,
        rules,
        MONDAY_MORNING,
        looks(at, waiting.length),
        ALL_FIT,
      )
      const planned = new Map(waiting.map((one) => [one.order.id, one]))
      for (const { order } of changes)
        prepared = withTaken(prepared, planned.get(order.id)?.fulfillments ?? [], levels, -1)
      for (const { order, decision } of changes) {
        const fulfillments = shipped(decision)
        prepared = withTaken(prepared, fulfillments, levels, 1)
        planned.set(order.id, { order, fulfillments })
      }
      waiting = [...planned.values()]
    }
    for (const { fulfillments } of waiting)
      costCents += fulfillments.reduce((sum, one) => sum + one.shippingCents + one.handlingCents, 0)
    waiting = []
  }
  for (let at = EVIDENCE; at < orders.length; at++) {
    if (horizonAt !== null && (at - EVIDENCE) % EVERY === 0) {
      const recent = orders.slice(at - EVIDENCE, at)
      const horizon = horizonAt((orders.length - at) / EVIDENCE)
      const prices = finished(priceWorld(recent, horizon, prepared, rules, MONDAY_MORNING))
      prepared = withChanges(prepared, { shadowPrices: prices })
    }
    const order = orders[at] as Order
    const fulfillments = shipped(orchestrate([order], prepared, rules, MONDAY_MORNING)[0])
    const allocations = fulfillments.flatMap((one) => one.allocations)
    left += order.lines.length - new Set(allocations.map(({ lineId }) => lineId)).size
    units += allocations.reduce((sum, { quantity }) => sum + quantity, 0)
    prepared = withTaken(prepared, fulfillments, levels, 1)
    if (fulfillments.length > 0) waiting.push({ order, fulfillments })
    if (held === 0 || waiting.length === held) release(at)
  }
  release(orders.length)
  return { costCents, left, units, score: costCents + left * world.policy.unfilledLineCents }
}

/** No way to decide the week scores less than this, were all of it known beforehand: Lagrangian bound, in cents. */
export function boundOf({ world, orders }: MerchantWeek): number {
  const prepared = prepareWorld(world)
  const rules = compileRules(EMPTY_RULE_SET, prepared.context)
  const week = orders.slice(EVIDENCE)
  const run = new Orchestration(week, prepared, rules, MONDAY_MORNING)
  const { sites, policy } = world
  const classes = week.flatMap((_, i): DemandClass[] => {
    const demand = run.demandOf(i, NO_DEADLINE)
    if (demand === null) return []
    const unfilled = Float64Array.from(
      { length: 1 << demand.skus.length },
      (__, mask) => mask.toString(2).replaceAll('0', '').length * policy.unfilledLineCents,
    )
    return [{ ...demand, unfilled }]
  })
  const stock = new Float64Array(prepared.skuIndex.size * sites.length)
  for (const { siteId, sku, onHand } of world.stock)
    stock[(prepared.skuIndex.get(sku) ?? 0) * sites.length + (prepared.siteIndex.get(siteId) ?? 0)] = onHand
  const network = {
    siteCount: sites.length,
    maxSites: policy.maxFulfillments,
    splitPenalty: policy.splitPenaltyCents,
    grows: prepared.ratesGrow,
    classes,
    stock,
  }
  return shadowPrices(network, 400, 150, null).bound
}

/** The live review's price method; its search ends after so many looks instead of a time, the same on every machine. */
function looks(seed: number, orders: number) {
  let asked = 0
  const most = Math.max(10, orders)
  return { iterations: 60, step: 150, random: seededRandom(seed), progress: () => asked++ / most }
}

function shipped(decision: Decision | undefined) {
  return decision?.kind === 'allocated' || decision?.kind === 'partial' ? decision.fulfillments : []
}

function withTaken(
  prepared: PreparedWorld,
  ships: readonly Pick<DecidedOrder['fulfillments'][number], 'siteId' | 'allocations'>[],
  levels: Map<string, StockLevel>,
  sign: number,
): PreparedWorld {
  const changed = ships.flatMap(({ siteId, allocations }) =>
    allocations.map(({ sku, quantity }) => {
      const key = `${siteId} ${sku}`
      const level = levels.get(key) as StockLevel
      const now = { ...level, onHand: level.onHand - sign * quantity }
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
