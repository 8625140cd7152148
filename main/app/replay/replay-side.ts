import { serviceKey } from '../../../shared/domain/carrier.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import type { Decision } from '../../engine/decision.ts'
import { explain } from '../../engine/explain/explain.ts'
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
  readonly #world: PreparedWorld
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

  explanation(order: Order, decision: Decision, world: PreparedWorld | null = null) {
    return explain({ order, decision, rules: this.rules, context: this.#world.context, world })
  }

  #try(orders: readonly Order[], now: EpochMs): Decision[] | null {
    const { stock, world } = this.#world
    const mark = stock.mark()
    const from = localDateOf(now - DAY_MS, world.timeZone)
    const present = withChanges(this.#world, {
      siteLoad: [...this.#siteLoad.values()].filter(({ date }) => date >= from),
      serviceLoad: [...this.#serviceLoad.values()].filter(({ date }) => date >= from),
    })
    try {
      return new Orchestration(
        orders,
        present,
        this.rules,
        now,
        NO_FAILURES,
        this.#fit.unfit(orders),
      ).decide()
    } catch {
      stock.rollback(mark)
      return null
    }
  }

  #load(decision: Decision): void {
    for (const { siteId, parcels, promise, ...rest } of fulfillmentsOf(decision)) {
      const date = promise.shipOn
      const service = serviceKey(rest)
      const site = this.#siteLoad.get(`${siteId} ${date}`)?.orders ?? 0
      this.#siteLoad.set(`${siteId} ${date}`, { siteId, date, orders: site + 1 })
      const known = this.#serviceLoad.get(`${service} ${date}`)?.parcels ?? 0
      this.#serviceLoad.set(`${service} ${date}`, { service, date, parcels: known + parcels.length })
    }
  }
}
