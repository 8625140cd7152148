import type { CauseOf, ExceptionCause } from '../../../shared/domain/exception.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { PreparedWorld } from '../prepare/prepared-world.ts'
import { localDateOfDay, NO_DEADLINE } from '../promise/day-number.ts'
import type { Schedule } from '../promise/schedule.ts'
import type { ServiceRefusal } from '../shipping/availability.ts'
import type { Quoter } from '../shipping/quoter.ts'
import type { FulfillmentPricer } from './fulfillment-pricer.ts'
import type { OrderPlanner } from './order-planner.ts'
import { OrderSlots } from './order-slots.ts'
import type { Plan } from './plan.ts'
import { SlotGoods } from './slot-goods.ts'
import type { OrderToSource, SourcingTask } from './sourcing-task.ts'
import { ANY_SPLIT, FILL_WHATEVER_IT_COSTS, SITE_EXCLUDED, SITE_OPEN } from './sourcing-terms.ts'

interface ShortLine {
  readonly sku: string
  readonly wanted: number
  readonly found: number
}

type LeftOut = Omit<CauseOf<'left-out'>, 'reason'>

/** What keeps an order from being filled, as evidence for a person. */
export class CauseFinder {
  readonly #world: PreparedWorld
  readonly #pricer: FulfillmentPricer
  readonly #quoter: Quoter
  readonly #planner: OrderPlanner
  readonly #schedule: Schedule
  readonly #goods = new SlotGoods()
  /** What a plan leaves of the order. */
  readonly #rest: OrderSlots

  constructor(
    world: PreparedWorld,
    pricer: FulfillmentPricer,
    quoter: Quoter,
    planner: OrderPlanner,
    schedule: Schedule,
  ) {
    this.#world = world
    this.#pricer = pricer
    this.#quoter = quoter
    this.#planner = planner
    this.#schedule = schedule
    this.#rest = new OrderSlots(world.columns)
  }

  /** `plan`: the best with as many fulfilments as it takes; complete where only the limit on them is in the way. */
  incomplete(order: Order, wanted: OrderToSource, skus: readonly number[], plan: Plan): ExceptionCause {
    const { terms, stock } = plan.task
    const { siteState } = terms
    if (!siteState.includes(SITE_OPEN)) {
      const main = siteState.includes(SITE_EXCLUDED) ? 'excluded-by-rule' : 'outage'
      return { reason: 'no-eligible-site', main }
    }
    const short = this.#shortLines(order, skus, plan.task)
    if (short.length > 0) {
      const nothing = skus.every((sku) => stock.found(terms, sku) === 0)
      return { reason: nothing ? 'out-of-stock' : 'partial-stock', lines: short }
    }
    if (plan.complete) {
      return {
        reason: 'split-needs-approval',
        siteIds: plan.parts.map((part) => this.#world.context.siteIds[part.site] as string),
        costCents: plan.parts.reduce((sum, part) => sum + part.shippingCents + part.handlingCents, 0),
        // Read from the trace, once it is written.
        oneParcel: null,
      }
    }
    return this.#noService(order, wanted, plan.task, [...Array(wanted.lines.count).keys()])
  }

  /**
   * Why a plan that ships in part leaves the rest: stock lacks, what more it would take costs more than leaving it is
   * worth or is more parcels than allowed, or no service takes it. Plans again and so refills what the plan was made of.
   */
  unfilled(order: Order, wanted: OrderToSource, skus: readonly number[], plan: Plan): ExceptionCause {
    const filled = filledUnits(order, plan)
    const left = linesLeft(order, filled)
    const ofLeft = left.map((line) => skus[line] as number)
    const short = this.#shortLines(order, ofLeft, plan.task)
    // As a rule: what is not short ships, and nothing needs to be planned again.
    if (short.length > 0 && shipsAllThereIs(order, filled, short))
      return { reason: 'partial-stock', lines: short }
    const leftOut = this.#leftOut(order, wanted, plan, filled)
    if (short.length > 0)
      return { reason: 'partial-stock', lines: short, ...(leftOut === null ? {} : { leftOut }) }
    if (leftOut !== null) return { reason: 'left-out', ...leftOut }
    return this.#noService(order, wanted, plan.task, left)
  }

  /** What of the rest could ship, and why it does not; null = none of it could. */
  #leftOut(order: Order, wanted: OrderToSource, plan: Plan, filled: readonly number[]): LeftOut | null {
    const { splits, unfilledCents, splitPenalty } = wanted.terms
    const whatever = { ...wanted, terms: { ...wanted.terms, unfilledCents: FILL_WHATEVER_IT_COSTS } }
    const counted = countedCents(order, plan, filled)
    const mayFillMore = splits.maxSites > 1 || this.#someSiteHasMore(order, wanted, plan.task, filled)
    const rest = this.#furtherShipments(order, whatever, plan, filled)
    if (rest.parts.length === 0 || (rest.late && !rest.complete)) return null
    const ofRest = filledUnits(order, rest)
    const isWhole = shipsWholeLine(order, rest, ofRest)
    const withRest = filled.map((units, line) => units + (ofRest[line] as number))
    const furtherCents = Math.round(countedCents(order, rest, withRest) + splitPenalty)
    if (mayFillMore) {
      const full = this.#planner.plan(whatever)
      const units = filledUnits(order, full)
      const lines = linesBetween(order, filled, units)
      const extraCents = Math.round(countedCents(order, full, units) - counted)
      const limitCents = Math.round(worthOf(lines, unfilledCents))
      if (lines.length > 0) return { lines, extraCents, limitCents, mostParcels: null }
    }
    return {
      lines: linesBetween(order, filled, withRest),
      extraCents: furtherCents,
      limitCents: null,
      mostParcels: splits.splitLines || isWhole ? splits.maxSites : null,
    }
  }

  /** A site has more of the order than the plan ships; what services take of it is not asked. */
  #someSiteHasMore(
    { lines }: Order,
    { terms, lines: slots }: OrderToSource,
    { stock }: SourcingTask,
    filled: readonly number[],
  ): boolean {
    const shareOf = (units: (line: number, quantity: number) => number) =>
      lines.reduce((sum, { quantity }, line) => sum + Math.min(quantity, units(line, quantity)) / quantity, 0)
    const shipped = shareOf((line) => filled[line] as number)
    return terms.siteState.some(
      (_, site) => shareOf((line) => stock.askedAt(terms, slots.sku[line] as number, site)) > shipped,
    )
  }

  /** The best plan for what the plan leaves, what it ships taken, by as many fulfilments as it takes. */
  #furtherShipments(
    { lines }: Order,
    wanted: OrderToSource,
    { task, parts }: Plan,
    filled: readonly number[],
  ): Plan {
    const { stock } = this.#world
    const rest = this.#rest
    rest.clear()
    lines.forEach(({ quantity }, line) => {
      const units = quantity - (filled[line] as number)
      if (units > 0) rest.add(line, wanted.lines.sku[line] as number, units, quantity)
    })
    const mark = stock.mark()
    for (const { site, slots } of parts) {
      for (const slot of slots)
        stock.take(task.slots.sku[slot] as number, site, task.slots.units[slot] as number)
    }
    const plan = this.#planner.leastCost({ ...wanted, lines: rest }, ANY_SPLIT)
    stock.rollback(mark)
    return plan
  }

  /** The plan is complete but keeps no promise. */
  late({ shipBy }: Order, { task, parts }: Plan): ExceptionCause {
    const { lastDeliveryDay } = task.terms.ship
    const deliverTo = Math.max(...parts.map((part) => part.deliverTo))
    if (lastDeliveryDay !== NO_DEADLINE && deliverTo > lastDeliveryDay) {
      const promised = localDateOfDay(lastDeliveryDay)
      return { reason: 'promise-at-risk', promised, expected: localDateOfDay(deliverTo) }
    }
    const leaves = parts.map(({ site, shipDay }) => {
      const last = task.terms.ship.lastShipDays?.[site] ?? NO_DEADLINE
      return { site, shipDay, last, late: shipDay - last }
    })
    const worst = leaves.reduce((most, one) => (one.late > most.late ? one : most))
    const byInstant = shipBy !== null && !task.terms.shipsByRule
    return {
      reason: 'promise-at-risk',
      promised: localDateOfDay(byInstant ? this.#schedule.merchantDayOf(shipBy) : worst.last),
      expected: localDateOfDay(worst.shipDay),
      ...(byInstant
        ? { pickup: { deadline: shipBy, at: this.#schedule.cutoff(worst.site, worst.shipDay) } }
        : {}),
    }
  }

  #shortLines(order: Order, skus: readonly number[], { stock, terms }: SourcingTask): ShortLine[] {
    const lines: ShortLine[] = []
    const seen = new Set<number>()
    for (const sku of skus) {
      if (seen.has(sku)) continue
      seen.add(sku)
      const name = this.#world.columns.products[sku]?.sku ?? ''
      let wanted = 0
      for (const line of order.lines) if (line.sku === name) wanted += line.quantity
      const found = Math.min(wanted, stock.found(terms, sku))
      if (found < wanted) lines.push({ sku: name, wanted, found })
    }
    return lines
  }

  /** Stock is there, but no service takes it; the most frequent refusal over the sites says why. */
  #noService(
    order: Order,
    { lines }: OrderToSource,
    task: SourcingTask,
    slots: readonly number[],
  ): ExceptionCause {
    const { siteState } = task.terms
    // No rate leads there: what rules say of services is beside the point.
    const isOffTheCard = task.ship.destination < 0
    const goods = this.#goods.ofList(lines, slots)
    const counts = new Map<ServiceRefusal, number>()
    let suspended: number | null = null
    for (let site = 0; site < siteState.length; site++) {
      if (siteState[site] !== SITE_OPEN || task.stock.counts[site] === 0) continue
      suspended ??= this.#countRefusals(task, goods, site, counts)
    }
    const main = isOffTheCard ? 'no-rate' : mostFrequent(counts)
    if (main === 'suspended' && suspended !== null) return this.#suspended(suspended)
    return {
      reason: 'no-eligible-service',
      main,
      country: order.destination.country,
      postcode: order.destination.postcode,
      chargeableG: Math.round(goods.weightG),
    }
  }

  /** Why no service takes the slots from a site: the most frequent refusal. */
  refusalAt(task: SourcingTask, slots: readonly number[], site: number): ServiceRefusal {
    const counts = new Map<ServiceRefusal, number>()
    if (task.ship.destination < 0) return 'no-rate'
    this.#countRefusals(task, this.#goods.ofList(task.slots, slots), site, counts)
    return mostFrequent(counts)
  }

  /** Refusals that a person can do something about; returns the first service that is suspended, null = none. */
  #countRefusals(
    task: SourcingTask,
    goods: SlotGoods,
    site: number,
    counts: Map<ServiceRefusal, number>,
  ): number | null {
    let suspended: number | null = null
    const ship = this.#pricer.shipTerms(task, goods, site, 1)
    this.#quoter.answers(site, ship, goods).forEach(({ refusal }, service) => {
      if (refusal === null || refusal === 'wrong-level' || refusal === 'no-rate') return
      counts.set(refusal, (counts.get(refusal) ?? 0) + 1)
      if (refusal === 'suspended') suspended ??= service
    })
    return suspended
  }

  #suspended(service: number): ExceptionCause {
    const { carrierId, serviceId } = this.#world.world.services[service] as {
      carrierId: string
      serviceId: string
    }
    const suspension = this.#world.world.suspensions.find(
      (one) => one.carrierId === carrierId && (one.serviceId === null || one.serviceId === serviceId),
    )
    return { reason: 'carrier-suspended', carrierId, until: suspension?.until ?? null }
  }
}

function mostFrequent(counts: ReadonlyMap<ServiceRefusal, number>): ServiceRefusal {
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'no-rate'
}

/** By line of the order. */
function filledUnits({ lines }: Order, { task: { slots }, parts }: Plan): readonly number[] {
  const filled = new Array<number>(lines.length).fill(0)
  for (const part of parts) {
    for (const slot of part.slots) {
      const line = slots.line[slot] as number
      filled[line] = (filled[line] as number) + (slots.units[slot] as number)
    }
  }
  return filled
}

/** Lines of which something stays. */
function linesLeft({ lines }: Order, filled: readonly number[]): readonly number[] {
  return lines.flatMap(({ quantity }, line) => ((filled[line] as number) < quantity ? [line] : []))
}

/** One of the lines ships whole, from one site. */
function shipsWholeLine({ lines }: Order, { task, parts }: Plan, filled: readonly number[]): boolean {
  return parts.some(({ slots }) =>
    slots.some((slot) => {
      const line = task.slots.line[slot] as number
      const fromHere = slots.reduce(
        (sum, one) => sum + (task.slots.line[one] === line ? (task.slots.units[one] as number) : 0),
        0,
      )
      return fromHere === filled[line] && fromHere === lines[line]?.quantity
    }),
  )
}

/** All that stock has of every line. */
function shipsAllThereIs({ lines }: Order, filled: readonly number[], short: readonly ShortLine[]): boolean {
  const left = new Map(short.map(({ sku, wanted, found }) => [sku, wanted - found]))
  for (let line = 0; line < lines.length; line++) {
    const { sku, quantity } = lines[line] as Order['lines'][number]
    const unfilled = quantity - (filled[line] as number)
    if (unfilled > 0) left.set(sku, (left.get(sku) ?? 0) - unfilled)
  }
  return left.values().every((units) => units === 0)
}

/** What a plan counts besides what it leaves out. */
function countedCents({ lines }: Order, { task, parts, score }: Plan, filled: readonly number[]): number {
  if (parts.length === 0) return 0
  const shares = lines.map(({ quantity }, line) => (quantity - (filled[line] as number)) / quantity)
  return score - task.terms.unfilledCents * shares.reduce((sum, share) => sum + share, 0)
}

/** Lines of which the second fills more. */
function linesBetween({ lines }: Order, less: readonly number[], more: readonly number[]): ShortLine[] {
  return lines.flatMap(({ sku, quantity }, line) =>
    (more[line] as number) > (less[line] as number)
      ? [{ sku, wanted: quantity, found: less[line] as number }]
      : [],
  )
}

/** What leaving these out counts, a part of a line its share. */
function worthOf(left: readonly ShortLine[], centsPerLine: number): number {
  return left.reduce((sum, { wanted, found }) => sum + (centsPerLine * (wanted - found)) / wanted, 0)
}
