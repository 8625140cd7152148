import { StockWorth } from '../prepare/stock-worth.ts'
import type { UnitWorth } from '../world.ts'
import type { DemandClass, Network } from './demand.ts'
import { PricedCover, type UnitPrice } from './priced-cover.ts'

/** What worths save when the demand they were made of comes again, in the unit of the costs. */
export interface TriedSaving {
  readonly saved: number
  /** Standard error of `saved`: other orders will come than those. */
  readonly error: number
}

/** Classes between two rests. */
const AT_ONCE = 100

/**
 * Serves the demand of the network one class after the other from its stock, by these worths and by none. As live
 * decisions do, one by worths leaves no line that would ship without them. Rests every few milliseconds.
 */
export function* triedWorths(network: Network, worths: readonly UnitWorth[]): Generator<void, TriedSaving> {
  const { classes } = network
  const worth = new StockWorth(worths, network.stock.length)
  const plain = new Side(network, () => 0)
  /** Of the demand that is still to come: a unit is worth as much as if there were more of it when there is less. */
  let share = 1
  const priced = new Side(network, (cell, units) => worth.cents(cell, units / share))
  let saved = 0
  let square = 0
  for (const [i, own] of classes.entries()) {
    if (i % AT_ONCE === 0) yield
    share = 1 - i / classes.length
    if (own.expected === 0) continue
    const difference = plain.serve(own) - priced.serve(own)
    saved += own.expected * difference
    square += own.expected * difference * difference
  }
  return { saved, error: Math.sqrt(square) }
}

/** Stock that one way of serving leaves. */
class Side {
  readonly #network: Network
  readonly #cover: PricedCover
  readonly #left: Float64Array
  readonly #worth: (cell: number, units: number) => number

  constructor(network: Network, worth: (cell: number, units: number) => number) {
    this.#network = network
    this.#cover = new PricedCover(network)
    this.#left = network.stock.slice()
    this.#worth = worth
  }

  /** Cost of one order of the class, worths aside; takes the units of all that are expected. */
  serve(own: DemandClass): number {
    const left = this.#left
    const there = (cell: number, line: number) =>
      (left[cell] as number) >= own.expected * (own.units[line] as number)
    const free: UnitPrice = (cell, line) => (there(cell, line) ? 0 : Number.POSITIVE_INFINITY)
    const priced: UnitPrice = (cell, line) =>
      there(cell, line) ? this.#worth(cell, left[cell] as number) : Number.POSITIVE_INFINITY
    const full = (1 << own.skus.length) - 1
    const { filled, score, masks } = this.#cover.solve(own, priced)
    if (filled !== full) {
      const plain = this.#cover.solve(own, free)
      this.#take(own, plain.masks)
      return plain.score
    }
    let cost = score
    for (const [cell, line] of cellsOf(own, masks, this.#network.siteCount))
      cost -= this.#worth(cell, left[cell] as number) * (own.units[line] as number)
    this.#take(own, masks)
    return cost
  }

  #take(own: DemandClass, masks: Int32Array): void {
    for (const [cell, line] of cellsOf(own, masks, this.#network.siteCount))
      this.#left[cell] = (this.#left[cell] as number) - own.expected * (own.units[line] as number)
  }
}

function* cellsOf(
  { skus }: DemandClass,
  masks: Int32Array,
  siteCount: number,
): Generator<readonly [cell: number, line: number]> {
  for (let site = 0; site < siteCount; site++) {
    const mask = masks[site] as number
    for (let line = 0; line < skus.length; line++)
      if ((mask >> line) & 1) yield [(skus[line] as number) * siteCount + site, line]
  }
}
