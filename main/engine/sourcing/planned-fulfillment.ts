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
import { packedByHand } from './parcels-by-hand.ts'
import type { PlanPart } from './plan.ts'
import type { SlotGoods } from './slot-goods.ts'
import type { SourcingTask } from './sourcing-task.ts'

/** Transit times are at most 60 days, ship days of one run lie within the horizon. */
const MOST_TRANSIT_DAYS = 64
const HORIZON_KEYS = 1_024

/** Turns parts of a plan into fulfilments with names, parcels and dates. */
export class FulfillmentWriter {
  readonly #world: PreparedWorld
  readonly #schedule: Schedule
  readonly #quoter: Quoter
  /** By region, then by site, service, ship day and transit time. */
  readonly #promises = new Map<string, Map<number, DeliveryPromise>>()
  /** Scratch for the carton under consideration. */
  readonly #grams: number[] = []

  constructor(world: PreparedWorld, schedule: Schedule, quoter: Quoter) {
    this.#world = world
    this.#schedule = schedule
    this.#quoter = quoter
  }

  /** `goods` are those of the part. */
  write(order: Order, task: SourcingTask, part: PlanPart, goods: SlotGoods): PlannedFulfillment {
    const { services } = this.#world.world
    const { carrierId, serviceId, volumetricDivisor } = services[part.service] as CarrierService
    const allocations = allocationsOf(order, task.slots, part.slots, task.slots.units)
    const byHand = this.#parcelsByHand(order, task, part, goods, volumetricDivisor, allocations)
    return {
      siteId: this.#world.context.siteIds[part.site] as string,
      carrierId,
      serviceId,
      allocations,
      parcels:
        byHand?.parcels ??
        (part.parcels === 1
          ? [this.#onlyParcel(order, task, part, goods, volumetricDivisor, allocations)]
          : this.#parcels(order, task, part, goods)),
      shippingCents: byHand?.shippingCents ?? part.shippingCents,
      handlingCents: part.handlingCents,
      promise: this.#promise(order, part, byHand?.transitDays ?? part.transitDays),
    }
  }

  /** As a person packs it, at the price of the service of the part; null = nobody does, or that service does not take it. */
  #parcelsByHand(
    order: Order,
    task: SourcingTask,
    part: PlanPart,
    goods: SlotGoods,
    divisor: number | null,
    allocations: readonly Allocation[],
  ) {
    if (order.chosen?.parcels === undefined) return null
    const { context, skuIndex, columns } = this.#world
    const siteId = context.siteIds[part.site] as string
    const chosen = order.chosen.parcels.find((one) => one.siteId === siteId)?.parcels
    const packed = chosen && packedByHand(chosen, allocations, { skuIndex, columns }, divisor)
    if (!packed) return null
    const cartons = packed.map(({ carton }) => carton)
    const price = this.#quoter.priceCartons(part.site, part.service, task.ship, goods, cartons)
    if (price === null) return null
    const { shippingCents, transitDays } = price
    return { parcels: packed.map(({ parcel }) => parcel), shippingCents, transitDays }
  }

  #parcels(order: Order, task: SourcingTask, part: PlanPart, goods: SlotGoods): Parcel[] {
    const cartons = this.#quoter.cartons(part.site, part.service, task.ship, goods)
    return cartons.map(({ weightG, chargeableG, dimensions, contents }, i) => {
      const quantities: number[] = []
      for (const { line, quantity } of contents) quantities[line] = quantity
      const slots = contents.map(({ line }) => line)
      return {
        number: i + 1,
        weightG,
        chargeableG,
        dimensions,
        contents: allocationsOf(order, task.slots, slots, quantities),
        trackingNumber: null,
      }
    })
  }

  /** What `packCartons` makes of goods that fit into one carton: all of them, heaviest first. */
  #onlyParcel(
    order: Order,
    task: SourcingTask,
    { slots }: PlanPart,
    goods: SlotGoods,
    divisor: number | null,
    allocations: readonly Allocation[],
  ): Parcel {
    const { sku, units } = task.slots
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
      contents: slots.length === 1 ? allocations.slice() : allocationsOf(order, task.slots, ordered, units),
      trackingNumber: null,
    }
  }

  #promise(order: Order, part: PlanPart, transitDays: number): DeliveryPromise {
    const { site, service, shipDay } = part
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

/** One entry a line, however many pieces in a row it was cut into; quantities by slot. */
function allocationsOf(
  order: Order,
  { line }: OrderSlots,
  slots: readonly number[],
  quantities: readonly number[],
): Allocation[] {
  const allocations = new Array<Allocation>(slots.length)
  let count = 0
  let lastLine = -1
  for (const slot of slots) {
    const at = line[slot] as number
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
