import type { Order } from '../../../shared/domain/order.ts'
import type { Sku } from '../../../shared/domain/product.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { Orchestration } from '../orchestration.ts'
import type { PreparedWorld } from '../prepare/prepared-world.ts'
import { NO_DEADLINE } from '../promise/day-number.ts'
import type { CompiledRules } from '../rules/compile.ts'
import type { UnitWorth, World } from '../world.ts'
import { coverOf, type Horizon } from './cover.ts'
import type { DemandClass } from './demand.ts'
import { triedWorths } from './tried-worths.ts'
import { unitWorths } from './unit-worths.ts'

/** Orders between two rests. */
const AT_ONCE = 25
/**
 * Prices are used when they save more than so many standard errors of the orders that they were made of: where stock is
 * plenty they save nothing, and what they seem to save there is chance.
 */
const SURE = 3

/**
 * For `World.shadowPrices`: what the last of so many units is worth to the demand still to come, in whole cents, so that
 * a unit gets dearer as stock runs down between two runs of this. Demand is that of `recent` orders, as often again
 * as until goods come in or, where nobody knows when, as the stock of the SKUs lasts (`coverOf`): each SKU has a horizon
 * of its own, an order the shortest of its SKUs.
 * Recompute on a schedule and after big changes of stock; what is worth nothing is left out, and all of it where it is not
 * sure that anything is saved.
 * Rests every few milliseconds, so that whoever drives it may let others work; the world must not change meanwhile.
 */
export function* priceWorld(
  recent: readonly Order[],
  horizon: Horizon,
  world: PreparedWorld,
  rules: CompiledRules,
  now: EpochMs,
): Generator<void, World['shadowPrices']> {
  const run = new Orchestration(recent, { ...world, worth: null }, rules, now)
  const cover = coverOf(recent, world, horizon)
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
  const worths = yield* unitWorths(network)
  const { saved, error } = yield* triedWorths(network, worths)
  if (saved <= SURE * error) return new Map()
  return new Map(
    sites.map((site, at) => [
      site.id,
      new Map(
        products.flatMap((product, sku): [Sku, UnitWorth][] => {
          const worth = worths[sku * siteCount + at] as UnitWorth
          return worth.length === 0 ? [] : [[product.sku, worth]]
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
