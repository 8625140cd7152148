import type { Order } from '../../../shared/domain/order.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Decision, PlannedFulfillment } from '../decision.ts'
import { Orchestration, type ShippedFrom } from '../orchestration.ts'
import type { PreparedWorld } from '../prepare/prepared-world.ts'
import { type DayNumber, dayNumberOfDate } from '../promise/day-number.ts'
import type { CompiledRules } from '../rules/compile.ts'
import { NO_FAILURES } from '../site-failure.ts'
import type { UnfitServices } from '../unfit-services.ts'
import { type BatchOptions, planBatch } from './batch.ts'
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
export function reviewDecisions(
  decided: readonly DecidedOrder[],
  world: PreparedWorld,
  rules: CompiledRules,
  now: EpochMs,
  options: BatchOptions,
  unfit: UnfitServices,
): Review {
  const mark = world.stock.mark()
  try {
    return new DecisionReview(decided, world, rules, now, unfit).run(options)
  } finally {
    world.stock.rollback(mark)
  }
}

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

  run(options: BatchOptions): Review {
    for (const { fulfillments } of this.#decided) for (const one of fulfillments) this.#run.release(one)
    const candidates = this.#candidates()
    const reviewed = new Set(candidates.map((one) => one.at))
    this.#decided.forEach(({ fulfillments }, at) => {
      if (!reviewed.has(at)) for (const one of fulfillments) this.#retake(one)
    })
    const costCents = sum(candidates.map(({ at }) => costOfPlanned(this.#decided[at] as DecidedOrder)))
    if (candidates.length === 0) return { changes: [], costCents, savingCents: 0, bound: null, score: null }
    const { sites, policy } = this.#world.world
    const network = {
      siteCount: sites.length,
      maxSites: policy.maxFulfillments,
      splitPenalty: policy.splitPenaltyCents,
      grows: this.#world.ratesGrow,
      classes: candidates.map((one) => one.demand),
      stock: this.#stock(candidates),
    }
    const plan = planBatch(
      network,
      options,
      candidates.map((one) => one.masks),
    )
    const decisions = candidates.map(({ at, lastDeliveryDay }, i) =>
      this.#run.decideAs(at, plan.masks[i] as Int32Array, lastDeliveryDay),
    )
    const newCents = sum(
      decisions.map((one) => (one === null ? Number.POSITIVE_INFINITY : costOfDecision(one))),
    )
    const { bound, cost: score } = plan
    if (newCents >= costCents) return { changes: [], costCents, savingCents: 0, bound, score }
    const changes = decisions.flatMap((decision, i) => {
      const { at, masks } = candidates[i] as Candidate
      const same = masks.every((mask, site) => mask === plan.masks[i]?.[site])
      return decision === null || same ? [] : [{ order: (this.#decided[at] as DecidedOrder).order, decision }]
    })
    const saved = sum(
      changes.map(({ order, decision }) => {
        const planned = this.#decided.find((one) => one.order === order) as DecidedOrder
        return costOfPlanned(planned) - costOfDecision(decision)
      }),
    )
    return { changes, costCents, savingCents: saved, bound, score }
  }

  #candidates(): Candidate[] {
    const candidates: Candidate[] = []
    this.#decided.forEach(({ order, fulfillments }, at) => {
      const lastDeliveryDay = Math.max(...fulfillments.map((one) => dayNumberOfDate(one.promise.deliverTo)))
      const demand = this.#run.demandOf(at, lastDeliveryDay)
      const masks = this.#masksOf(order, fulfillments)
      if (demand !== null && masks !== null) candidates.push({ at, demand, masks, lastDeliveryDay })
    })
    return candidates
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

  #retake({ siteId, allocations }: ShippedFrom): void {
    const site = this.#world.siteIndex.get(siteId)
    if (site === undefined) return
    for (const { sku, quantity } of allocations) {
      const at = this.#world.skuIndex.get(sku)
      if (at !== undefined) this.#world.stock.take(at, site, quantity)
    }
  }
}

function costOfPlanned({ fulfillments }: DecidedOrder): number {
  return sum(fulfillments.map((one) => one.shippingCents + one.handlingCents))
}

function costOfDecision(decision: Decision): number {
  return decision.kind === 'allocated'
    ? sum(decision.fulfillments.map((one) => one.shippingCents + one.handlingCents))
    : Number.POSITIVE_INFINITY
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
