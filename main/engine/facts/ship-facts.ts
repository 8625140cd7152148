import type { ProductFlag } from '../../../shared/domain/product.ts'
import type { ParcelFacts, ShipFacts } from '../../../shared/rules/catalogue/facts.ts'
import type { PreparedWorld } from '../prepare/prepared-world.ts'
import { NEVER } from '../promise/day-number.ts'
import type { Schedule } from '../promise/schedule.ts'
import type { Carton } from '../shipping/cartons.ts'
import { chargeableGrams } from '../shipping/cartons.ts'
import type { DestinationClass } from '../shipping/rate-index.ts'
import { prepareSuspensions, type ServiceSuspensions, suspensionDuring } from '../shipping/suspensions.ts'
import type { SlotGoods } from '../sourcing/slot-goods.ts'
import { flagList } from './order-facts.ts'

/** What reading the facts of any fulfilment takes. */
export class ShipFactSource {
  readonly world: PreparedWorld
  readonly schedule: Schedule
  readonly #suspensions: ServiceSuspensions

  constructor(world: PreparedWorld, schedule: Schedule) {
    const { services, suspensions } = world.world
    this.world = world
    this.schedule = schedule
    this.#suspensions = prepareSuspensions(services, suspensions)
  }

  isSuspended(service: number, destination: DestinationClass): boolean {
    const own = this.#suspensions[service]
    const { now } = this.schedule
    const { rates } = this.world.shipping
    return own !== undefined && suspensionDuring(own, rates, destination, now, now + 1) !== null
  }

  skuAt(position: number): string {
    return this.world.columns.products[position]?.sku ?? ''
  }
}

/** Where a fulfilment being considered would leave from, and for whom. */
export interface Considered {
  readonly site: number
  readonly destination: DestinationClass
  /** From the site, km; NaN = unknown. */
  readonly distanceKm: number
  /** Sites that ship the order. */
  readonly fulfillments: number
}

/**
 * The facts of one fulfilment being considered, each read when it is asked for: goods leaving the site
 * in as few parcels as any carrier allows, one as a rule (`cartons` null). To be read before the goods are refilled.
 */
export class FactsOfShipment implements ShipFacts {
  readonly fulfillments: number
  readonly distanceKm: number
  readonly parcels: readonly ParcelFacts[]
  readonly #source: ShipFactSource
  readonly #considered: Considered

  constructor(
    source: ShipFactSource,
    considered: Considered,
    goods: SlotGoods,
    cartons: readonly Carton[] | null,
  ) {
    this.#source = source
    this.#considered = considered
    this.fulfillments = considered.fulfillments
    this.distanceKm = considered.distanceKm
    this.parcels =
      cartons === null
        ? [new WholeParcel(source, goods)]
        : cartons.map((carton) => parcelOf(source, carton, goods))
  }

  get siteId(): string {
    return this.#source.world.context.siteIds[this.#considered.site] as string
  }

  isSuspended(service: number): boolean {
    return this.#source.isSuspended(service, this.#considered.destination)
  }

  capLeft(service: number): number {
    const { schedule } = this.#source
    const day = schedule.shipDay(this.#considered.site, service)
    return day === NEVER ? 0 : schedule.parcelsLeft(service, day)
  }
}

/** All the goods as one parcel. */
class WholeParcel implements ParcelFacts {
  readonly #source: ShipFactSource
  readonly #goods: SlotGoods

  constructor(source: ShipFactSource, goods: SlotGoods) {
    this.#source = source
    this.#goods = goods
  }

  get weightG(): number {
    return this.#goods.weightG
  }

  get chargeableG(): number {
    const { weightG, volumeMm3 } = this.#goods
    return chargeableGrams(weightG, volumeMm3, this.#source.world.divisor)
  }

  get longestMm(): number {
    return this.#goods.longestMm
  }

  get girthMm(): number {
    return girth(this.#goods.longestMm, this.#goods.volumeMm3)
  }

  get volumeCm3(): number {
    return Math.round(this.#goods.volumeMm3 / 1000)
  }

  get flags(): readonly ProductFlag[] {
    return flagList(this.#goods.flags)
  }

  get skus(): readonly string[] {
    return this.#goods.list().map((slot) => this.#source.skuAt(this.#goods.skuOf(slot)))
  }
}

function parcelOf(source: ShipFactSource, carton: Carton, goods: SlotGoods): ParcelFacts {
  const { divisor, columns } = source.world
  const skus = carton.contents.map(({ line }) => goods.skuOf(line))
  const { lengthMm, widthMm, heightMm } = carton.dimensions
  const longest = Math.max(lengthMm, widthMm, heightMm)
  const around = lengthMm + widthMm + heightMm - longest
  return {
    weightG: carton.weightG,
    chargeableG: chargeableGrams(carton.weightG, carton.volumeMm3, divisor),
    longestMm: longest,
    girthMm: longest + 2 * around,
    volumeCm3: Math.round(carton.volumeMm3 / 1000),
    flags: flagList(skus.reduce((bits, sku) => bits | (columns.flags[sku] as number), 0)),
    skus: skus.map((sku) => source.skuAt(sku)),
  }
}

/** Longest side and the girth of a box of that length and volume whose other two sides are equal. */
function girth(longestMm: number, volumeMm3: number): number {
  return longestMm === 0 ? 0 : Math.round(longestMm + 4 * Math.sqrt(volumeMm3 / longestMm))
}
