import type { Order } from '../../../shared/domain/order.ts'
import type { Sku } from '../../../shared/domain/product.ts'
import type { SiteId } from '../../../shared/domain/site.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { Orchestration } from '../orchestration.ts'
import type { PreparedWorld } from '../prepare/prepared-world.ts'
import { NO_DEADLINE } from '../promise/day-number.ts'
import type { CompiledRules } from '../rules/compile.ts'
import type { UnitWorth, World } from '../world.ts'
import { coverOf, type Horizon } from './cover.ts'
import type { DemandClass } from './demand.ts'
import { Scarcity } from './scarcity.ts'
import { shadowPriceSteps } from './shadow-prices.ts'

/** Of the price method; a shipment costs some hundreds of cents. */
const ITERATIONS = 120
const STEP_CENTS = 150

/** Orders, or SKUs of a site, between two rests. */
const AT_ONCE = 25

/** Entries by which the worth of a cell's units is told. */
const STEPS = 24

/**
 * For `World.shadowPrices`: what the last of so many units is worth to the demand still to come, in whole cents, so that
 * a unit gets dearer as stock runs down between two runs of this. Demand is that of `recent` orders, as often again
 * as until goods come in or, where nobody knows when, as the stock of the SKUs lasts (`coverOf`): each SKU has a horizon
 * of its own, an order the shortest of its SKUs.
 * Recompute on a schedule and after big changes of stock; what is worth nothing is left out.
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
  const { prices } = yield* shadowPriceSteps(network, ITERATIONS, STEP_CENTS, null)
  const scarcity = yield* Scarcity.steps(network, prices)
  const worth = new Map<SiteId, ReadonlyMap<Sku, UnitWorth>>()
  for (const [at, site] of sites.entries()) {
    const ofSite = new Map<Sku, UnitWorth>()
    for (const [sku, product] of products.entries()) {
      if (sku % AT_ONCE === 0) yield
      const cell = sku * siteCount + at
      const steps = stepsOf(stock[cell] as number, (units) => Math.round(scarcity.price(cell, units, 1)))
      if (steps.length > 0) ofSite.set(product.sku, steps)
    }
    worth.set(site.id, ofSite)
  }
  return worth
}

/** By evenly spaced numbers of units up to what is there; none where even the last unit is worth nothing. */
function stepsOf(there: number, centsAt: (units: number) => number): UnitWorth {
  const steps: { units: number; cents: number }[] = []
  if (there <= 0 || there === Number.POSITIVE_INFINITY) return steps
  for (let i = 1; i <= STEPS; i++) {
    const units = Math.max(1, Math.round((there * i) / STEPS))
    if (units === steps.at(-1)?.units) continue
    const cents = centsAt(units)
    steps.push({ units, cents })
    if (cents === 0) break
  }
  return steps[0]?.cents === 0 ? [] : steps
}

/** What it costs to leave lines out, by the policy. */
function unfilledOf({ skus }: DemandClass, { world }: PreparedWorld): Float64Array {
  return Float64Array.from({ length: 1 << skus.length }, (_, mask) => {
    let lines = 0
    for (let rest = mask; rest !== 0; rest &= rest - 1) lines++
    return lines * world.policy.unfilledLineCents
  })
}
