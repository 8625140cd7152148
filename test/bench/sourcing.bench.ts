import type { DemandClass, Network } from '../../main/engine/optimise/demand.ts'
import { PricedCover } from '../../main/engine/optimise/priced-cover.ts'
import { seededRandom } from '../../shared/lib/random.ts'
import { sourcingInstance } from '../support/sourcing-instance.ts'
import type { BenchResult } from './bench.ts'
import { atLeast, atMost, cpuMs, measured, median, numberOption } from './options.ts'
import { bruteForce, firstFit, greedyCover, type Sourcing } from './sourcing/peers.ts'

export const name = 'sourcing'

const ORDERS = 20_000
const ROUNDS = 7

/**
 * `npm run bench -- sourcing [--seed N] [--checked N]`: the exact cover of one order after the other on live
 * stock, against trying everything (small instances), greedy cover and first fit (20,000 orders, 10 sites).
 */
export async function run(args: string[]): Promise<BenchResult[]> {
  const seed = numberOption(args, '--seed', 2026)
  const checked = numberOption(args, '--checked', 4_000)
  console.log(
    `sourcing: seed ${seed}, ${checked} small orders checked, ${ORDERS} orders timed, median of ${ROUNDS} rounds`,
  )
  const network = sourcingInstance(seededRandom(seed), {
    sites: 10,
    skus: 2_000,
    orders: ORDERS,
    scarcity: 1.15,
  })
  const peers: Readonly<Record<string, (network: Network) => Sourcing>> = {
    exact,
    greedy: () => greedyCover,
    first: () => firstFit,
  }
  const times: Record<string, number[]> = { exact: [], greedy: [], first: [] }
  const costs: Record<string, number> = {}
  for (let round = 0; round < ROUNDS; round++) {
    for (const [label, peer] of Object.entries(peers)) {
      const source = peer(network)
      const before = cpuMs()
      costs[label] = serve(network, source)
      times[label]?.push(cpuMs() - before)
    }
  }
  const exactMs = median(times.exact ?? [])
  const ratio = median((times.exact ?? []).map((ms, i) => ms / (times.greedy?.[i] ?? 1)))
  const perOrder = (label: string): number => (costs[label] ?? 0) / ORDERS
  return [
    atMost('sourcing: mismatches against trying everything', mismatches(seed, checked), 'orders', 0),
    measured('sourcing: exact', (1_000 * ORDERS) / exactMs, 'orders/s'),
    atMost('sourcing: time over greedy cover', ratio, 'x', 2.5),
    atLeast('sourcing: cheaper than first fit', 100 * (1 - perOrder('exact') / perOrder('first')), '%', 25),
    measured('sourcing: exact, an order', perOrder('exact'), 'cents'),
    measured('sourcing: greedy cover, an order', perOrder('greedy'), 'cents'),
    measured('sourcing: first fit, an order', perOrder('first'), 'cents'),
  ]
}

function exact(network: Network): Sourcing {
  const cover = new PricedCover(network)
  let units: readonly number[] = []
  let left = network.stock
  const price = (cell: number, line: number): number =>
    (left[cell] as number) >= (units[line] as number) ? 0 : Number.POSITIVE_INFINITY
  return (_, own, stock) => {
    units = own.units
    left = stock
    return cover.solve(own, price).masks
  }
}

/** Serves all orders one after the other; returns what they cost. */
function serve(network: Network, source: Sourcing): number {
  const left = network.stock.slice()
  let cost = 0
  for (const own of network.classes) cost += settle(network, own, source(network, own, left), left)
  return cost
}

/** Takes the units and returns the cost. */
function settle(network: Network, own: DemandClass, masks: Int32Array, left: Float64Array): number {
  const lines = own.skus.length
  let filled = 0
  let cost = 0
  for (let site = 0; site < network.siteCount; site++) {
    const mask = masks[site] as number
    if (mask === 0) continue
    filled |= mask
    cost += own.cost[(site << lines) | mask] as number
    for (let line = 0; line < lines; line++) {
      if (((mask >> line) & 1) === 0) continue
      const cell = (own.skus[line] as number) * network.siteCount + site
      left[cell] = (left[cell] as number) - (own.units[line] as number)
    }
  }
  return cost + (own.unfilled[((1 << lines) - 1) ^ filled] as number)
}

function mismatches(seed: number, count: number): number {
  const network = sourcingInstance(seededRandom(seed + 1), {
    sites: 4,
    skus: 40,
    orders: count,
    scarcity: 0.9,
  })
  const small = { ...network, classes: network.classes.filter((own) => own.skus.length <= 5) }
  const left = small.stock.slice()
  const source = exact(small)
  let wrong = 0
  for (const own of small.classes) {
    const best = bruteForce(small, own, left)
    if (Math.abs(settle(small, own, source(small, own, left), left) - best) > 1e-6) wrong++
  }
  return wrong
}
