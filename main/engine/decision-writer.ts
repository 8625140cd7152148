import type { ExceptionCause } from '../../shared/domain/exception.ts'
import { CHOICE_TAGS, type Order } from '../../shared/domain/order.ts'
import type { Stage } from '../../shared/rules/document.ts'
import type { ClassifiedOrders } from './classified-orders.ts'
import type { CollectSearch } from './collect.ts'
import type { Decision, PlannedFulfillment, ShippingDemands } from './decision.ts'
import type { PreparedWorld } from './prepare/prepared-world.ts'
import { dayNumberOfDate } from './promise/day-number.ts'
import type { CompiledRules } from './rules/compile.ts'
import type { Effect, RuleEffects, ShipEffects } from './rules/effects.ts'
import type { RunEquipment } from './run-equipment.ts'
import type { OrderSlots } from './sourcing/order-slots.ts'
import type { Plan, PlanPart } from './sourcing/plan.ts'
import { SlotGoods } from './sourcing/slot-goods.ts'
import type { OrderToSource } from './sourcing/sourcing-task.ts'

const NO_TAGS: readonly string[] = []
const NO_DEMANDS: ShippingDemands = { signature: false, insuranceCents: null, relayPoint: false }

/** Turns the plan of an order into a decision with its trace, and takes what ships from stock and schedule. */
export class DecisionWriter {
  readonly #orders: ClassifiedOrders
  readonly #world: PreparedWorld
  readonly #traceLength: number
  readonly #readsValue: boolean
  readonly #run: RunEquipment
  /** Those of the part being written. */
  readonly #goods = new SlotGoods()

  constructor(orders: ClassifiedOrders, world: PreparedWorld, rules: CompiledRules, run: RunEquipment) {
    this.#orders = orders
    this.#world = world
    this.#readsValue = rules.needs.value
    this.#traceLength = rules.orderTraceLength
    this.#run = run
  }

  /** `plan`: of `wanted`. What a plan in part leaves out is planned again: nothing may be read of the plan afterwards. */
  ships(order: Order, i: number, wanted: OrderToSource, plan: Plan): Decision {
    const { recorder, pricer, shipRules, causes } = this.#run
    const { task, parts } = plan
    const fulfillments = new Array<PlannedFulfillment>(parts.length)
    let demands = NO_DEMANDS
    let held: Effect<string> | null = null
    let insuresGoods = false
    this.#begin(i, plan, 'ship')
    for (const part of parts) {
      const goods = this.#goods.ofPart(task.slots, part)
      if (shipRules === null) continue
      const { effects, parcelTrace } = shipRules.ask(task, goods, part.site, parts.length)
      recorder.parcels(part.site, parcelTrace)
      held ??= effects.hold
      insuresGoods ||= effects.insurance?.value === null
      demands = this.#withDemands(demands, effects, i)
    }
    recorder.endRules()
    recorder.sites(plan)
    for (let n = 0; n < parts.length; n++) {
      const part = parts[n] as PlanPart
      const goods = parts.length === 1 ? this.#goods : this.#goods.ofPart(task.slots, part)
      recorder.services(part, n, goods, pricer.shipTerms(task, goods, part.site, parts.length))
      fulfillments[n] = this.#run.fulfillments.write(order, task, part, goods)
    }
    const priority = this.#orders.scores[i] as number
    const tags = this.#tags(i)
    const trace = recorder.finish()
    const head = { orderId: order.id, priority, tags, demands, trace }
    if (held !== null && !order.tags.includes(CHOICE_TAGS.holdWaived)) {
      return { ...head, kind: 'held', cause: heldBy(held) }
    }
    const approval = plan.late ? causes.late(order, plan) : this.#unvalued(order, i, insuresGoods)
    if (!plan.complete) {
      const slots = task.slots.copy()
      const cause = causes.unfilled(order, wanted, this.#orders.skusOf(i), plan)
      parts.forEach((part, n) => this.#take(slots, part, fulfillments[n] as PlannedFulfillment))
      return { ...head, kind: 'partial', fulfillments, cause, approval }
    }
    parts.forEach((part, n) => this.#take(task.slots, part, fulfillments[n] as PlannedFulfillment))
    return { orderId: order.id, priority, tags, demands, trace, kind: 'allocated', fulfillments, approval }
  }

  /** Of an order that waits, all but the cause: what was compared; `plan` is the best there was, and ships nothing. */
  compared(order: Order, i: number, plan: Plan) {
    const { recorder } = this.#run
    this.#begin(i, plan, 'ship')
    recorder.endRules()
    recorder.sites({ ...plan, parts: [] })
    return this.#idle(order, i)
  }

  /** Nothing was sourced: the order names unknown SKUs, or a rule holds it. */
  unsourced(order: Order, i: number, kind: 'exception' | 'held', cause: ExceptionCause): Decision {
    const { recorder } = this.#run
    this.#begin(i, null, kind === 'held' ? 'source' : 'classify')
    recorder.endRules()
    recorder.endSites()
    return { ...this.#idle(order, i), kind, cause }
  }

  /** As a person chose it: nothing was compared. Takes its units from stock. */
  leavesByHand(order: Order, i: number, fulfillment: PlannedFulfillment): Decision {
    const { recorder } = this.#run
    const { siteIndex, skuIndex, stock } = this.#world
    this.#begin(i, null, 'classify')
    recorder.endRules()
    recorder.endSites()
    const site = siteIndex.get(fulfillment.siteId) as number
    for (const { sku, quantity } of fulfillment.allocations)
      stock.take(skuIndex.get(sku) as number, site, quantity)
    return { ...this.#idle(order, i), kind: 'allocated', fulfillments: [fulfillment], approval: null }
  }

  /** Its buyer collects it: sites were asked whether they can have it ready. Takes its units from stock. */
  isCollected(order: Order, i: number, fulfillment: PlannedFulfillment, found: CollectSearch): Decision {
    const { siteIndex, skuIndex, stock } = this.#world
    this.#beginCollected(i, found)
    const site = siteIndex.get(fulfillment.siteId) as number
    for (const { sku, quantity } of fulfillment.allocations)
      stock.take(skuIndex.get(sku) as number, site, quantity)
    this.#run.schedule.takeOrder(site, dayNumberOfDate(fulfillment.promise.shipOn))
    return { ...this.#idle(order, i), kind: 'allocated', fulfillments: [fulfillment], approval: null }
  }

  /** Its buyer was to collect it, and no site can have it ready. */
  notCollected(order: Order, i: number, found: Extract<CollectSearch, { cause: object }>): Decision {
    this.#beginCollected(i, found)
    return { ...this.#idle(order, i), kind: 'exception', cause: found.cause }
  }

  #beginCollected(i: number, { sites }: CollectSearch): void {
    const { recorder } = this.#run
    this.#begin(i, null, 'source')
    recorder.endRules()
    recorder.collectSites(sites)
  }

  /** The part with what others of its plan take counted; null when it does not hold. */
  priceAgain(part: PlanPart, { task, parts }: Plan): PlanPart | null {
    return this.#run.pricer.part(task, this.#goods.ofPart(task.slots, part), part.site, parts.length)
  }

  #take(slots: OrderSlots, part: PlanPart, { parcels }: PlannedFulfillment): void {
    for (const slot of part.slots) {
      this.#world.stock.take(slots.sku[slot] as number, part.site, slots.units[slot] as number)
    }
    this.#run.schedule.take(part.site, part.service, part.shipDay, parcels.length)
  }

  /** Conditions on the value could not be checked for lack of an exchange rate: a person must agree. */
  #unvalued(order: Order, i: number, insuresGoods: boolean): ExceptionCause | null {
    if (!Number.isNaN(this.#orders.values[i]) || !(this.#readsValue || insuresGoods)) return null
    if (order.tags.includes(CHOICE_TAGS.holdWaived)) return null
    return { reason: 'no-exchange-rate', currency: order.currency, into: this.#world.world.currency }
  }

  #withDemands(
    demands: ShippingDemands,
    { signature, insurance, relayPoint }: ShipEffects,
    i: number,
  ): ShippingDemands {
    if (signature === null && insurance === null && relayPoint === null) return demands
    const value = this.#orders.values[i] as number
    return {
      signature: demands.signature || signature !== null,
      insuranceCents:
        insurance === null
          ? demands.insuranceCents
          : (insurance.value ?? (Number.isNaN(value) ? null : value)),
      relayPoint: demands.relayPoint || relayPoint !== null,
    }
  }

  #begin(i: number, plan: Plan | null, reached: Stage): void {
    this.#run.recorder.begin(this.#orders, i, this.#traceLength, plan, reached)
  }

  #idle(order: Order, i: number) {
    return {
      orderId: order.id,
      priority: this.#orders.scores[i] as number,
      tags: this.#tags(i),
      demands: NO_DEMANDS,
      trace: this.#run.recorder.finish(),
    }
  }

  #tags(i: number): readonly string[] {
    const { tags } = this.#orders.effects[i] as RuleEffects
    return tags.length === 0 ? NO_TAGS : tags.map((tag) => tag.value)
  }
}

export function heldBy({ ruleId, ruleName, value }: Effect<string>): ExceptionCause {
  return { reason: 'held-by-rule', ruleId, ruleName, note: value }
}
