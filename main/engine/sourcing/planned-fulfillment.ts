import type { Allocation, DeliveryPromise, Parcel } from '../../../shared/domain/fulfillment.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { PlannedFulfillment } from '../decision.ts'
import type { PreparedWorld } from '../prepare/prepared-world.ts'
import type { Schedule } from '../promise/schedule.ts'
import type { Carton } from '../shipping/cartons.ts'
import type { Quoter } from '../shipping/quoter.ts'
import type { OrderSlots } from './order-slots.ts'
import type { PlanPart } from './plan.ts'
import type { SourcingTerms } from './sourcing-terms.ts'

/** Transit times are at most 60 days, ship days of one run lie within the horizon. */
const MOST_TRANSIT_DAYS = 64
const HORIZON_KEYS = 1_024

/** Turns parts of a plan into fulfilments with names, parcels and dates. */
export class FulfillmentWriter {
  readonly #world: PreparedWorld
  readonly #schedule: Schedule
  readonly #quoter: Quoter
  readonly #slots: OrderSlots
  readonly #terms: SourcingTerms
  /** By country, then by site, service, ship day and transit time. */
  readonly #promises = new Map<string, Map<number, DeliveryPromise>>()

  constructor(
    world: PreparedWorld,
    schedule: Schedule,
    quoter: Quoter,
    slots: OrderSlots,
    terms: SourcingTerms,
  ) {
    this.#world = world
    this.#schedule = schedule
    this.#quoter = quoter
    this.#slots = slots
    this.#terms = terms
  }

  /** The slots of `part` are selected. */
  write(order: Order, part: PlanPart): PlannedFulfillment {
    const { world } = this.#world
    const service = world.services[part.service] as (typeof world.services)[number]
    const cartons = this.#quoter.cartons(part.site, part.service, this.#terms.ship, this.#slots.goods)
    return {
      siteId: this.#world.context.siteIds[part.site] as string,
      carrierId: service.carrierId,
      serviceId: service.serviceId,
      allocations: this.#allocations(
        order,
        part.slots.map((slot) => ({ slot, quantity: this.#slots.units[slot] as number })),
      ),
      parcels: cartons.map((carton, i) => this.#parcel(order, carton, i + 1)),
      shippingCents: part.shippingCents,
      handlingCents: part.handlingCents,
      promise: this.#promise(order, part),
    }
  }

  #parcel(order: Order, carton: Carton, number: number): Parcel {
    return {
      number,
      weightG: carton.weightG,
      chargeableG: carton.chargeableG,
      dimensions: carton.dimensions,
      contents: this.#allocations(
        order,
        carton.contents.map(({ line, quantity }) => ({ slot: line, quantity })),
      ),
      trackingNumber: null,
    }
  }

  /** One entry a line, however many pieces it was cut into. */
  #allocations(
    order: Order,
    pieces: readonly { slot: number; quantity: number }[],
  ): readonly Allocation[] & Allocation[] {
    const allocations: Allocation[] = []
    let lastLine = -1
    for (const { slot, quantity } of pieces) {
      const at = this.#slots.line[slot] as number
      const line = order.lines[at] as Order['lines'][number]
      const before = allocations.at(-1)
      if (at === lastLine && before !== undefined) {
        allocations[allocations.length - 1] = { ...before, quantity: before.quantity + quantity }
      } else allocations.push({ lineId: line.id, sku: line.sku, quantity })
      lastLine = at
    }
    return allocations
  }

  #promise(order: Order, part: PlanPart): DeliveryPromise {
    const { site, service, shipDay, transitDays } = part
    const { country } = order.destination
    let promises = this.#promises.get(country)
    if (promises === undefined) {
      promises = new Map()
      this.#promises.set(country, promises)
    }
    const lane = site * this.#world.world.services.length + service
    const key = (lane * MOST_TRANSIT_DAYS + transitDays) * HORIZON_KEYS + (shipDay % HORIZON_KEYS)
    const known = promises.get(key)
    if (known !== undefined) return known
    const promise = this.#schedule.promise(
      site,
      service,
      this.#schedule.countryIndex(country),
      shipDay,
      transitDays,
    )
    promises.set(key, promise)
    return promise
  }
}
