import type { Order } from '../../../shared/domain/order.ts'
import type { Sku } from '../../../shared/domain/product.ts'
import type { SiteId } from '../../../shared/domain/site.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { Orchestration } from '../orchestration.ts'
import type { PreparedWorld } from '../prepare/prepared-world.ts'
import { NO_DEADLINE } from '../promise/day-number.ts'
import type { CompiledRules } from '../rules/compile.ts'
import { coverOf } from './cover.ts'
import type { DemandClass } from './demand.ts'
import { shadowPriceSteps } from './shadow-prices.ts'

/** Of the price method; a shipment costs some hundreds of cents. */
const ITERATIONS = 120
const STEP_CENTS = 150

/** Orders between two rests. */
const AT_ONCE = 25

/**
 * Shadow prices for `World.shadowPrices`: what a unit of stock is worth to the demand still to come, in whole
 * cents. Demand is that of `recent` orders, as often again as the stock of the SKUs lasts (`coverOf`): each SKU has a
 * horizon of its own, an order the shortest of its SKUs. What lasts for more than `most` times that demand has no price.
 * Recompute on a schedule and after big changes of stock; between them the prices stay. Prices of 0 are left out.
 * Rests every few milliseconds, so that whoever drives it may let others work; the world must not change meanwhile.
 */
export function* priceWorld(
  recent: readonly Order[],
  most: number,
  world: PreparedWorld,
  rules: CompiledRules,
  now: EpochMs,
): Generator<void, ReadonlyMap<SiteId, ReadonlyMap<Sku, number>>> {
  const run = new Orchestration(recent, { ...world, shadowPrices: null }, rules, now)
  const cover = coverOf(recent, world, most)
  const classes: DemandClass[] = []
  for (let i = 0; i < recent.length; i++) {
    if (i % AT_ONCE === 0) yield
    const demand = run.demandOf(i, NO_DEADLINE)
    if (demand === null) continue
    const expected = Math.min(...demand.skus.map((sku) => cover[sku] as number))
    // None of its SKUs has a price: what it would take of others is never short.
    if (expected === Number.POSITIVE_INFINITY) continue
    classes.push({ ...demand, expected, unfilled: unfilledOf(demand, world) })
  }
  const { sites, products, policy } = world.world
  const siteCount = sites.length
  const stock = Float64Array.from({ length: siteCount * products.length }, (_, cell) =>
    // Stock that lasts is never short.
    cover[Math.floor(cell / siteCount)] === Number.POSITIVE_INFINITY
      ? world.stock.free(Math.floor(cell / siteCount), cell % siteCount) > 0
        ? Number.POSITIVE_INFINITY
        : 0
      : world.stock.free(Math.floor(cell / siteCount), cell % siteCount),
  )
  const network = {
    siteCount,
    maxSites: policy.maxFulfillments,
    splitPenalty: policy.splitPenaltyCents,
    grows: world.ratesGrow,
    classes,
    stock,
  }
  const { prices } = yield* shadowPriceSteps(network, ITERATIONS, STEP_CENTS, null)
  return new Map(
    sites.map((site, at) => [
      site.id,
      new Map(
        products.flatMap((product, sku): [Sku, number][] => {
          const cents = Math.round(prices[sku * siteCount + at] as number)
          return cents > 0 ? [[product.sku, cents]] : []
        }),
      ),
    ]),
  )
}

/** What it costs to leave lines out, by the policy. */
function unfilledOf({ skus }: DemandClass, { world }: PreparedWorld): Float64Array {
  return Float64Array.from({ length: 1 << skus.length }, (_, mask) => {
    let lines = 0
    for (let rest = mask; rest !== 0; rest &= rest - 1) lines++
    return lines * world.policy.unfilledLineCents
  })
}
