import { isCollected } from '../../shared/domain/collection.ts'
import { CHOICE_TAGS, type Order } from '../../shared/domain/order.ts'
import type { EpochMs } from '../../shared/lib/clock.ts'
import { shipByHand } from './by-hand.ts'
import { ClassifiedOrders } from './classified-orders.ts'
import { type CollectSite, whereCollected } from './collect.ts'
import type { Decision, PlannedFulfillment } from './decision.ts'
import { DecisionWriter, heldBy } from './decision-writer.ts'
import { FactsOfSites } from './facts/site-facts.ts'
import type { DemandClass } from './optimise/demand.ts'
import type { PreparedWorld } from './prepare/prepared-world.ts'
import { type DayNumber, dayNumberOfDate } from './promise/day-number.ts'
import { Schedule } from './promise/schedule.ts'
import type { CompiledRules } from './rules/compile.ts'
import type { Effect, RuleEffects } from './rules/effects.ts'
import { RuleRun } from './rules/run.ts'
import { equipRun, type RunEquipment } from './run-equipment.ts'
import { NO_FAILURES, type SiteFailure, type SiteFailures } from './site-failure.ts'
import { chosenSplit } from './sourcing/chosen-split.ts'
import { OrderSlots } from './sourcing/order-slots.ts'
import type { Plan, PlanPart } from './sourcing/plan.ts'
import { SlotGoods } from './sourcing/slot-goods.ts'
import type { OrderToSource, SourcingTask } from './sourcing/sourcing-task.ts'
import { ANY_SPLIT } from './sourcing/sourcing-terms.ts'
import { shortHandling } from './sourcing/terms-source.ts'
import { withinCaps } from './sourcing/within-caps.ts'
import { ALL_FIT, type UnfitServices } from './unfit-services.ts'

/**
 * One run: the schedule, the rules and all scratch memory for deciding orders of one world at one instant.
 * Takes units from the world's ledger; the caller who makes one rolls it back.
 */
export class Orchestration {
  readonly #world: PreparedWorld
  readonly #rules: CompiledRules
  readonly #failures: SiteFailures
  readonly #length: number
  readonly #ruleRun: RuleRun
  readonly #schedule: Schedule
  readonly #orders: ClassifiedOrders
  /** Lines of the order being decided. */
  readonly #lines: OrderSlots
  readonly #run: RunEquipment
  readonly #writer: DecisionWriter

  constructor(
    orders: readonly Order[],
    world: PreparedWorld,
    rules: CompiledRules,
    now: EpochMs,
    failures: SiteFailures = NO_FAILURES,
    unfit: UnfitServices = ALL_FIT,
  ) {
    const { sites, services, timeZone, siteLoad, serviceLoad, holidays } = world.world
    const { regions } = world.shipping.rates
    this.#world = world
    this.#rules = rules
    this.#failures = failures
    this.#length = orders.length
    this.#ruleRun = new RuleRun(rules, now)
    this.#schedule = new Schedule(
      { sites, services, regions, timeZone, siteLoad, serviceLoad, holidays },
      now,
    )
    this.#orders = new ClassifiedOrders(orders, world, rules, this.#ruleRun, now)
    this.#lines = new OrderSlots(world.columns)
    this.#run = equipRun(world, rules, this.#ruleRun, this.#schedule, this.#orders.trace, now, unfit)
    this.#writer = new DecisionWriter(this.#orders, world, rules, this.#run)
  }

  decide(): Decision[] {
    const decisions = new Array<Decision>(this.#length)
    for (const i of this.#classified()) decisions[i] = this.#decide(i)
    return decisions
  }

  /** The first in priority, at least one, until `isOver`; null = it was not reached. */
  decideUntil(isOver: () => boolean): (Decision | null)[] {
    const decisions = new Array<Decision | null>(this.#length).fill(null)
    for (const i of this.#classified()) {
      decisions[i] = this.#decide(i)
      if (isOver()) break
    }
    return decisions
  }

  #classified(): readonly number[] {
    for (let i = 0; i < this.#length; i++) this.#orders.classify(i)
    return this.#orders.inPriority()
  }

  /** Counts units, orders and parcels of a fulfilment as not yet planned. */
  release(planned: ShippedFrom): void {
    this.#count(planned, -1)
  }

  /** Counts them as planned again, after `release`. */
  retake(planned: ShippedFrom): void {
    this.#count(planned, 1)
  }

  #count({ siteId, allocations, promise, parcels, ...by }: ShippedFrom, sign: 1 | -1): void {
    const { siteIndex, skuIndex, stock, world } = this.#world
    const site = siteIndex.get(siteId)
    if (site === undefined) return
    for (const { sku, quantity } of allocations) {
      const at = skuIndex.get(sku)
      if (at !== undefined) stock.take(at, site, sign * quantity)
    }
    const service = world.services.findIndex(
      (one) => one.carrierId === by.carrierId && one.serviceId === by.serviceId,
    )
    const day = dayNumberOfDate(promise.shipOn)
    if (service < 0 || day < this.#schedule.today(site)) return
    if (sign === 1) this.#schedule.take(site, service, day, parcels.length)
    else this.#schedule.giveBack(site, service, day, parcels.length)
  }

  /**
   * What every way to ship the i-th order in time would cost, or null when it is not to be compared with
   * others: it is held, collected by its buyer, cannot be sourced whole, is too long, or has rules of its own about splits.
   * `lastDeliveryDay`: a promise already given.
   */
  demandOf(i: number, lastDeliveryDay: DayNumber): DemandClass | null {
    this.#orders.classify(i)
    if (isCollected(this.#orders.orderAt(i))) return null
    const wanted = this.#inTime(i, lastDeliveryDay)
    if (wanted === null) return null
    if (wanted.terms.splits.maxSites !== this.#world.world.policy.maxFulfillments) return null
    return this.#run.planner.demand(wanted)
  }

  /** The i-th order shipped by exactly these sites, and taken from stock; null when they cannot in time. */
  decideAs(i: number, masks: Int32Array, lastDeliveryDay: DayNumber): Decision | null {
    const wanted = this.#inTime(i, lastDeliveryDay)
    if (wanted === null) return null
    const plan = this.#withinCaps(this.#run.planner.planAs(wanted, masks))
    return plan.complete && !plan.late ? this.#writer.ships(this.#orders.orderAt(i), i, wanted, plan) : null
  }

  /**
   * What each site says to the whole of the i-th order alone, late or not, and though rules hold it: a person may let
   * it go. The order may be another than when it was asked before. null = a SKU is unknown. Valid until the next order.
   */
  askSites(i: number): SitesAsked | null {
    this.#orders.classify(i)
    const wanted = this.#toSource(i, true)
    if (wanted === null) return null
    const order = this.#orders.orderAt(i)
    const effects = this.#orders.effects[i] as RuleEffects
    if (!isCollected(order)) return { effects, task: this.#run.planner.offers(wanted), collect: null }
    const skus = this.#orders.skusOf(i)
    const { sites } = whereCollected(order, skus, this.#world, this.#schedule, wanted.terms, [])
    return { effects, task: this.#run.planner.look(wanted), collect: sites }
  }

  /** Sites and units of the plan that ships all of the i-th order, which was asked last; null = there is none. */
  planOfAsked(i: number): readonly Pick<PlanPart, 'site' | 'units'>[] | null {
    const wanted = this.#toSource(i, true)
    if (wanted === null || isCollected(this.#orders.orderAt(i))) return null
    const plan = this.#run.planner.plan(wanted)
    return plan.complete ? plan.parts : null
  }

  /** Why no service takes what was asked last from a site that is open and has it, and the rules that say so. */
  refusalOfAsked({ task }: SitesAsked, site: number) {
    const { causes, pricer, shipRules } = this.#run
    const slots = [...Array(task.slots.count).keys()]
    const refusal = causes.refusalAt(task, slots, site)
    const goods = new SlotGoods().ofList(task.slots, slots)
    if (shipRules === null) return { refusal, rules: [] }
    pricer.shipTerms(task, goods, site, 1)
    const { chosen, excluded } = shipRules.ask(task, goods, site, 1).effects
    if (refusal === 'excluded-by-rule') return { refusal, rules: excluded }
    return { refusal, rules: refusal === 'not-chosen-by-rule' && chosen !== null ? [chosen] : [] }
  }

  /** The i-th order with a promise already given. */
  #inTime(i: number, promised: DayNumber): OrderToSource | null {
    const wanted = this.#toSource(i)
    if (wanted === null) return null
    const { terms } = wanted
    const lastDeliveryDay = Math.min(terms.ship.lastDeliveryDay, promised)
    return { ...wanted, terms: { ...terms, ship: { ...terms.ship, lastDeliveryDay } } }
  }

  #decide(i: number): Decision {
    const order = this.#orders.orderAt(i)
    const skus = this.#orders.skusOf(i)
    const effects = this.#orders.effects[i] as RuleEffects
    if (skus.includes(-1)) {
      const unknown = order.lines.filter((_, line) => skus[line] === -1).map((line) => line.sku)
      const cause = { reason: 'unknown-sku' as const, skus: [...new Set(unknown)] }
      return this.#writer.unsourced(order, i, 'exception', cause)
    }
    const wanted = this.#toSource(i)
    if (wanted === null) {
      return this.#writer.unsourced(order, i, 'held', heldBy(effects.hold as Effect<string>))
    }
    const byHand = shipByHand(order, skus, this.#world, this.#schedule)
    if (byHand !== null) return this.#writer.leavesByHand(order, i, byHand)
    const failures = this.#failures.get(order.id)
    if (isCollected(order)) return this.#collect(wanted, i, failures ?? [])
    return failures === undefined ? this.#source(wanted, i) : this.#sourceElsewhere(wanted, i, failures)
  }

  #collect({ terms }: OrderToSource, i: number, failures: readonly SiteFailure[]): Decision {
    const order = this.#orders.orderAt(i)
    const skus = this.#orders.skusOf(i)
    const found = whereCollected(order, skus, this.#world, this.#schedule, terms, failures)
    return found.fulfillment === null
      ? this.#writer.notCollected(order, i, found)
      : this.#writer.isCollected(order, i, found.fulfillment, found)
  }

  /** As if the sites that failed the order had none of what they failed on; other orders see what is there. */
  #sourceElsewhere(wanted: OrderToSource, i: number, failures: readonly SiteFailure[]): Decision {
    const order = this.#orders.orderAt(i)
    const ofLines = this.#orders.skusOf(i)
    const { siteIndex, stock } = this.#world
    const hidden: [sku: number, site: number, units: number][] = []
    for (const { siteId, skus } of failures) {
      if (siteId === order.chosen?.siteId) continue
      const site = siteIndex.get(siteId)
      if (site === undefined) continue
      order.lines.forEach(({ sku }, line) => {
        if (skus !== null && !skus.includes(sku)) return
        const at = ofLines[line] as number
        const units = stock.free(at, site)
        stock.take(at, site, units)
        hidden.push([at, site, units])
      })
    }
    const decision = this.#source(wanted, i)
    for (const [sku, site, units] of hidden) stock.take(sku, site, -units)
    return decision
  }

  /** What the i-th order asks for; null when a rule holds it, unless those are asked for, too, or one of its SKUs is unknown. */
  #toSource(i: number, heldToo = false): OrderToSource | null {
    const { trace, destinations } = this.#orders
    const order = this.#orders.orderAt(i)
    const skus = this.#orders.skusOf(i)
    const effects = this.#orders.effects[i] as RuleEffects
    const traceAt = i * this.#rules.orderTraceLength
    if (skus.includes(-1)) return null
    const lines = this.#lines
    lines.clear()
    order.lines.forEach(({ quantity }, line) => {
      lines.add(line, skus[line] as number, quantity, quantity)
    })
    const distanceKm = this.#orders.distanceKm(i)
    if (this.#rules.needs.source) {
      const sites = new FactsOfSites(this.#world, this.#schedule, distanceKm, lines)
      this.#ruleRun.source(sites, effects, trace, traceAt)
    }
    if (!heldToo && effects.hold !== null && !order.tags.includes(CHOICE_TAGS.holdWaived)) return null
    const terms = this.#run.terms.termsOf(order, effects, destinations[i] as number, distanceKm)
    return { terms, lines, traceAt }
  }

  #source(wanted: OrderToSource, i: number): Decision {
    const { planner, causes } = this.#run
    const order = this.#orders.orderAt(i)
    const apart = this.#asSplit(wanted, i)
    if (apart !== null) return apart
    const plan = this.#withinCaps(planner.plan(wanted))
    const handling = shortHandling(order, this.#world, this.#orders.effects[i] as RuleEffects)
    if (plan.complete || (handling === 'partial' && plan.parts.length > 0)) {
      return this.#writer.ships(order, i, wanted, plan)
    }
    // Written first: the next plan refills what was compared.
    const compared = this.#writer.compared(order, i, plan)
    const split = planner.plan(wanted, ANY_SPLIT)
    const cause = causes.incomplete(order, wanted, this.#orders.skusOf(i), split)
    const short = cause.reason === 'out-of-stock' || cause.reason === 'partial-stock'
    const kind = handling === 'backorder' && short ? 'backordered' : 'exception'
    return { ...compared, kind, cause }
  }

  /** As a person shares it out over sites; null = nobody does, or it can no longer be done. */
  #asSplit(wanted: OrderToSource, i: number): Decision | null {
    const order = this.#orders.orderAt(i)
    const split = chosenSplit(order, this.#orders.skusOf(i), this.#world)
    if (split === null) return null
    const cut = { ...wanted, lines: split.slots }
    const found = this.#run.planner.planSplit(cut, split.masks)
    const plan = found && this.#withinCaps(found)
    return plan?.complete ? this.#writer.ships(order, i, cut, plan) : null
  }

  #withinCaps(plan: Plan): Plan {
    return withinCaps(plan, this.#schedule, (part) => this.#writer.priceAgain(part, plan))
  }
}

/** What sites say to one order. */
export interface SitesAsked {
  readonly effects: RuleEffects
  /** What the sites have of it and, where carriers take it, offer for it. */
  readonly task: SourcingTask
  /** Where its buyer collects it: what each site says; null = it is sent. */
  readonly collect: readonly CollectSite[] | null
}

/** What must be known of a fulfilment to count it as not yet planned. */
export type ShippedFrom = Pick<
  PlannedFulfillment,
  'siteId' | 'carrierId' | 'serviceId' | 'allocations' | 'promise'
> & {
  readonly parcels: { readonly length: number }
}
