import type { ExceptionCause } from '../../shared/domain/exception.ts'
import { CHOICE_TAGS, type Order } from '../../shared/domain/order.ts'
import type { EpochMs } from '../../shared/lib/clock.ts'
import type { Stage } from '../../shared/rules/document.ts'
import type { Decision, PlannedFulfillment, ShippingDemands } from './decision.ts'
import { OrderFactReader } from './facts/order-facts.ts'
import { ShipFactReader } from './facts/ship-facts.ts'
import { SiteFactReader } from './facts/site-facts.ts'
import type { DemandClass } from './optimise/demand.ts'
import { distancesKm } from './prepare/distance.ts'
import type { PreparedWorld } from './prepare/prepared-world.ts'
import { scorePriority } from './priority/priority.ts'
import { type DayNumber, dayNumberOfDate } from './promise/day-number.ts'
import { type Schedule, startSchedule } from './promise/schedule.ts'
import type { CompiledRules } from './rules/compile.ts'
import { type Effect, newRuleEffects, type RuleEffects } from './rules/effects.ts'
import { RuleRun } from './rules/run.ts'
import type { Quoter } from './shipping/quoter.ts'
import { NO_FAILURES, type SiteFailure, type SiteFailures } from './site-failure.ts'
import { CauseFinder } from './sourcing/exception-cause.ts'
import { fillTerms, largestPreference, newTerms, sendsByRelay, shortHandling } from './sourcing/fill-terms.ts'
import { FulfillmentPricer, type ShipRules } from './sourcing/fulfillment-pricer.ts'
import { OrderCover } from './sourcing/order-cover.ts'
import { OrderPlanner } from './sourcing/order-planner.ts'
import { OrderSlots } from './sourcing/order-slots.ts'
import { OrderStock } from './sourcing/order-stock.ts'
import type { Plan, PlanPart } from './sourcing/plan.ts'
import { FulfillmentWriter } from './sourcing/planned-fulfillment.ts'
import { ShipRuleCheck } from './sourcing/ship-rules.ts'
import type { SourcingTerms } from './sourcing/sourcing-terms.ts'
import { SplitBounds } from './sourcing/split-bounds.ts'
import { SplitSearch } from './sourcing/split-search.ts'
import { DecisionRecorder } from './trace/record-decision.ts'

const NO_EFFECTS: RuleEffects = newRuleEffects()

/**
 * One run: the schedule, the rules and all scratch memory for deciding orders of one world at one instant.
 * Takes units from the world's ledger; whoever makes one rolls it back.
 */
export class Orchestration {
  readonly #orders: readonly Order[]
  readonly #world: PreparedWorld
  readonly #rules: CompiledRules
  readonly #now: EpochMs
  readonly #failures: SiteFailures
  readonly #run: RuleRun
  readonly #schedule: Schedule
  readonly #quoter: Quoter
  readonly #terms: SourcingTerms
  readonly #pricer: FulfillmentPricer
  readonly #slots: OrderSlots
  readonly #planner: OrderPlanner
  readonly #orderFacts: OrderFactReader
  readonly #siteFacts: SiteFactReader
  readonly #ship: ShipRuleCheck
  readonly #shipRules: ShipRules | null
  readonly #fulfillments: FulfillmentWriter
  readonly #causes: CauseFinder
  readonly #recorder: DecisionRecorder
  /** From each site to the order looked at. */
  readonly #distanceKm: Float64Array
  /** Class numbers of all orders, `orderTraceLength` each. */
  readonly #trace: Uint16Array
  readonly #scores: Float64Array
  readonly #effects: RuleEffects[] = []
  /** SKU positions of all lines of all orders, -1 = unknown; where each order's begin. */
  readonly #lineSkus: number[] = []
  readonly #firstLine: Int32Array
  /** Those of the order looked at. */
  readonly #skus: number[] = []
  readonly #parts: number[] = []
  readonly #needsDistance: boolean

  constructor(
    orders: readonly Order[],
    world: PreparedWorld,
    rules: CompiledRules,
    now: EpochMs,
    failures: SiteFailures = NO_FAILURES,
  ) {
    const { sites, services, timeZone, siteLoad, serviceLoad, holidays, policy } = world.world
    this.#orders = orders
    this.#world = world
    this.#rules = rules
    this.#now = now
    this.#failures = failures
    this.#run = new RuleRun(rules, now)
    const { countries } = world.shipping.rates
    this.#schedule = startSchedule(
      { sites, services, countries, timeZone, siteLoad, serviceLoad, holidays },
      now,
    )
    this.#quoter = world.shipping.quoter(this.#schedule)
    this.#terms = newTerms(sites.length)
    this.#terms.maxBonusCents = largestPreference(rules)
    this.#distanceKm = new Float64Array(sites.length)
    this.#terms.relayByRule = sendsByRelay(rules)
    const slots = new OrderSlots(world.columns)
    const stock = new OrderStock(world.stock, slots, this.#terms)
    this.#slots = slots
    this.#pricer = new FulfillmentPricer(
      world,
      this.#schedule,
      this.#quoter,
      this.#distanceKm,
      slots,
      this.#terms,
    )
    const bounds = new SplitBounds(slots, stock, this.#pricer, this.#terms, world.floorPrices)
    const search = new SplitSearch(slots, stock, this.#pricer, this.#terms, bounds)
    const cover = new OrderCover(
      slots,
      stock,
      this.#pricer,
      search,
      this.#terms,
      world.stock,
      world.ratesGrow,
    )
    this.#planner = new OrderPlanner(slots, stock, this.#pricer, cover, this.#terms)
    this.#orderFacts = new OrderFactReader(world, rules.needs, now)
    this.#siteFacts = new SiteFactReader(world, rules.needs, this.#schedule, this.#distanceKm)
    this.#trace = new Uint16Array(orders.length * rules.orderTraceLength)
    this.#scores = new Float64Array(orders.length)
    this.#firstLine = new Int32Array(orders.length)
    this.#ship = new ShipRuleCheck(
      world,
      this.#run,
      new ShipFactReader(world, rules.needs, this.#schedule),
      slots,
      this.#terms,
      this.#distanceKm,
      this.#trace,
    )
    this.#shipRules = rules.needs.ship ? (site, count) => this.#ship.check(site, count) : null
    this.#fulfillments = new FulfillmentWriter(world, this.#schedule, this.#quoter, slots, this.#terms)
    this.#causes = new CauseFinder(world, stock, this.#pricer, this.#quoter, this.#terms)
    this.#recorder = new DecisionRecorder(
      world,
      stock,
      this.#pricer,
      this.#quoter,
      this.#terms,
      rules.version,
      now,
    )
    const { nearest, siteDistance, ship, source } = rules.needs
    this.#needsDistance =
      nearest ||
      siteDistance ||
      ship ||
      source ||
      policy.strategy === 'nearest' ||
      policy.strategy === 'balanced'
  }

  decide(): Decision[] {
    const decisions = new Array<Decision>(this.#orders.length)
    this.#orders.forEach((order, i) => {
      this.#classify(order, i)
    })
    for (const i of this.#inPriority()) decisions[i] = this.#decide(this.#orders[i] as Order, i)
    return decisions
  }

  /** Counts units, orders and parcels of a fulfilment as not yet planned. */
  release(planned: ShippedFrom): void {
    const { siteIndex, skuIndex, stock, world } = this.#world
    const site = siteIndex.get(planned.siteId)
    if (site === undefined) return
    for (const { sku, quantity } of planned.allocations) {
      const at = skuIndex.get(sku)
      if (at !== undefined) stock.take(at, site, -quantity)
    }
    const service = world.services.findIndex(
      (one) => one.carrierId === planned.carrierId && one.serviceId === planned.serviceId,
    )
    const day = dayNumberOfDate(planned.promise.shipOn)
    if (service >= 0 && day >= this.#schedule.today(site)) {
      this.#schedule.giveBack(site, service, day, planned.parcels.length)
    }
  }

  /**
   * What every way to ship the i-th order in time would cost, or null when it is not to be compared with
   * others: it is held, cannot be sourced whole, is too long, or has rules of its own about splits.
   * `lastDeliveryDay`: a promise already given.
   */
  demandOf(i: number, lastDeliveryDay: DayNumber): DemandClass | null {
    const order = this.#orders[i] as Order
    this.#classify(order, i)
    if (!this.#turnTo(order, i)) return null
    const { ship } = this.#terms
    ship.lastDeliveryDay = Math.min(ship.lastDeliveryDay, lastDeliveryDay)
    if (this.#terms.maxSites !== this.#world.world.policy.maxFulfillments) return null
    return this.#planner.demand(this.#shipRules)
  }

  /** The i-th order shipped by exactly these sites, and taken from stock; null when they cannot in time. */
  decideAs(i: number, masks: Int32Array, lastDeliveryDay: DayNumber): Decision | null {
    const order = this.#orders[i] as Order
    if (!this.#turnTo(order, i)) return null
    const { ship } = this.#terms
    ship.lastDeliveryDay = Math.min(ship.lastDeliveryDay, lastDeliveryDay)
    const plan = this.#withinCaps(this.#planner.planAs(masks, this.#shipRules))
    return plan.complete && !plan.late ? this.#ships(order, i, plan) : null
  }

  #classify(order: Order, i: number): void {
    const { skuIndex } = this.#world
    this.#firstLine[i] = this.#lineSkus.length
    for (const { sku } of order.lines) this.#lineSkus.push(skuIndex.get(sku) ?? -1)
    this.#skusOf(order, i)
    if (this.#rules.needs.classify || this.#rules.needs.source || this.#rules.needs.ship) {
      this.#measure(order)
      const facts = this.#orderFacts.read(order, this.#skus, this.#distanceKm)
      const effects = newRuleEffects()
      this.#run.classify(facts, effects, this.#trace, i * this.#rules.orderTraceLength)
      this.#effects[i] = effects
    } else this.#effects[i] = NO_EFFECTS
    this.#scores[i] = this.#score(order, i)
  }

  /** Positions of the order's SKUs, looked up once. */
  #skusOf(order: Order, i: number): void {
    const from = this.#firstLine[i] as number
    this.#skus.length = order.lines.length
    for (let line = 0; line < order.lines.length; line++)
      this.#skus[line] = this.#lineSkus[from + line] as number
  }

  #score(order: Order, i: number): number {
    const { prioritySet, priorityAdded } = this.#effects[i] as RuleEffects
    let add = 0
    for (const { value } of priorityAdded) add += value
    const channel = this.#world.world.channelPriority.get(order.channelId) ?? 0
    return scorePriority(order, channel, { set: prioritySet?.value ?? null, add }, this.#now, this.#parts)
  }

  #measure(order: Order): void {
    if (!this.#needsDistance) return
    const { latitude, longitude } = order.destination
    distancesKm(this.#world.siteVectors, latitude, longitude, this.#distanceKm)
  }

  /** Positions of the orders: higher score first, then the earlier placed, then by id, so that none depends on the input's order. */
  #inPriority(): number[] {
    const orders = this.#orders
    const scores = this.#scores
    return Array.from(orders.keys()).sort((a, b) => {
      const byScore = (scores[b] as number) - (scores[a] as number)
      if (byScore !== 0) return byScore
      const x = orders[a] as Order
      const y = orders[b] as Order
      return x.placedAt - y.placedAt || (x.id < y.id ? -1 : x.id > y.id ? 1 : a - b)
    })
  }

  #decide(order: Order, i: number): Decision {
    const effects = this.#effects[i] as RuleEffects
    this.#skusOf(order, i)
    if (this.#skus.includes(-1)) {
      this.#score(order, i)
      const unknown = order.lines.filter((_, line) => this.#skus[line] === -1).map((line) => line.sku)
      return this.#without(order, i, 'exception', { reason: 'unknown-sku', skus: [...new Set(unknown)] })
    }
    if (!this.#turnTo(order, i))
      return this.#without(order, i, 'held', heldBy(effects.hold as Effect<string>))
    const failures = this.#failures.get(order.id)
    return failures === undefined
      ? this.#source(order, i, effects)
      : this.#sourceElsewhere(order, i, effects, failures)
  }

  /** As if the sites that failed the order had none of what they failed on; other orders see what is there. */
  #sourceElsewhere(
    order: Order,
    i: number,
    effects: RuleEffects,
    failures: readonly SiteFailure[],
  ): Decision {
    const { siteIndex, stock } = this.#world
    const hidden: [sku: number, site: number, units: number][] = []
    for (const { siteId, skus } of failures) {
      const site = siteIndex.get(siteId)
      if (site === undefined) continue
      order.lines.forEach(({ sku }, line) => {
        if (skus !== null && !skus.includes(sku)) return
        const at = this.#skus[line] as number
        const units = stock.free(at, site)
        stock.take(at, site, units)
        hidden.push([at, site, units])
      })
    }
    const decision = this.#source(order, i, effects)
    for (const [sku, site, units] of hidden) stock.take(sku, site, -units)
    return decision
  }

  /** Fills slots and terms for the order; false when a rule holds it. Its SKUs are all known. */
  #turnTo(order: Order, i: number): boolean {
    const effects = this.#effects[i] as RuleEffects
    const at = i * this.#rules.orderTraceLength
    this.#skusOf(order, i)
    if (this.#skus.includes(-1)) return false
    this.#score(order, i)
    const slots = this.#slots
    slots.clear()
    for (let line = 0; line < order.lines.length; line++) {
      slots.add(line, this.#skus[line] as number, (order.lines[line] as Order['lines'][number]).quantity)
    }
    this.#measure(order)
    if (this.#rules.needs.source) {
      this.#run.source(this.#siteFacts.read(slots), effects, this.#trace, at)
    }
    if (effects.hold !== null && !order.tags.includes(CHOICE_TAGS.holdWaived)) return false
    fillTerms(this.#terms, order, effects, this.#world, this.#schedule, (site) =>
      this.#siteFacts.hasOutage(site),
    )
    this.#ship.turnTo(at, order.serviceLevel)
    return true
  }

  #source(order: Order, i: number, effects: RuleEffects): Decision {
    const plan = this.#withinCaps(this.#planner.plan(this.#shipRules))
    const handling = shortHandling(order, this.#world, effects)
    if (plan.complete || (handling === 'partial' && plan.parts.length > 0)) return this.#ships(order, i, plan)
    const split = this.#planner.withMoreSites(this.#shipRules)
    const cause = this.#causes.incomplete(order, this.#skus, split)
    const again = this.#planner.plan(this.#shipRules)
    this.#begin(i, again)
    this.#recorder.endRules()
    this.#recorder.sites({ ...again, parts: [] })
    const trace = this.#recorder.finish()
    const waits =
      handling === 'backorder' && (cause.reason === 'out-of-stock' || cause.reason === 'partial-stock')
    return { ...this.#head(order, i, NO_DEMANDS, trace), kind: waits ? 'backordered' : 'exception', cause }
  }

  /** Parts were priced one by one: together they may want more parcels of a capped service than are left. */
  #withinCaps(plan: Plan): Plan {
    if (plan.parts.length < 2) return plan
    const parts: PlanPart[] = []
    let fits = true
    for (const part of plan.parts) {
      let own: PlanPart | null = part
      if (this.#schedule.parcelsLeft(part.service, part.shipDay) < part.parcels) {
        this.#select(part, plan)
        own = this.#pricer.part(part.site, part.slots, part.mask, plan.parts.length)
      }
      if (own === null || (own.daysLate > 0 && !plan.late)) {
        fits = false
        break
      }
      parts.push(own)
      this.#schedule.take(own.site, own.service, own.shipDay, own.parcels)
    }
    for (const part of parts) this.#schedule.giveBack(part.site, part.service, part.shipDay, part.parcels)
    return fits ? { ...plan, parts } : { ...plan, parts: [], complete: false }
  }

  #ships(order: Order, i: number, plan: Plan): Decision {
    const fulfillments: PlannedFulfillment[] = []
    const recorder = this.#recorder
    let demands = NO_DEMANDS
    let held: Effect<string> | null = null
    this.#begin(i, plan)
    for (const part of plan.parts) {
      this.#select(part, plan)
      if (this.#shipRules === null) continue
      recorder.parcels(part.site, this.#ship.parcelTrace)
      held ??= this.#ship.effects.hold
      demands = this.#withDemands(demands, order)
    }
    recorder.endRules()
    recorder.sites(plan)
    plan.parts.forEach((part, n) => {
      if (plan.parts.length > 1) this.#select(part, plan)
      recorder.services(part, n)
      fulfillments.push(this.#fulfillments.write(order, part))
    })
    const head = this.#head(order, i, demands, recorder.finish())
    if (held !== null && !order.tags.includes(CHOICE_TAGS.holdWaived)) {
      return { ...head, kind: 'held', cause: heldBy(held) }
    }
    for (const part of plan.parts) this.#take(part)
    if (!plan.complete) {
      return { ...head, kind: 'partial', fulfillments, cause: this.#causes.unfilled(order, plan) }
    }
    const approval = plan.late ? this.#causes.late(plan) : null
    return { ...head, kind: 'allocated', fulfillments, approval }
  }

  /** Points slots and terms to what one site ships. */
  #select(part: PlanPart, plan: Plan): void {
    this.#slots.selectPart(part)
    this.#shipRules?.(part.site, plan.parts.length)
  }

  #take(part: PlanPart): void {
    const slots = this.#slots
    for (const slot of part.slots) {
      this.#world.stock.take(slots.sku[slot] as number, part.site, slots.units[slot] as number)
    }
    this.#schedule.take(part.site, part.service, part.shipDay, part.parcels)
  }

  #withDemands(demands: ShippingDemands, order: Order): ShippingDemands {
    const { signature, insurance, relayPoint } = this.#ship.effects
    if (signature === null && insurance === null && relayPoint === null) return demands
    const value = order.lines.reduce((sum, line) => sum + line.unitPriceCents * line.quantity, 0)
    return {
      signature: demands.signature || signature !== null,
      insuranceCents: insurance === null ? demands.insuranceCents : (insurance.value ?? value),
      relayPoint: demands.relayPoint || relayPoint !== null,
    }
  }

  /** Nothing was sourced. */
  #without(order: Order, i: number, kind: 'exception' | 'held', cause: ExceptionCause): Decision {
    this.#begin(i, null, kind === 'held' ? 'source' : 'classify')
    this.#recorder.endRules()
    this.#recorder.endSites()
    return { ...this.#head(order, i, NO_DEMANDS, this.#recorder.finish()), kind, cause }
  }

  #begin(i: number, plan: Plan | null, reached: Stage = 'ship'): void {
    const length = this.#rules.orderTraceLength
    this.#recorder.begin(this.#parts, this.#trace, i * length, length, plan, reached)
  }

  #head(order: Order, i: number, demands: ShippingDemands, trace: Uint8Array) {
    const { tags } = this.#effects[i] as RuleEffects
    return {
      orderId: order.id,
      priority: this.#scores[i] as number,
      tags: tags.length === 0 ? NO_TAGS : tags.map((tag) => tag.value),
      demands,
      trace,
    }
  }
}

/** What must be known of a fulfilment to count it as not yet planned. */
export type ShippedFrom = Pick<
  PlannedFulfillment,
  'siteId' | 'carrierId' | 'serviceId' | 'allocations' | 'promise'
> & {
  readonly parcels: { readonly length: number }
}

const NO_TAGS: readonly string[] = []
const NO_DEMANDS: ShippingDemands = { signature: false, insuranceCents: null, relayPoint: false }

function heldBy({ ruleId, ruleName, value }: Effect<string>): ExceptionCause {
  return { reason: 'held-by-rule', ruleId, ruleName, note: value }
}
