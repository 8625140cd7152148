import type { EpochMs } from '../../shared/lib/clock.ts'
import type { ClassifiedOrders } from './classified-orders.ts'
import { ShipFactSource } from './facts/ship-facts.ts'
import { FactsOfSites } from './facts/site-facts.ts'
import type { PreparedWorld } from './prepare/prepared-world.ts'
import type { Schedule } from './promise/schedule.ts'
import type { CompiledRules } from './rules/compile.ts'
import type { RuleRun } from './rules/run.ts'
import { CauseFinder } from './sourcing/exception-cause.ts'
import { largestPreference, newTerms, sendsByRelay } from './sourcing/fill-terms.ts'
import { FulfillmentPricer, type ShipRules } from './sourcing/fulfillment-pricer.ts'
import { OrderCover } from './sourcing/order-cover.ts'
import { OrderPlanner } from './sourcing/order-planner.ts'
import { OrderSlots } from './sourcing/order-slots.ts'
import { OrderStock } from './sourcing/order-stock.ts'
import { FulfillmentWriter } from './sourcing/planned-fulfillment.ts'
import { ShipRuleCheck } from './sourcing/ship-rules.ts'
import type { SourcingTerms } from './sourcing/sourcing-terms.ts'
import { SplitBounds } from './sourcing/split-bounds.ts'
import { SplitSearch } from './sourcing/split-search.ts'
import { DecisionRecorder } from './trace/record-decision.ts'

/** What one order after the other is sourced and written with; all of it refers to the current order. */
export interface RunEquipment {
  readonly schedule: Schedule
  readonly terms: SourcingTerms
  readonly slots: OrderSlots
  readonly pricer: FulfillmentPricer
  readonly planner: OrderPlanner
  readonly siteFacts: FactsOfSites
  readonly ship: ShipRuleCheck
  /** null = there are none. */
  readonly shipRules: ShipRules | null
  readonly causes: CauseFinder
  readonly fulfillments: FulfillmentWriter
  readonly recorder: DecisionRecorder
}

export function equipRun(
  orders: ClassifiedOrders,
  world: PreparedWorld,
  rules: CompiledRules,
  run: RuleRun,
  schedule: Schedule,
  now: EpochMs,
): RunEquipment {
  const { distanceKm, trace } = orders
  const terms = newTerms(world.world.sites.length)
  terms.maxBonusCents = largestPreference(rules)
  terms.relayByRule = sendsByRelay(rules)
  const quoter = world.shipping.quoter(schedule)
  const slots = new OrderSlots(world.columns)
  const stock = new OrderStock(world.stock, slots, terms)
  const ship = new ShipRuleCheck(
    world,
    run,
    new ShipFactSource(world, schedule),
    slots,
    terms,
    distanceKm,
    trace,
  )
  const shipRules: ShipRules | null = rules.needs.ship
    ? (site, fulfillments) => ship.check(site, fulfillments)
    : null
  const pricer = new FulfillmentPricer(world, schedule, quoter, distanceKm, slots, terms, shipRules)
  const bounds = new SplitBounds(slots, stock, pricer, terms, world.floorPrices)
  const search = new SplitSearch(slots, stock, pricer, terms, bounds)
  const cover = new OrderCover(slots, stock, pricer, search, terms, world.stock, world.ratesGrow)
  return {
    schedule,
    terms,
    slots,
    pricer,
    planner: new OrderPlanner(slots, stock, pricer, cover, terms),
    siteFacts: new FactsOfSites(world, schedule, distanceKm, slots),
    ship,
    shipRules,
    causes: new CauseFinder(world, stock, pricer, quoter, terms),
    fulfillments: new FulfillmentWriter(world, schedule, quoter, slots, terms),
    recorder: new DecisionRecorder(world, stock, pricer, quoter, terms, rules.version, now),
  }
}
