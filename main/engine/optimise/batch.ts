import type { Random } from '../../../shared/lib/random.ts'
import type { DemandClass, Network } from './demand.ts'
import { PricedCover, type UnitPrice } from './priced-cover.ts'
import { shadowPriceSteps } from './shadow-prices.ts'

export interface BatchOptions {
  /** Of the price method. */
  readonly iterations: number
  readonly step: number
  /** Share of the time for the search that is used up; 1 ends it. The engine has no clock of its own. */
  readonly progress: () => number
  readonly random: Random
}

export interface BatchPlan {
  /** Per order, in the order of `Network.classes`: lines that each site ships, as a mask by site. */
  readonly masks: readonly Int32Array[]
  readonly cost: number
  /** No plan costs less. */
  readonly bound: number
}

/** Orders taken out and put back together in one step of the search. */
const FEWEST = 2
const MOST = 9
/** Steps between two checks of the time. */
const PATIENCE = 32
/** Batches of at most so many orders are also searched uphill: larger ones have enough to gain downhill. */
const UPHILL_ORDERS = 2_000
/** What a step may cost more at first, as a share of an order's mean cost; falls to nothing. */
const UPHILL = 0.15

/**
 * The cheapest way found to serve all orders at once from stock that is short: shadow prices of the stock, a
 * first plan order by order at these prices, then large-neighbourhood search: a few orders that compete for the
 * same units are taken out and put back in another order, at prices a little changed; what costs no more is
 * kept, in small batches early on also what costs a little more; the best plan met is returned.
 * `start`: the plan to improve on, never made worse; null = none. Rests every few milliseconds.
 */
export function* batchSteps(
  network: Network,
  options: BatchOptions,
  start: readonly Int32Array[] | null,
): Generator<void, BatchPlan> {
  const { prices, bound } = yield* shadowPriceSteps(network, options.iterations, options.step, null)
  return yield* new BatchSearch(network, prices, options.random).run(options.progress, start, bound)
}

class BatchSearch {
  readonly #network: Network
  readonly #prices: Float64Array
  readonly #random: Random
  readonly #cover: PricedCover
  readonly #left: Float64Array
  /** Orders that want a SKU. */
  readonly #wanting: number[][]
  readonly #masks: Int32Array[]
  readonly #cost: Float64Array
  /** What each order would cost if it were alone. */
  readonly #ideal: Float64Array
  /** Times a price counts in the current step. */
  #weight = 1
  #units: readonly number[] = []
  readonly #price: UnitPrice

  constructor(network: Network, prices: Float64Array, random: Random) {
    this.#network = network
    this.#prices = prices
    this.#random = random
    this.#cover = new PricedCover(network)
    this.#left = network.stock.slice()
    this.#wanting = Array.from({ length: network.stock.length / network.siteCount }, () => [])
    network.classes.forEach(({ skus }, order) => {
      for (const sku of skus) this.#wanting[sku]?.push(order)
    })
    this.#masks = network.classes.map(() => new Int32Array(network.siteCount))
    this.#cost = new Float64Array(network.classes.length)
    this.#ideal = Float64Array.from(
      network.classes,
      (own) =>
        this.#cover.solve(own, (cell) => ((network.stock[cell] as number) > 0 ? 0 : Number.POSITIVE_INFINITY))
          .score,
    )
    this.#price = (cell, line) => {
      if ((this.#left[cell] as number) < (this.#units[line] as number)) return Number.POSITIVE_INFINITY
      return this.#weight * (this.#prices[cell] as number)
    }
  }

  *run(
    progress: () => number,
    start: readonly Int32Array[] | null,
    bound: number,
  ): Generator<void, BatchPlan> {
    this.#construct()
    if (start !== null) this.#keepIfCheaper(start)
    const contested = this.#contested()
    let cost = this.#total()
    const best = { cost, masks: this.#masks.map((masks) => masks.slice()) }
    const uphill = this.#masks.length > UPHILL_ORDERS ? 0 : (UPHILL * cost) / Math.max(1, this.#masks.length)
    for (let used = progress(); used < 1 && contested.length > 0; used = progress()) {
      yield
      const heat = uphill * (1 - used) ** 2
      for (let step = 0; step < PATIENCE; step++) cost += this.#step(contested, heat)
      if (heat > 0 && cost < best.cost - 1e-6) {
        best.cost = cost
        this.#masks.forEach((masks, order) => best.masks[order]?.set(masks))
      }
    }
    const last = this.#total()
    return last <= best.cost ? { masks: this.#masks, cost: last, bound } : { ...best, bound }
  }

  #total(): number {
    return this.#cost.reduce((sum, cost) => sum + cost, 0)
  }

  #construct(): void {
    const { classes } = this.#network
    const orders = classes.map((_, order) => order)
    orders.sort((a, b) => (classes[b]?.skus.length ?? 0) - (classes[a]?.skus.length ?? 0) || a - b)
    for (const order of orders) this.#put(order)
  }

  #keepIfCheaper(start: readonly Int32Array[]): void {
    const { classes } = this.#network
    const cost = classes.map((own, order) => costOf(this.#network, own, start[order] as Int32Array))
    const before = cost.reduce((sum, one) => sum + one, 0)
    if (before >= this.#cost.reduce((sum, one) => sum + one, 0)) return
    classes.forEach((_, order) => {
      this.#take(order)
    })
    classes.forEach((_, order) => {
      ;(this.#masks[order] as Int32Array).set(start[order] as Int32Array)
      this.#cost[order] = cost[order] as number
      this.#move(order, -1)
    })
  }

  /** SKUs whose stock has a price somewhere: only orders that want them can gain. */
  #contested(): readonly number[] {
    const { siteCount } = this.#network
    const skus: number[] = []
    this.#wanting.forEach((orders, sku) => {
      if (orders.length < 2) return
      for (let site = 0; site < siteCount; site++) {
        if ((this.#prices[sku * siteCount + site] as number) > 0.01) {
          skus.push(sku)
          return
        }
      }
    })
    return skus
  }

  /** Returns by how much the plan became dearer. */
  #step(contested: readonly number[], heat: number): number {
    const chosen = this.#neighbourhood(contested)
    let before = 0
    const masks: Int32Array[] = []
    for (const order of chosen) {
      before += this.#cost[order] as number
      masks.push((this.#masks[order] as Int32Array).slice())
      this.#take(order)
    }
    const costs = chosen.map((order) => this.#cost[order] as number)
    this.#weight = this.#random() < 0.3 ? 0 : 0.4 + 1.2 * this.#random()
    let after = 0
    for (const order of chosen) {
      this.#put(order)
      after += this.#cost[order] as number
    }
    this.#weight = 1
    if (after <= before + 1e-9 || after - before < -heat * Math.log(1 - this.#random())) return after - before
    for (const order of chosen) this.#take(order)
    chosen.forEach((order, i) => {
      ;(this.#masks[order] as Int32Array).set(masks[i] as Int32Array)
      this.#cost[order] = costs[i] as number
      this.#move(order, -1)
    })
    return 0
  }

  /**
   * One order that would rather be shipped otherwise, and others that hold or want the same SKUs; the first is
   * put back first half of the time, so that it may take what they held.
   */
  #neighbourhood(contested: readonly number[]): number[] {
    const count = FEWEST + Math.floor(this.#random() * (MOST - FEWEST + 1))
    const chosen = [this.#regretful(contested)]
    for (let tries = 0; chosen.length < count && tries < 3 * count; tries++) {
      const from =
        this.#random() < 0.6 ? (chosen[0] as number) : (chosen[this.#below(chosen.length)] as number)
      const { skus } = this.#network.classes[from] as DemandClass
      const wanting = this.#wanting[skus[this.#below(skus.length)] as number] as number[]
      const order = wanting[this.#below(wanting.length)] as number
      if (!chosen.includes(order)) chosen.push(order)
    }
    const fixed = this.#random() < 0.5 ? 1 : 0
    for (let i = chosen.length - 1; i > fixed; i--) {
      const k = fixed + this.#below(i + 1 - fixed)
      const moved = chosen[i] as number
      chosen[i] = chosen[k] as number
      chosen[k] = moved
    }
    return chosen
  }

  /** An order that costs more than it would with all stock to itself; after some tries any. */
  #regretful(contested: readonly number[]): number {
    let order = 0
    for (let tries = 0; tries < 12; tries++) {
      const wanting = this.#wanting[contested[this.#below(contested.length)] as number] as number[]
      order = wanting[this.#below(wanting.length)] as number
      if ((this.#cost[order] as number) > (this.#ideal[order] as number) + 1e-9) return order
    }
    return order
  }

  #below(count: number): number {
    return Math.floor(this.#random() * count)
  }

  #put(order: number): void {
    const own = this.#network.classes[order] as DemandClass
    this.#units = own.units
    const { masks } = this.#cover.solve(own, this.#price)
    const kept = this.#masks[order] as Int32Array
    for (let site = 0; site < kept.length; site++) kept[site] = masks[site] as number
    this.#cost[order] = costOf(this.#network, own, kept)
    this.#move(order, -1)
  }

  #take(order: number): void {
    this.#move(order, 1)
  }

  #move(order: number, sign: number): void {
    const { siteCount, classes } = this.#network
    const { skus, units } = classes[order] as DemandClass
    const masks = this.#masks[order] as Int32Array
    for (let site = 0; site < siteCount; site++) {
      const mask = masks[site] as number
      if (mask === 0) continue
      for (let line = 0; line < skus.length; line++) {
        if (((mask >> line) & 1) === 0) continue
        const cell = (skus[line] as number) * siteCount + site
        this.#left[cell] = (this.#left[cell] as number) + sign * (units[line] as number)
      }
    }
  }
}

/** What a way to ship a class costs, without prices of stock. */
export function costOf(network: Network, own: DemandClass, masks: Int32Array): number {
  const lines = own.skus.length
  let cost = 0
  let filled = 0
  let sites = 0
  for (let site = 0; site < network.siteCount; site++) {
    const mask = masks[site] as number
    if (mask === 0) continue
    cost += own.cost[(site << lines) | mask] as number
    filled |= mask
    sites++
  }
  return (
    cost +
    network.splitPenalty * Math.max(0, sites - 1) +
    (own.unfilled[((1 << lines) - 1) ^ filled] as number)
  )
}
