import type { CarrierService } from '../../../shared/domain/carrier.ts'
import type { Allocation, DeliveryPromise, Parcel } from '../../../shared/domain/fulfillment.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { PlannedFulfillment } from '../decision.ts'
import type { PreparedWorld } from '../prepare/prepared-world.ts'
import { holidayRegion } from '../promise/holidays/holiday-region.ts'
import type { Schedule } from '../promise/schedule.ts'
import { boxFor, chargeableGrams } from '../shipping/cartons.ts'
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
  /** By region, then by site, service, ship day and transit time. */
  readonly #promises = new Map<string, Map<number, DeliveryPromise>>()
  /** Scratch for the carton under consideration. */
  readonly #grams: number[] = []

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
    const { services } = this.#world.world
    const { carrierId, serviceId, volumetricDivisor } = services[part.service] as CarrierService
    const allocations = this.#allocations(order, part.slots, this.#slots.units)
    return {
      siteId: this.#world.context.siteIds[part.site] as string,
      carrierId,
      serviceId,
      allocations,
      parcels:
        part.parcels === 1
          ? [this.#onlyParcel(order, part, volumetricDivisor, allocations)]
          : this.#parcels(order, part),
      shippingCents: part.shippingCents,
      handlingCents: part.handlingCents,
      promise: this.#promise(order, part),
    }
  }

  #parcels(order: Order, part: PlanPart): Parcel[] {
    const { goods } = this.#slots
    const cartons = this.#quoter.cartons(part.site, part.service, this.#terms.ship, goods)
    return cartons.map(({ weightG, chargeableG, dimensions, contents }, i) => {
      const quantities: number[] = []
      for (const { line, quantity } of contents) quantities[line] = quantity
      const slots = contents.map(({ line }) => line)
      return {
        number: i + 1,
        weightG,
        chargeableG,
        dimensions,
        contents: this.#allocations(order, slots, quantities),
        trackingNumber: null,
      }
    })
  }

  /** What `packCartons` makes of goods that fit into one carton: all of them, heaviest first. */
  #onlyParcel(
    order: Order,
    { slots }: PlanPart,
    divisor: number | null,
    allocations: readonly Allocation[],
  ): Parcel {
    const { goods, sku, units } = this.#slots
    const { sidesMm, weightG, volumeMm3 } = this.#world.columns
    const grams = this.#grams
    const ordered = slots.slice()
    let long = 0
    let wide = 0
    let high = 0
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i] as number
      const product = sku[slot] as number
      long = Math.max(long, sidesMm[3 * product] as number)
      wide = Math.max(wide, sidesMm[3 * product + 1] as number)
      high = Math.max(high, sidesMm[3 * product + 2] as number)
      const own = chargeableGrams(weightG[product] as number, volumeMm3[product] as number, divisor)
      let at = i
      for (; at > 0 && (grams[at - 1] as number) < own; at--) {
        ordered[at] = ordered[at - 1] as number
        grams[at] = grams[at - 1] as number
      }
      ordered[at] = slot
      grams[at] = own
    }
    return {
      number: 1,
      weightG: goods.weightG,
      chargeableG: chargeableGrams(goods.weightG, goods.volumeMm3, divisor),
      dimensions: boxFor(long, wide, high, goods.volumeMm3),
      contents: slots.length === 1 ? allocations.slice() : this.#allocations(order, ordered, units),
      trackingNumber: null,
    }
  }

  /** One entry a line, however many pieces in a row it was cut into; quantities by slot. */
  #allocations(order: Order, slots: readonly number[], quantities: readonly number[]): Allocation[] {
    const allocations = new Array<Allocation>(slots.length)
    let count = 0
    let lastLine = -1
    for (const slot of slots) {
      const at = this.#slots.line[slot] as number
      const { id, sku } = order.lines[at] as Order['lines'][number]
      let quantity = quantities[slot] as number
      if (at === lastLine) {
        count--
        quantity += (allocations[count] as Allocation).quantity
      }
      allocations[count] = { lineId: id, sku, quantity }
      count++
      lastLine = at
    }
    if (count < slots.length) allocations.length = count
    return allocations
  }

  #promise(order: Order, part: PlanPart): DeliveryPromise {
    const { site, service, shipDay, transitDays } = part
    const region = holidayRegion(order.destination.country, order.destination.postcode)
    let promises = this.#promises.get(region)
    if (promises === undefined) {
      promises = new Map()
      this.#promises.set(region, promises)
    }
    const lane = site * this.#world.world.services.length + service
    const key = (lane * MOST_TRANSIT_DAYS + transitDays) * HORIZON_KEYS + (shipDay % HORIZON_KEYS)
    const known = promises.get(key)
    if (known !== undefined) return known
    const promise = this.#schedule.promise(
      site,
      service,
      this.#schedule.regionIndex(region),
      shipDay,
      transitDays,
    )
    promises.set(key, promise)
    return promise
  }
}
