import { serviceKey } from '../../../shared/domain/carrier.ts'
import type { Order, OrderId } from '../../../shared/domain/order.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import type { Decision } from '../../engine/decision.ts'
import { explain } from '../../engine/explain/explain.ts'
import type { BatchOptions } from '../../engine/optimise/batch.ts'
import type { Horizon } from '../../engine/optimise/cover.ts'
import { priceWorld } from '../../engine/optimise/price-world.ts'
import { type DecidedOrder, reviewDecisions } from '../../engine/optimise/review-decisions.ts'
import { Orchestration } from '../../engine/orchestration.ts'
import { type PreparedWorld, withChanges, withStock } from '../../engine/prepare/prepared-world.ts'
import type { CompiledRules } from '../../engine/rules/compile.ts'
import { NO_FAILURES } from '../../engine/site-failure.ts'
import type { World } from '../../engine/world.ts'
import { fulfillmentsOf } from '../csv/decision-rows.ts'
import type { CarrierFit } from '../decide/carrier-fit.ts'

type SiteLoad = World['siteLoad'][number]
type ServiceLoad = World['serviceLoad'][number]

/**
 * One rule set deciding past orders moment by moment: what an order takes of stock, capacity and caps is gone for
 * those after it. Works on a copy of the ledger of its own.
 */
export class ReplaySide {
  readonly rules: CompiledRules
  readonly #fit: CarrierFit
  #world: PreparedWorld
  readonly #siteLoad = new Map<string, SiteLoad>()
  readonly #serviceLoad = new Map<string, ServiceLoad>()

  constructor(world: PreparedWorld, rules: CompiledRules, fit: CarrierFit) {
    this.rules = rules
    this.#fit = fit
    this.#world = withStock(world, [])
    for (const load of world.world.siteLoad) this.#siteLoad.set(`${load.siteId} ${load.date}`, load)
    for (const load of world.world.serviceLoad) this.#serviceLoad.set(`${load.service} ${load.date}`, load)
  }

  /** Decisions in the order of `orders`; null for one that the engine fails on. */
  decide(orders: readonly Order[], now: EpochMs): (Decision | null)[] {
    const together = this.#try(orders, now)
    if (together) {
      for (const decision of together) this.#load(decision)
      return together
    }
    return orders.map((order) => {
      const decision = this.#try([order], now)?.[0] ?? null
      if (decision) this.#load(decision)
      return decision
    })
  }

  /** Units have these worths for later orders from now on. */
  price(shadowPrices: World['shadowPrices']): void {
    this.#world = withChanges(this.#world, { shadowPrices })
  }

  /** Worths of scarce units by the demand of `recent`; nothing may be decided before it has ended. */
  pricing(recent: readonly Order[], horizon: Horizon, now: EpochMs): Generator<void, World['shadowPrices']> {
    return priceWorld(recent, horizon, this.#present(now), this.rules, now)
  }

  /** Decides what was decided and has not been released again together; returns what is to ship otherwise. */
  decideAgain(
    decided: readonly DecidedOrder[],
    now: EpochMs,
    options: BatchOptions,
  ): ReadonlyMap<OrderId, Decision> {
    const { changes } = reviewDecisions(
      decided,
      this.#present(now),
      this.rules,
      now,
      options,
      this.#fit.unfit,
    )
    const planned = new Map(decided.map(({ order, fulfillments }) => [order.id, fulfillments]))
    for (const { order } of changes) this.#count(planned.get(order.id) ?? [], -1, true)
    for (const { decision } of changes) this.#count(fulfillmentsOf(decision), 1, true)
    return new Map(changes.map(({ order, decision }) => [order.id, decision]))
  }

  explanation(order: Order, decision: Decision, world: PreparedWorld | null = null) {
    return explain({ order, decision, rules: this.rules, context: this.#world.context, world })
  }

  #try(orders: readonly Order[], now: EpochMs): Decision[] | null {
    const { stock } = this.#world
    const mark = stock.mark()
    try {
      return new Orchestration(
        orders,
        this.#present(now),
        this.rules,
        now,
        NO_FAILURES,
        this.#fit.unfit,
      ).decide()
    } catch {
      stock.rollback(mark)
      return null
    }
  }

  #present(now: EpochMs): PreparedWorld {
    const from = localDateOf(now - DAY_MS, this.#world.world.timeZone)
    return withChanges(this.#world, {
      siteLoad: [...this.#siteLoad.values()].filter(({ date }) => date >= from),
      serviceLoad: [...this.#serviceLoad.values()].filter(({ date }) => date >= from),
    })
  }

  #load(decision: Decision): void {
    this.#count(fulfillmentsOf(decision), 1, false)
  }

  /** Adds fulfilments to the loads, or takes them off; `andStock`: and to what is taken of stock. */
  #count(fulfillments: DecidedOrder['fulfillments'], sign: 1 | -1, andStock: boolean): void {
    const { siteIndex, skuIndex, stock } = this.#world
    for (const { siteId, parcels, promise, allocations, ...rest } of fulfillments) {
      const date = promise.shipOn
      const service = serviceKey(rest)
      const site = this.#siteLoad.get(`${siteId} ${date}`)?.orders ?? 0
      this.#siteLoad.set(`${siteId} ${date}`, { siteId, date, orders: site + sign })
      const known = this.#serviceLoad.get(`${service} ${date}`)?.parcels ?? 0
      this.#serviceLoad.set(`${service} ${date}`, { service, date, parcels: known + sign * parcels.length })
      if (!andStock) continue
      for (const { sku, quantity } of allocations)
        stock.take(skuIndex.get(sku) ?? 0, siteIndex.get(siteId) ?? 0, sign * quantity)
    }
  }
}
