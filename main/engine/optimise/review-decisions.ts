import type { Order } from '../../../shared/domain/order.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Decision, PlannedFulfillment } from '../decision.ts'
import { Orchestration, type ShippedFrom } from '../orchestration.ts'
import type { PreparedWorld } from '../prepare/prepared-world.ts'
import { type DayNumber, dayNumberOfDate } from '../promise/day-number.ts'
import type { CompiledRules } from '../rules/compile.ts'
import { NO_FAILURES } from '../site-failure.ts'
import type { UnfitServices } from '../unfit-services.ts'
import { type BatchOptions, batchSteps } from './batch.ts'
import type { DemandClass } from './demand.ts'

/** An order that is decided but not released: all of its lines are planned. */
export interface DecidedOrder {
  readonly order: Order
  readonly fulfillments: readonly (ShippedFrom &
    Pick<PlannedFulfillment, 'shippingCents' | 'handlingCents'>)[]
}

export interface Review {
  /** Orders to be shipped otherwise than planned; every other order stays as it is. */
  readonly changes: readonly { readonly order: Order; readonly decision: Decision }[]
  /** Shipping and handling of the reviewed orders as planned, and by how much less they now cost. */
  readonly costCents: number
  readonly savingCents: number
  /** No plan for these orders from this stock scores less; null when none was reviewed. */
  readonly bound: number | null
  readonly score: number | null
}

/**
 * Looks again at orders that are decided but not released, all together: what one of them gives up another may
 * use better. No order gets a later delivery than it was promised, none is left unfilled, and what comes out
 * never costs more than what is planned; where that cannot be had, nothing changes. `world` is the world as it
 * stands, the units and loads of these orders counted as taken; it is handed back unchanged.
 */
export function reviewDecisions(...args: Parameters<typeof reviewSteps>): Review {
  const steps = reviewSteps(...args)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** The same; rests every few milliseconds, and meanwhile nobody else may use this world's stock. */
export function* reviewSteps(
  decided: readonly DecidedOrder[],
  world: PreparedWorld,
  rules: CompiledRules,
  now: EpochMs,
  options: BatchOptions,
  unfit: UnfitServices,
): Generator<void, Review> {
  const mark = world.stock.mark()
  try {
    return yield* new DecisionReview(decided, world, rules, now, unfit).run(options)
  } finally {
    world.stock.rollback(mark)
  }
}

/** Orders compared between two rests. */
const AT_ONCE = 20

interface Candidate {
  readonly at: number
  readonly demand: DemandClass
  /** Sites as planned. */
  readonly masks: Int32Array
  readonly lastDeliveryDay: DayNumber
}

class DecisionReview {
  readonly #decided: readonly DecidedOrder[]
  readonly #world: PreparedWorld
  readonly #run: Orchestration

  constructor(
    decided: readonly DecidedOrder[],
    world: PreparedWorld,
    rules: CompiledRules,
    now: EpochMs,
    unfit: UnfitServices,
  ) {
    this.#decided = decided
    this.#world = world
    this.#run = new Orchestration(
      decided.map((one) => one.order),
      world,
      rules,
      now,
      NO_FAILURES,
      unfit,
    )
  }

  *run(options: BatchOptions): Generator<void, Review> {
    const kept = this.#keptFor()
    for (const { fulfillments } of this.#decided) for (const one of fulfillments) this.#run.release(one)
    const candidates = yield* this.#candidates(kept)
    const reviewed = new Set(candidates.map((one) => one.at))
    for (const at of this.#decided.keys()) if (!reviewed.has(at)) this.#retake(at)
    const costCents = sum(candidates.map(({ at }) => this.#plannedCents(at)))
    if (candidates.length === 0) return { changes: [], costCents, savingCents: 0, bound: null, score: null }
    const { sites, policy } = this.#world.world
    const plan = yield* batchSteps(
      {
        siteCount: sites.length,
        maxSites: policy.maxFulfillments,
        splitPenalty: policy.splitPenaltyCents,
        grows: this.#world.ratesGrow,
        classes: candidates.map((one) => one.demand),
        stock: this.#stock(candidates),
      },
      options,
      candidates.map((one) => one.masks),
    )
    const changes = this.#carryOut(candidates, plan.masks)
    const savingCents = sum(changes.map(({ at, decision }) => this.#plannedCents(at) - costOf(decision)))
    return {
      changes: changes.map(({ at, decision }) => ({ order: this.#orderAt(at), decision })),
      costCents,
      savingCents,
      bound: plan.bound,
      score: plan.cost,
    }
  }

  /**
   * Decides those that the plan ships from other sites. What changes together, since it exchanges the same SKUs, is kept
   * only where it costs less together; all else stays as planned.
   */
  #carryOut(candidates: readonly Candidate[], masks: readonly Int32Array[]): Changed[] {
    const moved = candidates.flatMap((one, i): Moved[] => {
      const to = masks[i] as Int32Array
      return one.masks.every((mask, site) => mask === to[site]) ? [] : [{ ...one, to }]
    })
    const moving = new Set(moved.map(({ at }) => at))
    for (const { at } of candidates) if (!moving.has(at)) this.#retake(at)
    const cheaper: Moved[] = []
    const dearer: Moved[] = []
    const tried: Changed[] = []
    for (const group of exchanges(moved)) {
      const decisions = group.map((one) => this.#run.decideAs(one.at, one.to, one.lastDeliveryDay))
      const made = decisions.flatMap((decision, i) =>
        decision === null ? [] : [{ at: (group[i] as Moved).at, decision }],
      )
      tried.push(...made)
      const before = sum(group.map(({ at }) => this.#plannedCents(at)))
      const isCheaper = made.length === group.length && sum(made.map((one) => costOf(one.decision))) < before
      ;(isCheaper ? cheaper : dearer).push(...group)
    }
    if (dearer.length === 0) return tried
    for (const { decision } of tried)
      if ('fulfillments' in decision) decision.fulfillments.forEach((one) => this.#run.release(one))
    for (const { at } of dearer) this.#retake(at)
    const changes = cheaper.flatMap(({ at, to, lastDeliveryDay }): Changed[] => {
      const decision = this.#run.decideAs(at, to, lastDeliveryDay)
      return decision === null ? [] : [{ at, decision }]
    })
    const saves = sum(changes.map(({ at, decision }) => this.#plannedCents(at) - costOf(decision))) > 0
    return changes.length === cheaper.length && saves ? changes : []
  }

  *#candidates(kept: KeptFor): Generator<void, Candidate[]> {
    const candidates: Candidate[] = []
    for (const [at, { order, fulfillments }] of this.#decided.entries()) {
      if (at % AT_ONCE === 0) yield
      const lastDeliveryDay = Math.max(...fulfillments.map((one) => dayNumberOfDate(one.promise.deliverTo)))
      const demand = this.#run.demandOf(at, lastDeliveryDay)
      const masks = this.#masksOf(order, fulfillments)
      if (demand === null || masks === null) continue
      kept(demand)
      candidates.push({ at, demand, masks, lastDeliveryDay })
    }
    return candidates
  }

  /** Adds to what ways to ship cost what their units are worth to later orders, were all else as planned. */
  #keptFor(): KeptFor {
    const { stock, worth, world } = this.#world
    if (worth === null) return () => {}
    const sites = world.sites.length
    const free = new Map<number, number>()
    for (const { order } of this.#decided) {
      for (const { sku } of order.lines) {
        const at = this.#world.skuIndex.get(sku)
        if (at === undefined) continue
        for (let site = 0; site < sites; site++) free.set(stock.cell(at, site), stock.free(at, site))
      }
    }
    return ({ skus, units, cost }) => {
      const size = 1 << skus.length
      for (let site = 0; site < sites; site++) {
        skus.forEach((sku, line) => {
          const cell = stock.cell(sku, site)
          const cents =
            (units[line] as number) * worth.cents(cell, (free.get(cell) ?? 0) + (units[line] as number))
          if (cents === 0) return
          for (let mask = 0; mask < size; mask++)
            if (((mask >> line) & 1) === 1)
              cost[site * size + mask] = (cost[site * size + mask] as number) + cents
        })
      }
    }
  }

  /** Null when a line is shared by sites or not planned at all: such an order stays as it is. */
  #masksOf(order: Order, fulfillments: readonly ShippedFrom[]): Int32Array | null {
    const masks = new Int32Array(this.#world.world.sites.length)
    for (const { siteId, allocations } of fulfillments) {
      const site = this.#world.siteIndex.get(siteId)
      if (site === undefined) return null
      for (const { lineId, quantity } of allocations) {
        const line = order.lines.findIndex((one) => one.id === lineId)
        if (order.lines[line]?.quantity !== quantity) return null
        masks[site] = (masks[site] as number) | (1 << line)
      }
    }
    const filled = masks.reduce((all, mask) => all | mask, 0)
    return filled === (1 << order.lines.length) - 1 ? masks : null
  }

  /** Units that the reviewed orders may share. Stock kept for some channels counts for none of the others. */
  #stock(candidates: readonly Candidate[]): Float64Array {
    const { stock, world, skuIndex } = this.#world
    const sites = world.sites.length
    const units = new Float64Array(skuIndex.size * sites)
    for (const { at, demand } of candidates) {
      const { channelId } = (this.#decided[at] as DecidedOrder).order
      for (const sku of demand.skus) {
        for (let site = 0; site < sites; site++) {
          const cell = sku * sites + site
          units[cell] = Math.max(units[cell] as number, stock.available(sku, site, channelId))
        }
      }
    }
    return units
  }

  #retake(at: number): void {
    for (const one of this.#decidedAt(at).fulfillments) this.#run.retake(one)
  }

  #decidedAt(at: number): DecidedOrder {
    return this.#decided[at] as DecidedOrder
  }

  #orderAt(at: number): Order {
    return this.#decidedAt(at).order
  }

  #plannedCents(at: number): number {
    return sum(this.#decidedAt(at).fulfillments.map((one) => one.shippingCents + one.handlingCents))
  }
}

type KeptFor = (demand: DemandClass) => void
type Moved = Candidate & { readonly to: Int32Array }
interface Changed {
  readonly at: number
  readonly decision: Decision
}

/** Orders that want the same SKUs, directly or by others, are of one group: only they can exchange units. */
function exchanges(moved: readonly Moved[]): Moved[][] {
  const groups: { skus: Set<number>; orders: Moved[] }[] = []
  for (const one of moved) {
    const own = { skus: new Set(one.demand.skus), orders: [one] }
    for (let i = groups.length - 1; i >= 0; i--) {
      const other = groups[i] as (typeof groups)[number]
      if (![...other.skus].some((sku) => own.skus.has(sku))) continue
      for (const sku of other.skus) own.skus.add(sku)
      own.orders.unshift(...other.orders)
      groups.splice(i, 1)
    }
    groups.push(own)
  }
  return groups.map(({ orders }) => orders)
}

function costOf(decision: Decision): number {
  return decision.kind === 'allocated'
    ? sum(decision.fulfillments.map((one) => one.shippingCents + one.handlingCents))
    : Number.POSITIVE_INFINITY
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
