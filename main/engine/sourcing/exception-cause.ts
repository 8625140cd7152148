import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { PreparedWorld } from '../prepare/prepared-world.ts'
import { localDateOfDay, NO_DEADLINE } from '../promise/day-number.ts'
import type { Quoter } from '../shipping/quoter.ts'
import type { FulfillmentPricer } from './fulfillment-pricer.ts'
import type { Plan } from './plan.ts'
import { SlotGoods } from './slot-goods.ts'
import type { OrderToSource, SourcingTask } from './sourcing-task.ts'
import { SITE_EXCLUDED, SITE_OPEN } from './sourcing-terms.ts'

interface ShortLine {
  readonly sku: string
  readonly wanted: number
  readonly found: number
}

/** What keeps an order from being filled, as evidence for a person. */
export class CauseFinder {
  readonly #world: PreparedWorld
  readonly #pricer: FulfillmentPricer
  readonly #quoter: Quoter
  readonly #goods = new SlotGoods()

  constructor(world: PreparedWorld, pricer: FulfillmentPricer, quoter: Quoter) {
    this.#world = world
    this.#pricer = pricer
    this.#quoter = quoter
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
    return this.#noService(order, wanted, plan.task)
  }

  /** What did not fit into a plan that ships in part. */
  unfilled(order: Order, { task: { slots }, parts }: Plan): ExceptionCause {
    const filled = new Array<number>(order.lines.length).fill(0)
    for (const part of parts) {
      for (const slot of part.slots) {
        const line = slots.line[slot] as number
        filled[line] = (filled[line] as number) + (slots.units[slot] as number)
      }
    }
    const lines = order.lines.flatMap((line, i) =>
      (filled[i] as number) < line.quantity
        ? { sku: line.sku, wanted: line.quantity, found: filled[i] as number }
        : [],
    )
    return { reason: 'partial-stock', lines }
  }

  /** The plan is complete but keeps no promise. */
  late(plan: Plan): ExceptionCause {
    const { lastDeliveryDay, lastShipDay } = plan.task.terms.ship
    const deliverTo = Math.max(...plan.parts.map((part) => part.deliverTo))
    const shipDay = Math.max(...plan.parts.map((part) => part.shipDay))
    const byDelivery = lastDeliveryDay !== NO_DEADLINE && deliverTo > lastDeliveryDay
    return {
      reason: 'promise-at-risk',
      promised: localDateOfDay(byDelivery ? lastDeliveryDay : lastShipDay),
      expected: localDateOfDay(byDelivery ? deliverTo : shipDay),
    }
  }

  #shortLines(order: Order, skus: readonly number[], { stock, terms }: SourcingTask): ShortLine[] {
    const lines: ShortLine[] = []
    const seen = new Set<number>()
    for (const sku of skus) {
      if (seen.has(sku)) continue
      seen.add(sku)
      const name = this.#world.columns.products[sku]?.sku ?? ''
      const wanted = order.lines.reduce((sum, line) => sum + (line.sku === name ? line.quantity : 0), 0)
      const found = Math.min(wanted, stock.found(terms, sku))
      if (found < wanted) lines.push({ sku: name, wanted, found })
    }
    return lines
  }

  /** Stock is there, but no service takes it; the most frequent refusal over the sites says why. */
  #noService(order: Order, { lines }: OrderToSource, task: SourcingTask): ExceptionCause {
    const { siteState } = task.terms
    // No rate leads there: what rules say of services is beside the point.
    const isOffTheCard = task.ship.destination < 0
    const goods = this.#goods.ofList(lines, [...Array(lines.count).keys()])
    const counts = new Map<string, number>()
    let suspended: number | null = null
    for (let site = 0; site < siteState.length; site++) {
      if (siteState[site] !== SITE_OPEN || task.stock.counts[site] === 0) continue
      const ship = this.#pricer.shipTerms(task, goods, site, 1)
      this.#quoter.answers(site, ship, goods).forEach(({ refusal }, service) => {
        if (refusal === null || refusal === 'wrong-level' || refusal === 'no-rate') return
        counts.set(refusal, (counts.get(refusal) ?? 0) + 1)
        if (refusal === 'suspended') suspended ??= service
      })
    }
    const main = isOffTheCard ? 'no-rate' : ([...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'no-rate')
    if (main === 'suspended' && suspended !== null) return this.#suspended(suspended)
    return {
      reason: 'no-eligible-service',
      main,
      country: order.destination.country,
      postcode: order.destination.postcode,
      chargeableG: Math.round(goods.weightG),
    }
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
