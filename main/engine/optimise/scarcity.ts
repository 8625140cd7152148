import type { Network } from './demand.ts'
import { PricedCover } from './priced-cover.ts'

/** What a unit of one SKU at one site is worth to the orders to come, dearest first. */
interface Worth {
  readonly worth: Float64Array
  /** Expected number of orders that a unit is worth at least as much to. */
  readonly wanted: Float64Array
}

/** Classes between two rests. */
const AT_ONCE = 50

/** Worths closer than this share one step. */
const RESOLUTION = 0.005

/**
 * The worth of stock to the orders still to come, as a function of how much is left and how much demand is left:
 * the expected worth of the unit that the x-th best of them would get. An order is worth to a unit what shipping
 * it without that unit would cost more, other stock at its shadow prices; how many such orders come is Poisson.
 * So a unit gets dearer as stock runs down and cheaper as time runs out, without solving anything again.
 */
export class Scarcity {
  readonly #cells: readonly (Worth | null)[]

  private constructor(cells: readonly (Worth | null)[]) {
    this.#cells = cells
  }

  /** `prices`: shadow prices of the same network, see `shadowPrices`. */
  static of(network: Network, prices: Float64Array): Scarcity {
    const steps = Scarcity.steps(network, prices)
    for (;;) {
      const { done, value } = steps.next()
      if (done) return value
    }
  }

  /** The same; rests every few milliseconds. */
  static *steps(network: Network, prices: Float64Array): Generator<void, Scarcity> {
    return new Scarcity(yield* worths(network, prices))
  }

  /**
   * Worth of the last of `units` units when the share `left` of the network's demand is still to come;
   * Infinity when there is no unit.
   */
  price(cell: number, units: number, left: number): number {
    if (units <= 0) return Number.POSITIVE_INFINITY
    const own = this.#cells[cell]
    if (own === null || own === undefined) return 0
    const { worth, wanted } = own
    let price = 0
    for (let i = 0; i < worth.length; i++) {
      const mean = (wanted[i] as number) * left
      const drop = (worth[i] as number) - (i + 1 < worth.length ? (worth[i + 1] as number) : 0)
      price += drop * atLeast(units, mean)
    }
    return price
  }
}

/** Chance that a Poisson number of this mean is at least `count`; normal approximation with continuity correction. */
function atLeast(count: number, mean: number): number {
  return mean <= 0 ? 0 : normalBelow((mean - count + 0.5) / Math.sqrt(mean))
}

/** Distribution function of the standard normal; Abramowitz and Stegun 26.2.17, error under 1e-7. */
function normalBelow(z: number): number {
  if (z > 6) return 1
  if (z < -6) return 0
  const t = 1 / (1 + 0.2316419 * Math.abs(z))
  const tail =
    0.3989422804014327 *
    Math.exp((-z * z) / 2) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return z > 0 ? 1 - tail : tail
}

function* worths(network: Network, prices: Float64Array): Generator<void, (Worth | null)[]> {
  const { classes, siteCount, stock } = network
  const cover = new PricedCover(network)
  const bids: { worth: number; expected: number }[][] = Array.from(stock, () => [])
  let asked = -1
  let askedPrice = 0
  const price = (cell: number): number => {
    if ((stock[cell] as number) <= 0) return Number.POSITIVE_INFINITY
    return cell === asked ? askedPrice : (prices[cell] as number)
  }
  for (const [i, own] of classes.entries()) {
    if (i % AT_ONCE === 0) yield
    if (own.expected === 0) continue
    own.skus.forEach((sku, line) => {
      for (let site = 0; site < siteCount; site++) {
        asked = sku * siteCount + site
        const units = stock[asked] as number
        if (units <= 0 || units === Number.POSITIVE_INFINITY) continue
        askedPrice = 0
        const withIt = cover.solve(own, price).score
        askedPrice = Number.POSITIVE_INFINITY
        const worth = (cover.solve(own, price).score - withIt) / (own.units[line] as number)
        if (worth > 0) bids[asked]?.push({ worth, expected: own.expected * (own.units[line] as number) })
      }
    })
  }
  return bids.map(steps)
}

function steps(bids: { worth: number; expected: number }[]): Worth | null {
  if (bids.length === 0) return null
  bids.sort((a, b) => b.worth - a.worth)
  const worth: number[] = []
  const wanted: number[] = []
  let total = 0
  const least = ((bids[0]?.worth ?? 0) as number) * RESOLUTION
  for (const bid of bids) {
    total += bid.expected
    const last = worth.at(-1)
    if (last !== undefined && last - bid.worth < least) wanted[wanted.length - 1] = total
    else {
      worth.push(bid.worth)
      wanted.push(total)
    }
  }
  return { worth: Float64Array.from(worth), wanted: Float64Array.from(wanted) }
}
