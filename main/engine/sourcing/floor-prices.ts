import { SERVICE_LEVELS, type ServiceLevel } from '../../../shared/domain/carrier.ts'
import { NO_DEADLINE } from '../promise/day-number.ts'
import type { Goods } from '../shipping/goods.ts'
import type { Quoter, ShipTerms } from '../shipping/eligible-services.ts'

const NEXT_TO_NOTHING: Goods = { weightG: 0, volumeMm3: 0, longestMm: 0, flags: 0, items: () => [] }

/**
 * The cheapest price of the lightest parcel from each site to each destination class: no fulfilment of this
 * run is cheaper while rate cards grow with weight. Services that fill up meanwhile only raise the real price.
 */
export class FloorPrices {
  readonly #quoter: Quoter
  readonly #siteCount: number
  /** By destination class and levels: cents by site, NaN = not asked yet. */
  readonly #cents = new Map<number, Float64Array>()
  #lastKey = -1
  #last: Float64Array = new Float64Array(0)

  constructor(quoter: Quoter, siteCount: number) {
    this.#quoter = quoter
    this.#siteCount = siteCount
  }

  /**
   * `ruled`: rules may choose a service of another level. Infinity when no service goes there at all.
   */
  cents(site: number, terms: ShipTerms, ruled: boolean): number {
    if (terms.destination < 0) return Number.POSITIVE_INFINITY
    const levels = levelsOf(terms.level, ruled)
    const key = terms.destination * 4 + levels
    if (key !== this.#lastKey) this.#turnTo(key)
    const known = this.#last[site] as number
    if (!Number.isNaN(known)) return known
    let cents = Number.POSITIVE_INFINITY
    for (const level of SERVICE_LEVELS) {
      if ((levels === RELAY) !== (level === 'relay') || (levels === EXPRESS && level === 'standard')) continue
      const best = this.#quoter.best(site, neutral(terms.destination, level), NEXT_TO_NOTHING)
      if (best !== null) cents = Math.min(cents, best.shippingCents)
    }
    this.#last[site] = cents
    return cents
  }

  #turnTo(key: number): void {
    let row = this.#cents.get(key)
    if (row === undefined) {
      row = new Float64Array(this.#siteCount).fill(Number.NaN)
      this.#cents.set(key, row)
    }
    this.#last = row
    this.#lastKey = key
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

function neutral(destination: number, level: ServiceLevel): ShipTerms {
  return {
    destination,
    level,
    lastDeliveryDay: NO_DEADLINE,
    lastShipDay: NO_DEADLINE,
    excluded: null,
    chosen: null,
    bonusCents: null,
    centsPerDay: 0,
    centsPerLateDay: 0,
  }
}
