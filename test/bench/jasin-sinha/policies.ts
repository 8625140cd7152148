import type { DemandClass, Network } from '../../../main/engine/optimise/demand.ts'
import { PricedCover } from '../../../main/engine/optimise/priced-cover.ts'
import { Scarcity } from '../../../main/engine/optimise/scarcity.ts'
import { unitWorths } from '../../../main/engine/optimise/unit-worths.ts'
import { StockWorth } from '../../../main/engine/prepare/stock-worth.ts'
import { FILL_WHATEVER_IT_COSTS } from '../../../main/engine/sourcing/sourcing-terms.ts'
import type { Random } from '../../../shared/lib/random.ts'
import { shadowPrices } from '../../support/optimise.ts'
import type { Fluid } from './fluid-lp.ts'
import { type Instance, nearestOf } from './network.ts'

/** Decides one arrival after the other; stock is the policy's own to keep. */
export interface Policy {
  /** Site of each item of the basket; the last site is the dummy. `t` arrivals came before. */
  decide(arrival: number, t: number): readonly number[]
}

export interface Played {
  readonly cost: number
  readonly shipments: number
  readonly orders: number
}

/** Plays a sequence and adds up what the decisions cost. */
export function play(instance: Instance, sequence: Int32Array, policy: Policy): Played {
  const metros = instance.cf[0]?.length ?? 0
  let cost = 0
  let shipments = 0
  let orders = 0
  for (let t = 0; t < sequence.length; t++) {
    const arrival = sequence[t] as number
    const basket = instance.types[Math.floor(arrival / metros)] as readonly number[]
    if (basket.length === 0) continue
    const metro = arrival % metros
    const sites = policy.decide(arrival, t)
    orders++
    for (const site of sites) cost += instance.cu[site]?.[metro] as number
    for (const site of new Set(sites)) {
      cost += instance.cf[site]?.[metro] as number
      shipments++
    }
  }
  return { cost, shipments, orders }
}

/** The nearest centre that carries the SKU; when it is out of stock the unit goes unfilled. */
export function nearestCarrying(instance: Instance): Policy {
  return perItem(instance, (sku, metro) =>
    nearestOf(instance.D, metro, (centre) => (instance.b[centre]?.[sku] as number) > 0),
  )
}

/** The nearest centre in stock, item by item. */
export function nearestInStock(instance: Instance): Policy {
  return perItem(instance, (sku, metro, left) =>
    nearestOf(instance.D, metro, (centre) => (left[centre]?.[sku] as number) > 0),
  )
}

/** Correlated rounding of the fluid LP: centres open at exponential times, an item takes the first that it sees. */
export function dilated(instance: Instance, fluid: Fluid, random: Random): Policy {
  return rounded(instance, fluid, random, (shares, opening) =>
    shares.map((own) => firstOpen(own, (centre) => (opening[centre] as number) / (own[centre] as number))),
  )
}

/**
 * The same, but an item's likeliest centre is forced open by time 1 with the chance that keeps the item's shares
 * as the LP has them.
 */
export function forcedOpen(instance: Instance, fluid: Fluid, random: Random): Policy {
  return rounded(instance, fluid, random, (shares, opening) =>
    shares.map((own) => {
      const likeliest = own.indexOf(Math.max(...own))
      const x = own[likeliest] as number
      const stays = (1 - x) / (1 - x + x * Math.exp(1 / x) - Math.E)
      const forced = random() < stays ? 1 : Math.min(opening[likeliest] as number, 1)
      return firstOpen(own, (centre) =>
        centre === likeliest ? forced / x : (opening[centre] as number) / (own[centre] as number),
      )
    }),
  )
}

/** Items that the chosen centre has not are unfilled, as in the papers. */
function rounded(
  instance: Instance,
  { shares }: Fluid,
  random: Random,
  choose: (shares: readonly (readonly number[])[], opening: readonly number[]) => readonly number[],
): Policy {
  const dummy = instance.b.length
  const metros = instance.cf[0]?.length ?? 0
  const left = instance.b.map((row) => [...row])
  return {
    decide(arrival) {
      const type = Math.floor(arrival / metros)
      const basket = instance.types[type] as readonly number[]
      const opening = Array.from({ length: dummy + 1 }, () => -Math.log(1 - random()))
      const tried = choose(shares[type]?.[arrival % metros] as readonly (readonly number[])[], opening)
      return tried.map((centre, item) => take(left, centre, basket[item] as number, dummy))
    },
  }
}

function firstOpen(shares: readonly number[], time: (centre: number) => number): number {
  let first = -1
  let best = Number.POSITIVE_INFINITY
  for (let centre = 0; centre < shares.length; centre++) {
    if ((shares[centre] as number) < 1e-9) continue
    const at = time(centre)
    if (at < best) {
      best = at
      first = centre
    }
  }
  return first
}

function perItem(
  instance: Instance,
  centreOf: (sku: number, metro: number, left: readonly (readonly number[])[]) => number,
): Policy {
  const dummy = instance.b.length
  const metros = instance.cf[0]?.length ?? 0
  const left = instance.b.map((row) => [...row])
  return {
    decide(arrival) {
      const basket = instance.types[Math.floor(arrival / metros)] as readonly number[]
      return basket.map((sku) => take(left, centreOf(sku, arrival % metros, left), sku, dummy))
    },
  }
}

function take(left: readonly number[][], centre: number, sku: number, dummy: number): number {
  const row = left[centre]
  if (centre < 0 || centre === dummy || row === undefined || (row[sku] as number) <= 0) return dummy
  row[sku] = (row[sku] as number) - 1
  return centre
}

/** What a unit costs on top, by cell, units left there and arrivals so far. */
type PriceOfUnit = (cell: number, units: number, t: number) => number

/**
 * The engine's exact cover on live stock at these prices. `observe` sees every arrival before it is decided. `ofDummy`:
 * what a unit left unfilled counts besides its cost.
 */
function covered(
  network: Network,
  price: PriceOfUnit,
  observe: (arrival: number, t: number, stock: Float64Array) => void,
  ofDummy = 0,
): Policy {
  const cover = new PricedCover(network)
  const stock = network.stock.slice()
  const dummy = network.siteCount - 1
  return {
    decide(arrival, t) {
      observe(arrival, t, stock)
      const own = network.classes[arrival] as DemandClass
      const { masks } = cover.solve(own, (cell) => {
        const units = stock[cell] as number
        if (units === Number.POSITIVE_INFINITY) return ofDummy
        return units <= 0 ? Number.POSITIVE_INFINITY : price(cell, units, t)
      })
      return own.skus.map((sku, line) => {
        let at = dummy
        for (let site = 0; site < dummy; site++) if (((masks[site] as number) >> line) & 1) at = site
        const cell = sku * network.siteCount + at
        stock[cell] = (stock[cell] as number) - 1
        return at
      })
    },
  }
}

const nothing = (): void => undefined

/** The cheapest feasible combination for each order by itself. */
export function exactPerOrder(network: Network): Policy {
  return covered(network, () => 0, nothing)
}

/** The same at the fluid LP's prices, which never change. */
export function staticPrices(network: Network, { prices }: Fluid): Policy {
  return covered(network, (cell) => priceAt(prices, cell, network.siteCount), nothing)
}

function priceAt(prices: readonly (readonly number[])[], cell: number, siteCount: number): number {
  return prices[cell % siteCount]?.[Math.floor(cell / siteCount)] ?? 0
}

/** Steps of the subgradient method, in the unit of the costs (a shipment costs about 9). */
const FIRST_STEP = 3
const REVIEW_STEP = 2
const FIRST_ITERATIONS = 300
const REVIEW_ITERATIONS = 100
/** Shares of the horizon after which prices are made anew from what is left. */
const REVIEWS = [0.5, 0.8, 0.95]

/** Prices and worths made before the first arrival; shared by the sequences of one instance. */
export interface Foresight {
  readonly prices: Float64Array
  readonly scarcity: Scarcity
}

export function foresee(network: Network): Foresight {
  const { prices } = shadowPrices(network, FIRST_ITERATIONS, FIRST_STEP, null)
  return { prices, scarcity: Scarcity.of(network, prices) }
}

/** The engine: exact cover at the worth of each unit to the orders still to come, reviewed a few times. */
export function scarcityPriced(network: Network, T: number, foresight: Foresight): Policy {
  let { prices, scarcity } = foresight
  let since = 0
  const reviews = new Set(REVIEWS.map((share) => Math.round(share * T)))
  return covered(
    network,
    (cell, units, t) => scarcity.price(cell, units, (T - t) / (T - since)),
    (_, t, stock) => {
      if (!reviews.delete(t)) return
      since = t
      const left = remaining(network, stock, (own) => (own.expected * (T - t)) / T)
      prices = shadowPrices(left, REVIEW_ITERATIONS, REVIEW_STEP, prices).prices
      scarcity = Scarcity.of(left, prices)
    },
  )
}

/** When prices are learnt from the orders seen so far and nothing else. */
const LESSONS = [0.025, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95]

/** The same without knowing the demand: expected orders are those seen so far, scaled to the time left. */
export function scarcityLearnt(network: Network, T: number): Policy {
  const seen = new Float64Array(network.classes.length)
  const lessons = new Set(LESSONS.map((share) => Math.round(share * T)))
  let prices: Float64Array | null = null
  let scarcity: Scarcity | null = null
  let since = 0
  return covered(
    network,
    (cell, units, t) => (scarcity === null ? 0 : scarcity.price(cell, units, (T - t) / (T - since))),
    (arrival, t, stock) => {
      if (lessons.delete(t)) {
        since = t
        const left = remaining(network, stock, (_, at) => ((seen[at] as number) * (T - t)) / t)
        prices = shadowPrices(
          left,
          prices === null ? FIRST_ITERATIONS : REVIEW_ITERATIONS,
          prices === null ? FIRST_STEP : REVIEW_STEP,
          prices,
        ).prices
        scarcity = Scarcity.of(left, prices)
      }
      seen[arrival] = (seen[arrival] as number) + 1
    },
  )
}

/** Of `main/app/decide/price-stock.ts`: orders of evidence; and those between two runs of the scheduler, about. */
const EVIDENCE = 2_000
const EVERY = 300
/** The network's costs are dollars. */
const CENTS = 100

/**
 * The policy as it runs live: what units are worth to the demand of the last 2,000 orders (`history` came before the
 * first) until the known end, told by a few numbers of units in whole cents. No unit stays while one is there.
 */
export function scarcityLive(network: Network, T: number, history: Int32Array): Policy {
  const inCents: Network = {
    ...network,
    splitPenalty: network.splitPenalty * CENTS,
    classes: network.classes.map((own) => ({
      ...own,
      cost: own.cost.map((dollars) => dollars * CENTS),
      unfilled: own.unfilled.map((dollars) => dollars * CENTS),
    })),
  }
  const recent = Array.from(history.slice(-EVIDENCE))
  let worth: StockWorth | null = null
  return covered(
    network,
    (cell, units) => (worth === null ? 0 : worth.cents(cell, units) / CENTS),
    (arrival, t, stock) => {
      if (t % EVERY === 0) {
        const seen = new Float64Array(network.classes.length)
        for (const one of recent) seen[one] = (seen[one] as number) + 1
        const left = remaining(inCents, stock, (_, at) => ((seen[at] as number) * (T - t)) / recent.length)
        worth = new StockWorth(finished(unitWorths(left)), stock.length)
      }
      recent.push(arrival)
      recent.shift()
    },
    FILL_WHATEVER_IT_COSTS,
  )
}

function finished<T>(work: Generator<void, T>): T {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}

function remaining(
  network: Network,
  stock: Float64Array,
  expected: (own: DemandClass, at: number) => number,
): Network {
  return {
    ...network,
    stock: stock.slice(),
    classes: network.classes.map((own, at) => ({
      ...own,
      expected: own.skus.length === 0 ? 0 : expected(own, at),
    })),
  }
}
