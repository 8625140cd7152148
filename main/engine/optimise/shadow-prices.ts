import type { DemandClass, Network } from './demand.ts'
import { PricedCover } from './priced-cover.ts'

export interface ShadowPrices {
  /** Index `sku * siteCount + site`: what one more unit there would save, in the unit of the costs. */
  readonly prices: Float64Array
  /** No way to serve this demand from this stock costs less: the largest Lagrangian value met. */
  readonly bound: number
}

/** Classes between two rests. */
const AT_ONCE = 500

/**
 * Prices of scarce stock by Lagrangian relaxation: every class ships the cheapest way at the prices, then the
 * price of what is wanted more than there is rises and of what is left over falls (subgradient with steps that
 * shrink like 1 / sqrt(k), scaled by each SKU's demand). The prices returned are the average over the second
 * half of the iterations, which settles where single iterates jump. `start`: prices to begin with. Rests
 * every few milliseconds.
 */
export function* shadowPriceSteps(
  network: Network,
  iterations: number,
  step: number,
  start: Float64Array | null,
): Generator<void, ShadowPrices> {
  const { classes, stock, siteCount } = network
  const cover = new PricedCover(network)
  const prices = start === null ? new Float64Array(stock.length) : start.slice()
  const scale = demandPerCell(network)
  const used = new Float64Array(stock.length)
  const sum = new Float64Array(stock.length)
  const price = (cell: number): number =>
    (stock[cell] as number) > 0 ? (prices[cell] as number) : Number.POSITIVE_INFINITY
  let bound = Number.NEGATIVE_INFINITY
  let averaged = 0
  for (let k = 0; k < iterations; k++) {
    used.fill(0)
    let value = 0
    for (let i = 0; i < classes.length; i++) {
      if (i % AT_ONCE === 0) yield
      const own = classes[i] as DemandClass
      if (own.expected === 0) continue
      const { masks, score } = cover.solve(own, price)
      value += own.expected * score
      const lines = own.skus.length
      for (let site = 0; site < siteCount; site++) {
        const mask = masks[site] as number
        if (mask === 0) continue
        for (let line = 0; line < lines; line++) {
          if (((mask >> line) & 1) === 0) continue
          const cell = (own.skus[line] as number) * siteCount + site
          used[cell] = (used[cell] as number) + own.expected * (own.units[line] as number)
        }
      }
    }
    for (let cell = 0; cell < stock.length; cell++) {
      const cents = prices[cell] as number
      if (cents > 0) value -= cents * (stock[cell] as number)
    }
    bound = Math.max(bound, value)
    const shrink = step / Math.sqrt(1 + k)
    for (let cell = 0; cell < stock.length; cell++) {
      const units = stock[cell] as number
      if (units <= 0 || units === Number.POSITIVE_INFINITY) continue
      const gap = ((used[cell] as number) - units) / (scale[cell] as number)
      prices[cell] = Math.max(0, (prices[cell] as number) + shrink * Math.max(-1, Math.min(1, gap)))
    }
    if (k * 2 >= iterations) {
      averaged++
      for (let cell = 0; cell < stock.length; cell++)
        sum[cell] = (sum[cell] as number) + (prices[cell] as number)
    }
  }
  for (let cell = 0; cell < stock.length; cell++) prices[cell] = (sum[cell] as number) / Math.max(1, averaged)
  return { prices, bound }
}

/** Demand of the cell's SKU per site that has some, at least the cell's stock: what a gap is measured against. */
function demandPerCell({ classes, stock, siteCount }: Network): Float64Array {
  const demand = new Float64Array(stock.length / siteCount)
  for (const { expected, skus, units } of classes) {
    skus.forEach((sku, line) => {
      demand[sku] = (demand[sku] as number) + expected * (units[line] as number)
    })
  }
  return stock.map((units, cell) =>
    Math.max(1e-9, Math.min(units, demand[Math.floor(cell / siteCount)] as number)),
  )
}
