import type { Order } from '../../shared/domain/order.ts'
import type { EpochMs } from '../../shared/lib/clock.ts'
import type { Decision } from './decision.ts'
import { Orchestration } from './orchestration.ts'
import type { PreparedWorld } from './prepare/prepared-world.ts'
import type { CompiledRules } from './rules/compile.ts'
import { NO_FAILURES, type SiteFailures } from './site-failure.ts'
import { ALL_FIT, type UnfitServices } from './unfit-services.ts'

/**
 * Decides orders: which sites ship what, from which stock, with which service and promise, or what keeps them
 * from shipping. Pure: the same orders, world, rules and instant give the same decisions, in whatever order
 * the orders come, and nothing handed in is changed. Units, capacity and caps that an order takes are gone for
 * those after it in priority. Decisions are returned in the order of `orders`.
 * `failures`: what sites could not ship of these orders is not asked of them again. Units of an order that is decided
 * again are no longer reserved in `world`. `unfit`: services that are no candidates for an order.
 *
 * A simulation or a "what if" is the same call with another world (`withStock`, `withChanges`), other rules,
 * another instant or a changed order: nothing is written by any of them.
 */
export function orchestrate(
  orders: readonly Order[],
  world: PreparedWorld,
  rules: CompiledRules,
  now: EpochMs,
  failures: SiteFailures = NO_FAILURES,
  unfit: UnfitServices = ALL_FIT,
): Decision[] {
  const mark = world.stock.mark()
  try {
    return new Orchestration(orders, world, rules, now, failures, unfit).decide()
  } finally {
    world.stock.rollback(mark)
  }
}

/** The same for as long as there is time: the first in priority, at least one; null = it was not reached. */
export function orchestrateUntil(
  isOver: () => boolean,
  ...[orders, world, rules, now, failures, unfit]: Parameters<typeof orchestrate>
): (Decision | null)[] {
  const mark = world.stock.mark()
  try {
    return new Orchestration(orders, world, rules, now, failures, unfit).decideUntil(isOver)
  } finally {
    world.stock.rollback(mark)
  }
}
