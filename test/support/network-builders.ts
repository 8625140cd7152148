import fc from 'fast-check'
import type { DemandClass, Network } from '../../main/engine/optimise/demand.ts'
import { seededRandom } from '../../shared/lib/random.ts'
import { sourcingInstance } from './sourcing-instance.ts'

/** Small enough for the proven optimum of each to be found at once: 2 to 4 sites, 2 to 8 orders of up to 5 lines. */
export const smallNetworks: fc.Arbitrary<Network> = fc
  .record({
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    sites: fc.integer({ min: 2, max: 4 }),
    skus: fc.integer({ min: 2, max: 5 }),
    orders: fc.integer({ min: 2, max: 8 }),
    scarcity: fc.constantFrom(0.6, 1, 1.3, 3),
  })
  .map(({ seed, ...options }) => sourcingInstance(seededRandom(seed), options))

/** Orders for one unit of the only SKU, each with what it costs from each site; unfilled 2,500. */
export function singlesNetwork(
  costs: readonly (readonly number[])[],
  stock: readonly number[],
  expected = 1,
): Network {
  const siteCount = stock.length
  const classes = costs.map((own): DemandClass => {
    const cost = Float64Array.from({ length: siteCount << 1 }, (_, i) =>
      i % 2 === 1 ? (own[i >> 1] as number) : Number.POSITIVE_INFINITY,
    )
    return { expected, skus: [0], units: [1], cost, unfilled: Float64Array.of(0, 2_500) }
  })
  return {
    siteCount,
    maxSites: siteCount,
    splitPenalty: 0,
    grows: true,
    classes,
    stock: Float64Array.from(stock),
  }
}

/** Units left in every cell when the orders are shipped so. */
export function stockLeft(network: Network, masks: readonly Int32Array[]): number[] {
  const left = [...network.stock]
  network.classes.forEach(({ skus, units }, order) => {
    masks[order]?.forEach((mask, site) => {
      skus.forEach((sku, line) => {
        if ((mask >> line) & 1) left[sku * network.siteCount + site]! -= units[line]!
      })
    })
  })
  return left
}
