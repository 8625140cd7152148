import type { PreparedWorld } from '../prepare/prepared-world.ts'
import { NEVER } from '../promise/day-number.ts'
import type { Schedule } from '../promise/schedule.ts'
import type { FactNeeds, ParcelFacts, ServiceColumns, ShipFacts } from '../rules/facts.ts'
import type { Carton } from '../shipping/cartons.ts'
import { chargeableGrams } from '../shipping/cartons.ts'
import type { DestinationClass } from '../shipping/rate-index.ts'
import { prepareSuspensions, type ServiceSuspensions, suspensionDuring } from '../shipping/suspensions.ts'
import type { OrderSlots } from '../sourcing/order-slots.ts'
import { flagList } from './order-facts.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** Fills one object with what `ship` rules see of one fulfilment after the other. */
export class ShipFactReader {
  readonly #world: PreparedWorld
  readonly #needs: FactNeeds
  readonly #schedule: Schedule
  readonly #suspensions: ServiceSuspensions
  /** By destination class. */
  readonly #suspended = new Map<DestinationClass, Uint8Array>()
  readonly #parcel: ParcelFacts = {
    weightG: 0,
    chargeableG: 0,
    longestMm: 0,
    girthMm: 0,
    volumeCm3: 0,
    flags: [],
    skus: [],
  }
  readonly #services: Mutable<ServiceColumns>
  readonly #facts: Mutable<ShipFacts>
  readonly #onlyParcel: readonly ParcelFacts[] = [this.#parcel]

  constructor(world: PreparedWorld, needs: FactNeeds, schedule: Schedule) {
    const { services, suspensions } = world.world
    this.#world = world
    this.#needs = needs
    this.#schedule = schedule
    this.#suspensions = prepareSuspensions(services, suspensions)
    this.#services = {
      suspended: new Uint8Array(services.length),
      capLeft: new Float64Array(services.length),
    }
    this.#facts = {
      siteId: '',
      fulfillments: 1,
      parcels: this.#onlyParcel,
      distanceKm: Number.NaN,
      services: this.#services,
    }
  }

  /** The goods selected in `slots`, leaving the site in as few parcels as any carrier allows: one as a rule. */
  read(
    site: number,
    slots: OrderSlots,
    destination: DestinationClass,
    distanceKm: number,
    fulfillments: number,
    cartons: readonly Carton[] | null,
  ): ShipFacts {
    const facts = this.#facts
    facts.siteId = this.#world.context.siteIds[site] as string
    facts.fulfillments = fulfillments
    facts.distanceKm = distanceKm
    facts.parcels = cartons === null ? this.#one(slots) : cartons.map((carton) => this.#of(carton, slots))
    if (this.#needs.suspensions) this.#services.suspended = this.#suspendedFor(destination)
    if (this.#needs.serviceCaps) this.#readCaps(site)
    return facts
  }

  #one(slots: OrderSlots): readonly ParcelFacts[] {
    const { goods } = slots
    const parcel = this.#parcel
    parcel.weightG = goods.weightG
    parcel.chargeableG = chargeableGrams(goods.weightG, goods.volumeMm3, this.#world.divisor)
    parcel.longestMm = goods.longestMm
    parcel.volumeCm3 = Math.round(goods.volumeMm3 / 1000)
    parcel.girthMm = girth(goods.longestMm, goods.volumeMm3)
    parcel.flags = flagList(goods.flags)
    if (this.#needs.products) {
      parcel.skus = slots.selectedSlots().map((slot) => this.#skuAt(slots.sku[slot] as number))
    }
    return this.#onlyParcel
  }

  #of(carton: Carton, slots: OrderSlots): ParcelFacts {
    const { flags } = this.#world.columns
    const skus = carton.contents.map(({ line }) => slots.sku[line] as number)
    const longest = Math.max(
      carton.dimensions.lengthMm,
      carton.dimensions.widthMm,
      carton.dimensions.heightMm,
    )
    const around =
      carton.dimensions.lengthMm + carton.dimensions.widthMm + carton.dimensions.heightMm - longest
    return {
      weightG: carton.weightG,
      chargeableG: chargeableGrams(carton.weightG, carton.volumeMm3, this.#world.divisor),
      longestMm: longest,
      girthMm: longest + 2 * around,
      volumeCm3: Math.round(carton.volumeMm3 / 1000),
      flags: flagList(skus.reduce((bits, sku) => bits | (flags[sku] as number), 0)),
      skus: skus.map((sku) => this.#skuAt(sku)),
    }
  }

  #skuAt(sku: number): string {
    return this.#world.columns.products[sku]?.sku ?? ''
  }

  #suspendedFor(destination: DestinationClass): Uint8Array {
    const known = this.#suspended.get(destination)
    if (known !== undefined) return known
    const { rates } = this.#world.shipping
    const { now } = this.#schedule
    const column = Uint8Array.from(this.#suspensions, (own) =>
      suspensionDuring(own, rates, destination, now, now + 1) === null ? 0 : 1,
    )
    this.#suspended.set(destination, column)
    return column
  }

  #readCaps(site: number): void {
    const { capLeft } = this.#services
    for (let service = 0; service < capLeft.length; service++) {
      const day = this.#schedule.shipDay(site, service)
      capLeft[service] = day === NEVER ? 0 : this.#schedule.parcelsLeft(service, day)
    }
  }
}

/** Longest side and the girth of a box of that length and volume whose other two sides are equal. */
function girth(longestMm: number, volumeMm3: number): number {
  return longestMm === 0 ? 0 : Math.round(longestMm + 4 * Math.sqrt(volumeMm3 / longestMm))
}
