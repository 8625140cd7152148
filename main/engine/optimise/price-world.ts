import type { Order } from '../../../shared/domain/order.ts'
import type { Sku } from '../../../shared/domain/product.ts'
import type { SiteId } from '../../../shared/domain/site.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { Orchestration } from '../orchestration.ts'
import type { PreparedWorld } from '../prepare/prepared-world.ts'
import { NO_DEADLINE } from '../promise/day-number.ts'
import type { CompiledRules } from '../rules/compile.ts'
import type { DemandClass } from './demand.ts'
import { shadowPrices } from './shadow-prices.ts'

/** Of the price method; a shipment costs some hundreds of cents. */
const ITERATIONS = 120
const STEP_CENTS = 150

/**
 * Shadow prices for `World.shadowPrices`: what a unit of stock is worth to the demand still to come, in whole
 * cents. Demand is that of `recent` orders times `expected`, the length of the time ahead over that of the time
 * they were placed in (until the next delivery of goods, for instance). Recompute on a schedule and after big
 * changes of stock; between them the prices stay. Prices of 0 are left out.
 */
export function priceWorld(
  recent: readonly Order[],
  expected: number,
  world: PreparedWorld,
  rules: CompiledRules,
  now: EpochMs,
): ReadonlyMap<SiteId, ReadonlyMap<Sku, number>> {
  const run = new Orchestration(recent, { ...world, shadowPrices: null }, rules, now)
  const classes = recent.flatMap((_, i): DemandClass[] => {
    const demand = run.demandOf(i, NO_DEADLINE)
    return demand === null ? [] : [{ ...demand, expected, unfilled: unfilledOf(demand, world) }]
  })
  const { sites, products, policy } = world.world
  const siteCount = sites.length
  const stock = Float64Array.from({ length: siteCount * products.length }, (_, cell) =>
    world.stock.free(Math.floor(cell / siteCount), cell % siteCount),
  )
  const network = {
    siteCount,
    maxSites: policy.maxFulfillments,
    splitPenalty: policy.splitPenaltyCents,
    grows: world.ratesGrow,
    classes,
    stock,
  }
  const { prices } = shadowPrices(network, ITERATIONS, STEP_CENTS, null)
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
