import type { EpochMs } from '../../shared/lib/clock.ts'
import { ShipFactSource } from './facts/ship-facts.ts'
import type { PreparedWorld } from './prepare/prepared-world.ts'
import type { Schedule } from './promise/schedule.ts'
import type { CompiledRules } from './rules/compile.ts'
import type { RuleRun } from './rules/run.ts'
import { CauseFinder } from './sourcing/exception-cause.ts'
import { FulfillmentPricer } from './sourcing/fulfillment-pricer.ts'
import { OrderCover } from './sourcing/order-cover.ts'
import { OrderPlanner } from './sourcing/order-planner.ts'
import { FulfillmentWriter } from './sourcing/planned-fulfillment.ts'
import { ShipRuleCheck } from './sourcing/ship-rules.ts'
import { SplitBounds } from './sourcing/split-bounds.ts'
import { SplitSearch } from './sourcing/split-search.ts'
import { TermsSource } from './sourcing/terms-source.ts'
import { DecisionRecorder } from './trace/record-decision.ts'
import type { UnfitServices } from './unfit-services.ts'

/**
 * What the orders of a run are sourced and written with, one after the other. It knows the world, the rules and the
 * schedule; all that is about one order is handed to it.
 */
export interface RunEquipment {
  readonly schedule: Schedule
  readonly terms: TermsSource
  readonly pricer: FulfillmentPricer
  readonly planner: OrderPlanner
  /** null = there are none. */
  readonly shipRules: ShipRuleCheck | null
  readonly causes: CauseFinder
  readonly fulfillments: FulfillmentWriter
  readonly recorder: DecisionRecorder
}

/** `trace`: class numbers of all orders of the run. */
export function equipRun(
  world: PreparedWorld,
  rules: CompiledRules,
  run: RuleRun,
  schedule: Schedule,
  trace: Uint16Array,
  now: EpochMs,
  unfit: UnfitServices,
): RunEquipment {
  const sites = world.world.sites.length
  const quoter = world.shipping.quoter(schedule)
  const shipRules = rules.needs.ship
    ? new ShipRuleCheck(world, run, new ShipFactSource(world, schedule), trace)
    : null
  const pricer = new FulfillmentPricer(world, schedule, quoter, shipRules)
  const search = new SplitSearch(pricer, new SplitBounds(pricer, world.floorPrices, sites), sites)
  const cover = new OrderCover(pricer, search, world.stock, world.ratesGrow)
  const planner = new OrderPlanner(world, cover)
  return {
    schedule,
    terms: new TermsSource(world, schedule, rules, unfit),
    pricer,
    planner,
    shipRules,
    causes: new CauseFinder(world, pricer, quoter, planner, schedule),
    fulfillments: new FulfillmentWriter(world, schedule, quoter),
    recorder: new DecisionRecorder(world, quoter, rules.version, now),
  }
}
