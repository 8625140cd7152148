import type { PreparedWorld } from '../prepare/prepared-world.ts'
import type { DayNumber } from '../promise/day-number.ts'
import type { Schedule } from '../promise/schedule.ts'
import type { Quote, Quoter } from '../shipping/quoter.ts'
import { OrderSlots } from './order-slots.ts'
import type { PlanPart } from './plan.ts'
import { SITE_OPEN, type SourcingTerms, WAITING_CENTS_PER_DAY } from './sourcing-terms.ts'

/** How one site alone would do the whole order; kept for the explanation. */
export interface SiteOffers {
  /** Score when the site can ship everything; Infinity when not. */
  readonly score: Float64Array
  readonly shippingCents: Float64Array
  readonly handlingCents: Float64Array
  /** Part of `score` for waiting until a saturated site can ship, and for scarce stock. */
  readonly waitingCents: Float64Array
  readonly scarcityCents: Float64Array
  /** -1 = no service. */
  readonly deliverTo: Int32Array
  /** Lines of which it has the whole quantity. */
  readonly stocked: Int32Array
}

/** Lets `ship` rules change `SourcingTerms.ship` for the goods selected in the planner's slots. */
export type ShipRules = (site: number, fulfillments: number) => void

interface Handling {
  readonly perOrder: number
  readonly perUnit: number
  readonly capacity: number | null
}

/** What it costs one site to ship the slots selected, all that counts included. */
export class FulfillmentPricer {
  readonly slots: OrderSlots
  readonly offers: SiteOffers
  /** Rules to ask before a service is chosen; null = there are none. */
  shipRules: ShipRules | null = null
  /** Late services count, dearer by the day; otherwise they are out. */
  lateAllowed = false
  readonly #world: PreparedWorld
  readonly #schedule: Schedule
  readonly #quoter: Quoter
  readonly #distanceKm: Float64Array
  readonly #terms: SourcingTerms
  readonly #handling: readonly Handling[]

  constructor(
    world: PreparedWorld,
    schedule: Schedule,
    quoter: Quoter,
    distanceKm: Float64Array,
    terms: SourcingTerms,
  ) {
    const { sites } = world.world
    this.#world = world
    this.#schedule = schedule
    this.#quoter = quoter
    this.#distanceKm = distanceKm
    this.#terms = terms
    this.slots = new OrderSlots(world.columns)
    this.#handling = sites.map((site) => ({
      perOrder: site.handlingCentsPerOrder,
      perUnit: site.handlingCentsPerUnit,
      capacity: site.dailyCapacity,
    }))
    this.offers = {
      score: new Float64Array(sites.length),
      shippingCents: new Float64Array(sites.length),
      handlingCents: new Float64Array(sites.length),
      waitingCents: new Float64Array(sites.length),
      scarcityCents: new Float64Array(sites.length),
      deliverTo: new Int32Array(sites.length),
      stocked: new Int32Array(sites.length),
    }
  }

  /** Units of a SKU that the order may take over all sites that are asked. */
  found(sku: number): number {
    let units = 0
    for (let site = 0; site < this.offers.score.length; site++) {
      if (this.#terms.siteState[site] === SITE_OPEN) units += Math.max(0, this.unitsAt(sku, site))
    }
    return Math.min(units, this.#world.stock.availableToPromise(sku, this.#terms.channelId))
  }

  /** Units at the site that the order may take; negative when rules keep more than there is. */
  unitsAt(sku: number, site: number): number {
    const units = this.#world.stock.available(sku, site, this.#terms.channelId)
    return units - (this.#terms.protectedUnits[site] as number)
  }

  /** What every fulfilment from the site costs at least. */
  floorOf(site: number, floors: Float64Array): number {
    const handling = this.#handling[site] as Handling
    return (
      handling.perOrder +
      handling.perUnit +
      (floors[site] as number) +
      this.#extras(site) +
      (this.#terms.sitePenalty[site] as number)
    )
  }

  /** Distance and preference; the same for whatever the site ships. */
  #extras(site: number): number {
    const { centsPerKm } = this.#terms
    if (centsPerKm === 0) return 0
    const km = this.#distanceKm[site] as number
    return Number.isNaN(km) ? 0 : km * centsPerKm
  }

  /** Score of the slots selected when this site ships them, and its parts in `offers`; Infinity = impossible. */
  offer(site: number, fulfillments: number): number {
    const best = this.best(site, fulfillments)
    if (best === null) return Number.POSITIVE_INFINITY
    const { offers, slots } = this
    const handling = this.#handling[site] as Handling
    const handlingCents = handling.perOrder + handling.perUnit * slots.selectedUnits
    const waitingCents = this.#waiting(site, best)
    offers.shippingCents[site] = best.shippingCents
    offers.handlingCents[site] = handlingCents
    const scarcityCents = this.#scarcityCents(site)
    offers.waitingCents[site] = waitingCents
    offers.scarcityCents[site] = scarcityCents
    offers.deliverTo[site] = best.deliverTo
    if (best.daysLate > 0 && !this.lateAllowed) return Number.POSITIVE_INFINITY
    return this.#scoreOf(site, handling, best, waitingCents, scarcityCents)
  }

  /** The same for a part of the order; `offers` keeps telling of whole orders. */
  partScore(site: number): number {
    const best = this.best(site, 2)
    if (best === null || (best.daysLate > 0 && !this.lateAllowed)) return Number.POSITIVE_INFINITY
    const handling = this.#handling[site] as Handling
    return this.#scoreOf(site, handling, best, this.#waiting(site, best), this.#scarcityCents(site))
  }

  #scoreOf(
    site: number,
    handling: Handling,
    best: Quote,
    waitingCents: number,
    scarcityCents: number,
  ): number {
    return (
      best.score +
      handling.perOrder +
      handling.perUnit * this.slots.selectedUnits +
      waitingCents +
      this.#extras(site) +
      this.#loadCents(site, handling, best.shipDay) +
      (this.#terms.sitePenalty[site] as number) +
      scarcityCents
    )
  }

  /** The best service for the slots selected, rules asked. */
  best(site: number, fulfillments: number): Quote | null {
    this.shipRules?.(site, fulfillments)
    return this.#quoter.best(site, this.#terms.ship, this.slots.goods)
  }

  #waiting(site: number, best: Quote): number {
    const uncrowded = this.#schedule.uncrowdedShipDay(site, best.service)
    return best.shipDay > uncrowded ? (best.shipDay - uncrowded) * WAITING_CENTS_PER_DAY : 0
  }

  #loadCents(site: number, handling: Handling, day: DayNumber): number {
    const { centsPerLoad } = this.#terms
    if (centsPerLoad === 0 || handling.capacity === null || handling.capacity === 0) return 0
    return centsPerLoad * (1 - this.#schedule.ordersLeft(site, day) / handling.capacity)
  }

  /** Worth of the selected units to later orders. */
  #scarcityCents(site: number): number {
    const prices = this.#world.shadowPrices
    if (prices === null) return 0
    const sites = this.offers.score.length
    let cents = 0
    for (const slot of this.slots.selectedSlots()) {
      cents +=
        (prices[(this.slots.sku[slot] as number) * sites + site] as number) *
        (this.slots.units[slot] as number)
    }
    return cents
  }

  /** The service for the slots selected; null when rules about split orders leave none. */
  part(site: number, chosen: readonly number[], fulfillments: number): PlanPart | null {
    const best = this.best(site, fulfillments)
    if (best === null) return null
    const handling = this.#handling[site] as Handling
    return {
      site,
      slots: chosen,
      units: this.slots.selectedUnits,
      service: best.service,
      parcels: best.parcels,
      transitDays: best.transitDays,
      shipDay: best.shipDay,
      deliverTo: best.deliverTo,
      daysLate: best.daysLate,
      shippingCents: best.shippingCents,
      handlingCents: handling.perOrder + handling.perUnit * this.slots.selectedUnits,
      score: best.score,
    }
  }

  /** Fills `offers.stocked` slot by slot, for orders too long for masks. */
  countStocked(): void {
    const { slots, offers } = this
    for (let site = 0; site < offers.stocked.length; site++) {
      let stocked = 0
      for (let slot = 0; slot < slots.count; slot++) {
        if (this.unitsAt(slots.sku[slot] as number, site) >= (slots.units[slot] as number)) stocked++
      }
      offers.stocked[site] = this.#terms.siteState[site] === SITE_OPEN ? stocked : 0
    }
  }
}
