import type { CarrierService, ServiceLevel } from '../../../shared/domain/carrier.ts'
import { chargeableGrams } from '../shipping/cartons.ts'
import type { Goods } from '../shipping/goods.ts'
import type { DestinationClass } from '../shipping/rate-index.ts'
import type { Tariff, TariffBook } from '../shipping/tariffs.ts'

/** What no parcel from a site to a destination class is cheaper than. */
export interface FloorTable {
  /** Row * sites + site, rows as in the tariff; Infinity where no service goes. */
  readonly cents: Float64Array
  readonly tariff: Tariff
  /** Every lane has a bracket for chargeable weights up to this. */
  readonly everyLaneG: number
}

/**
 * The cheapest price of a weight from each site to each destination class: while rate cards grow with weight, no
 * set of goods of that weight is shipped for less. Surcharges, caps and suspensions only raise the real price.
 * Looked up once per class and kept: rate cards do not change within a prepared world.
 */
export class FloorPrices {
  readonly #tariffs: TariffBook
  readonly #services: readonly CarrierService[]
  readonly #siteCount: number
  readonly #lightestMaxG: number
  readonly #smallestMaxMm3: number
  readonly #divisor: number | null
  /** By destination class and levels. */
  readonly #tables: (FloorTable | undefined)[] = []

  constructor(tariffs: TariffBook, services: readonly CarrierService[], siteCount: number) {
    this.#tariffs = tariffs
    this.#services = services
    this.#siteCount = siteCount
    this.#lightestMaxG = Math.min(...services.map((one) => one.maxWeightG ?? Number.POSITIVE_INFINITY))
    this.#smallestMaxMm3 =
      Math.min(...services.map((one) => one.maxLengthMm ?? Number.POSITIVE_INFINITY)) ** 3
    const divisors = services.flatMap((one) => one.volumetricDivisor ?? [])
    this.#divisor = divisors.length === 0 ? null : Math.min(...divisors)
  }

  /** `ruled`: rules may choose a service of another level than the order's; `relay`: one of a relay point too. */
  of(destination: DestinationClass, level: ServiceLevel, ruled: boolean, relay: boolean): FloorTable {
    const levels = levelsOf(level, ruled, relay)
    const key = destination * LEVELS.length + LEVELS.indexOf(levels)
    const known = this.#tables[key]
    if (known !== undefined) return known
    const table = this.#make(this.#tariffs.of(destination), levels)
    this.#tables[key] = table
    return table
  }

  /** Whether every service takes the goods, and so any part of them, as one parcel. */
  areOneParcel({ everyLaneG }: FloorTable, { weightG, volumeMm3 }: Goods): boolean {
    if (weightG > this.#lightestMaxG || volumeMm3 > this.#smallestMaxMm3) return false
    return chargeableGrams(weightG, volumeMm3, this.#divisor) <= everyLaneG
  }

  #make(tariff: Tariff, levels: readonly ServiceLevel[]): FloorTable {
    const { upToG, cents: prices } = tariff.prices
    const columns = this.#siteCount * this.#services.length
    const cents = new Float64Array(upToG.length * this.#siteCount).fill(Number.POSITIVE_INFINITY)
    let everyLaneG = Number.POSITIVE_INFINITY
    for (let row = 0; row < upToG.length; row++) {
      for (let column = 0; column < columns; column++) {
        const price = prices[row * columns + column] as number
        if (price < 0) continue
        const next = prices[(row + 1) * columns + column] ?? -1
        if (next < 0) everyLaneG = Math.min(everyLaneG, upToG[row] as number)
        const { level } = this.#services[column % this.#services.length] as CarrierService
        const at = row * this.#siteCount + Math.floor(column / this.#services.length)
        if (levels.includes(level)) cents[at] = Math.min(cents[at] as number, price)
      }
    }
    return { cents, tariff, everyLaneG }
  }
}

const RELAY: readonly ServiceLevel[] = ['relay']
const EXPRESS: readonly ServiceLevel[] = ['express']
const HOME: readonly ServiceLevel[] = ['standard', 'express']
const ANY: readonly ServiceLevel[] = ['standard', 'express', 'relay']
const LEVELS = [RELAY, EXPRESS, HOME, ANY]

/** A standard order may be upgraded to keep its promise; a rule may send an express one by standard. */
function levelsOf(level: ServiceLevel, ruled: boolean, relay: boolean): readonly ServiceLevel[] {
  if (level === 'relay') return RELAY
  if (relay) return ANY
  return level === 'express' && !ruled ? EXPRESS : HOME
}
