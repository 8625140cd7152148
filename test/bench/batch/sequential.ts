import type { DemandClass, Network } from '../../../main/engine/optimise/demand.ts'
import { PricedCover } from '../../../main/engine/optimise/priced-cover.ts'

/** What the orders cost when each takes what is cheapest for itself, one after the other. */
export function sequential(network: Network): number {
  const { siteCount, classes, stock } = network
  const left = stock.slice()
  const cover = new PricedCover(network)
  let cost = 0
  for (const own of classes) {
    const { masks, score } = cover.solve(own, (cell, line) =>
      (left[cell] as number) >= (own.units[line] as number) ? 0 : Number.POSITIVE_INFINITY,
    )
    cost += score
    takeUnits(own, masks, siteCount, left)
  }
  return cost
}

/** Takes what the sites ship off the stock. */
export function takeUnits(own: DemandClass, masks: Int32Array, siteCount: number, left: Float64Array): void {
  for (let site = 0; site < siteCount; site++) {
    own.skus.forEach((sku, line) => {
      if ((((masks[site] as number) >> line) & 1) === 0) return
      const cell = sku * siteCount + site
      left[cell] = (left[cell] as number) - (own.units[line] as number)
    })
  }
}
