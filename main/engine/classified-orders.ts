import type { Order } from '../../shared/domain/order.ts'
import type { EpochMs } from '../../shared/lib/clock.ts'
import { minorUnitsPerUnit } from '../../shared/lib/currency.ts'
import { FactsOfOrder, OrderFactSource } from './facts/order-facts.ts'
import { distancesKm } from './prepare/distance.ts'
import type { PreparedWorld } from './prepare/prepared-world.ts'
import { PRIORITY_FACTORS, scorePriority } from './priority/priority.ts'
import type { CompiledRules } from './rules/compile.ts'
import { newRuleEffects, type RuleEffects } from './rules/effects.ts'
import type { RuleRun } from './rules/run.ts'
import { countsDistance } from './sourcing/terms-source.ts'

const NO_EFFECTS: RuleEffects = newRuleEffects()
const FACTORS = PRIORITY_FACTORS.length

/** The orders of a run with what `classify` rules make of them, and the order in which they are served. */
export class ClassifiedOrders {
  /** Class numbers of all orders, `orderTraceLength` each. */
  readonly trace: Uint16Array
  readonly scores: Float64Array
  /** Points of all orders, one number a factor. */
  readonly points: Float64Array
  readonly effects: RuleEffects[] = []
  /** What each is worth in the workspace's currency; NaN = there is no rate. */
  readonly values: Float64Array
  /** Destination class of each order. */
  readonly destinations: Int32Array
  readonly #orders: readonly Order[]
  readonly #world: PreparedWorld
  readonly #rules: CompiledRules
  readonly #run: RuleRun
  readonly #now: EpochMs
  readonly #source: OrderFactSource
  /** Of all orders from each site, where it can matter; else once, NaN. */
  readonly #distanceKm: Float64Array
  readonly #needsDistance: boolean
  readonly #unit: number
  /** By order: position of each line's SKU. */
  readonly #skus: (readonly number[])[] = []

  constructor(
    orders: readonly Order[],
    world: PreparedWorld,
    rules: CompiledRules,
    run: RuleRun,
    now: EpochMs,
  ) {
    this.#orders = orders
    this.#world = world
    this.#rules = rules
    this.#run = run
    this.#now = now
    this.#source = new OrderFactSource(world, now)
    this.#unit = minorUnitsPerUnit(world.world.currency)
    this.#needsDistance = countsDistance(rules, world.world.policy)
    const distances = (this.#needsDistance ? orders.length : 1) * world.world.sites.length
    this.#distanceKm = new Float64Array(distances).fill(Number.NaN)
    this.destinations = new Int32Array(orders.length)
    this.values = new Float64Array(orders.length)
    this.trace = new Uint16Array(orders.length * rules.orderTraceLength)
    this.scores = new Float64Array(orders.length)
    this.points = new Float64Array(orders.length * FACTORS)
  }

  /** Classifies the i-th order. */
  classify(i: number): void {
    const { skuIndex, world } = this.#world
    const { needs, orderTraceLength } = this.#rules
    const order = this.#orders[i] as Order
    const skus = order.lines.map(({ sku }) => skuIndex.get(sku) ?? -1)
    this.#skus[i] = skus
    const distanceKm = this.distanceKm(i)
    if (this.#needsDistance) {
      const { latitude, longitude } = order.destination
      distancesKm(this.#world.siteVectors, latitude, longitude, distanceKm)
    }
    const { country, postcode } = order.destination
    this.destinations[i] = this.#world.shipping.rates.destinationClass(country, postcode)
    const value = this.#source.valueIn(world.currency, order)
    this.values[i] = value
    let effects = NO_EFFECTS
    if (needs.classify || needs.source || needs.ship) {
      effects = newRuleEffects()
      const facts = new FactsOfOrder(this.#source, order, skus, distanceKm, value)
      this.#run.classify(facts, effects, this.trace, i * orderTraceLength)
    }
    this.effects[i] = effects
    let add = 0
    for (const { value } of effects.priorityAdded) add += value
    const ruled = { set: effects.prioritySet?.value ?? null, add }
    const channelPriority = world.channelPriority.get(order.channelId) ?? 0
    const grounds = { channelPriority, wholeValue: value / this.#unit, rules: ruled }
    this.scores[i] = scorePriority(order, grounds, this.#now, this.points, i * FACTORS)
  }

  orderAt(i: number): Order {
    return this.#orders[i] as Order
  }

  /** Position of each line's SKU, -1 = unknown. The order is classified. */
  skusOf(i: number): readonly number[] {
    return this.#skus[i] as readonly number[]
  }

  /** From each site; NaN = unknown, or it cannot matter. */
  distanceKm(i: number): Float64Array {
    if (!this.#needsDistance) return this.#distanceKm
    const sites = this.#world.world.sites.length
    return this.#distanceKm.subarray(i * sites, (i + 1) * sites)
  }

  /** Positions: higher score first, then the earlier placed, then by id, so that none depends on the input's order. */
  inPriority(): number[] {
    const orders = this.#orders
    const { scores } = this
    return Array.from(orders.keys()).sort((a, b) => {
      const byScore = (scores[b] as number) - (scores[a] as number)
      if (byScore !== 0) return byScore
      const x = orders[a] as Order
      const y = orders[b] as Order
      return x.placedAt - y.placedAt || (x.id < y.id ? -1 : x.id > y.id ? 1 : a - b)
    })
  }
}
