import type { CarrierService, ServiceLevel } from '../../../shared/domain/carrier.ts'
import type { DestinationClass, RateIndex } from '../shipping/rate-index.ts'

/**
 * The cheapest price of the lightest parcel from each site to each destination class: no parcel is cheaper
 * while rate cards grow with weight. Surcharges, caps and suspensions only raise the real price. Looked up once
 * per class and kept: rate cards do not change within a prepared world.
 */
export class FloorPrices {
  readonly #rates: RateIndex
  readonly #services: readonly CarrierService[]
  readonly #siteCount: number
  /** By destination class and levels: cents by site. */
  readonly #rows: (Float64Array | undefined)[] = []

  constructor(rates: RateIndex, services: readonly CarrierService[], siteCount: number) {
    this.#rates = rates
    this.#services = services
    this.#siteCount = siteCount
  }

  /**
   * Cents by site; Infinity where no service goes there. `ruled`: rules may choose a service of another level
   * than the order's.
   */
  of(destination: DestinationClass, level: ServiceLevel, ruled: boolean): Float64Array {
    const levels = levelsOf(level, ruled)
    const key = (destination + 1) * 4 + levels
    const known = this.#rows[key]
    if (known !== undefined) return known
    const row = Float64Array.from({ length: this.#siteCount }, (_, site) =>
      destination < 0 ? Number.POSITIVE_INFINITY : this.#cheapest(site, destination, levels),
    )
    this.#rows[key] = row
    return row
  }

  #cheapest(site: number, destination: DestinationClass, levels: number): number {
    let cents = Number.POSITIVE_INFINITY
    this.#services.forEach(({ level }, service) => {
      if ((levels === RELAY) !== (level === 'relay') || (levels === EXPRESS && level === 'standard')) return
      const lane = this.#rates.lane(service, site, destination)
      if (lane < 0) return
      cents = Math.min(cents, this.#rates.brackets(lane).priceCents[0] ?? Number.POSITIVE_INFINITY)
    })
    return cents
  }
}

const RELAY = 0
const EXPRESS = 1
const STANDARD_OR_EXPRESS = 2

/** A standard order may be upgraded to keep its promise; a rule may send an express one by standard. */
function levelsOf(level: ServiceLevel, ruled: boolean): number {
  if (level === 'relay') return RELAY
  return level === 'express' && !ruled ? EXPRESS : STANDARD_OR_EXPRESS
}
