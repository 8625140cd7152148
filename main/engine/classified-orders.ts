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
import { countsDistance } from './sourcing/fill-terms.ts'

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
  /** Of the order turned to: position of each line's SKU, -1 = unknown, and units; km from each site, NaN = unknown. */
  readonly skus: number[] = []
  readonly units: number[] = []
  readonly distanceKm: Float64Array
  readonly #orders: readonly Order[]
  readonly #world: PreparedWorld
  readonly #rules: CompiledRules
  readonly #run: RuleRun
  readonly #now: EpochMs
  readonly #source: OrderFactSource
  readonly #needsDistance: boolean
  readonly #unit: number
  /** SKU positions and units of all lines of all orders; where each order's begin, and after the last. */
  readonly #lineSkus: number[] = []
  readonly #lineUnits: number[] = []
  readonly #firstLine: Int32Array
  readonly #lastLine: Int32Array

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
    this.#firstLine = new Int32Array(orders.length)
    this.#lastLine = new Int32Array(orders.length)
    this.destinations = new Int32Array(orders.length)
    this.distanceKm = new Float64Array(world.world.sites.length).fill(Number.NaN)
    this.values = new Float64Array(orders.length)
    this.trace = new Uint16Array(orders.length * rules.orderTraceLength)
    this.scores = new Float64Array(orders.length)
    this.points = new Float64Array(orders.length * FACTORS)
  }

  /** Classifies the i-th order and turns to it. */
  classify(i: number): void {
    const { skuIndex, world } = this.#world
    const { needs, orderTraceLength } = this.#rules
    const order = this.#orders[i] as Order
    this.#firstLine[i] = this.#lineSkus.length
    for (const { sku, quantity } of order.lines) {
      this.#lineSkus.push(skuIndex.get(sku) ?? -1)
      this.#lineUnits.push(quantity)
    }
    this.#lastLine[i] = this.#lineSkus.length
    this.turnTo(i)
    const { country, postcode } = order.destination
    this.destinations[i] = this.#world.shipping.rates.destinationClass(country, postcode)
    const value = this.#source.valueIn(world.currency, order)
    this.values[i] = value
    let effects = NO_EFFECTS
    if (needs.classify || needs.source || needs.ship) {
      effects = newRuleEffects()
      const facts = new FactsOfOrder(this.#source, order, this.skus, this.distanceKm, value)
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

  /** Fills `skus`, `units` and `distanceKm` for the i-th order, which is classified. */
  turnTo(i: number): Order {
    const order = this.#orders[i] as Order
    const from = this.#firstLine[i] as number
    const count = (this.#lastLine[i] as number) - from
    this.skus.length = count
    this.units.length = count
    for (let line = 0; line < count; line++) {
      this.skus[line] = this.#lineSkus[from + line] as number
      this.units[line] = this.#lineUnits[from + line] as number
    }
    if (this.#needsDistance) {
      const { latitude, longitude } = order.destination
      distancesKm(this.#world.siteVectors, latitude, longitude, this.distanceKm)
    }
    return order
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
