import { type Order, orderValueCents } from '../../../shared/domain/order.ts'
import { PRODUCT_FLAGS, type ProductFlag } from '../../../shared/domain/product.ts'
import { DAY_MS, type EpochMs, HOUR_MS } from '../../../shared/lib/clock.ts'
import type { PreparedWorld } from '../prepare/prepared-world.ts'
import { isoWeekday } from '../promise/day-number.ts'
import { prepareZoneClock, type ZoneClock } from '../promise/zone-clock.ts'
import type { FactNeeds, OrderFacts } from '../rules/facts.ts'
import { chargeableGrams } from '../shipping/cartons.ts'
import { normalPostcode } from '../shipping/postcode.ts'

/** Orders placed longer ago are read with the zone's offset of then or later. */
const OLDEST_ORDER_MS = 400 * DAY_MS
const LATEST_DEADLINE_MS = 200 * DAY_MS

const FLAG_LISTS: readonly (readonly ProductFlag[])[] = Array.from(
  { length: 1 << PRODUCT_FLAGS.length },
  (_, bits) => PRODUCT_FLAGS.filter((_flag, i) => (bits >> i) & 1),
)

/** Flags of a bit set, see `flagBits`; one shared list per set. */
export function flagList(bits: number): readonly ProductFlag[] {
  return FLAG_LISTS[bits] ?? []
}

/** Fills one object with the facts of one order after the other. */
export class OrderFactReader {
  readonly facts: OrderFacts = {
    weightG: 0,
    chargeableG: 0,
    valueCents: 0,
    valueIn: {},
    currency: '',
    lines: 0,
    units: 0,
    country: '',
    postcode: '',
    channelId: '',
    serviceLevel: 'standard',
    customerTier: '',
    tags: [],
    placedMinute: 0,
    placedWeekday: 0,
    placedMinuteAtSite: 0,
    placedWeekdayAtSite: 0,
    ageHours: 0,
    deadlineDay: Number.NaN,
    daysToDeadline: Number.NaN,
    nearestKm: Number.NaN,
    skus: [],
    categories: [],
    flags: [],
    commonFlags: [],
    longestMm: Number.NaN,
    heaviestG: Number.NaN,
  }
  readonly #world: PreparedWorld
  readonly #needs: FactNeeds
  readonly #now: EpochMs
  readonly #merchant: ZoneClock
  readonly #siteClocks: readonly ZoneClock[]

  constructor(world: PreparedWorld, needs: FactNeeds, now: EpochMs) {
    this.#world = world
    this.#needs = needs
    this.#now = now
    const clocks = new Map<string, ZoneClock>()
    const clockOf = (timeZone: string): ZoneClock => {
      const known = clocks.get(timeZone)
      if (known !== undefined) return known
      const clock = prepareZoneClock(timeZone, now - OLDEST_ORDER_MS, now + LATEST_DEADLINE_MS)
      clocks.set(timeZone, clock)
      return clock
    }
    this.#merchant = clockOf(world.world.timeZone)
    for (const currency of needs.currencies) this.facts.valueIn[currency] = Number.NaN
    this.#siteClocks = needs.placedAtSite ? world.world.sites.map((site) => clockOf(site.timeZone)) : []
  }

  /** What the order is worth in a currency, by the rates of the day it was placed; NaN = there is no rate. */
  valueIn(currency: string, order: Order, valueCents = orderValueCents(order)): number {
    if (order.currency === currency) return valueCents
    const day = this.#merchant.dayOf(order.placedAt)
    return this.#world.exchange.convert(valueCents, order.currency, currency, day)
  }

  /**
   * `skus`: position of each line's product, -1 = unknown. `distanceKm`: from each site. `valueCents`: in the
   * workspace's currency.
   */
  read(order: Order, skus: readonly number[], distanceKm: Float64Array, valueCents: number): OrderFacts {
    const { facts } = this
    facts.valueCents = valueCents
    facts.currency = order.currency
    for (const currency of this.#needs.currencies) facts.valueIn[currency] = this.valueIn(currency, order)
    facts.country = order.destination.country
    facts.postcode = normalPostcode(order.destination.postcode)
    facts.channelId = order.channelId
    facts.serviceLevel = order.serviceLevel
    facts.customerTier = order.customerTier
    facts.tags = order.tags
    facts.lines = order.lines.length
    this.#readTimes(order, distanceKm)
    this.#readGoods(order, skus)
    if (this.#needs.products) this.#readProducts(order, skus)
    return facts
  }

  #readTimes(order: Order, distanceKm: Float64Array): void {
    const { facts } = this
    const merchant = this.#merchant
    facts.placedMinute = merchant.minuteOf(order.placedAt)
    facts.placedWeekday = isoWeekday(merchant.dayOf(order.placedAt))
    facts.ageHours = Math.floor((this.#now - order.placedAt) / HOUR_MS)
    if (this.#needs.nearest) {
      let nearest = -1
      for (let site = 0; site < distanceKm.length; site++) {
        const km = distanceKm[site] as number
        if (nearest < 0 ? !Number.isNaN(km) : km < (distanceKm[nearest] as number)) nearest = site
      }
      facts.nearestKm = nearest < 0 ? Number.NaN : Math.round(distanceKm[nearest] as number)
      const clock = this.#siteClocks[nearest] ?? merchant
      facts.placedMinuteAtSite = clock.minuteOf(order.placedAt)
      facts.placedWeekdayAtSite = isoWeekday(clock.dayOf(order.placedAt))
    }
    if (this.#needs.deadline) {
      const deadline = Math.min(
        order.shipBy ?? Number.POSITIVE_INFINITY,
        order.deliverBy ?? Number.POSITIVE_INFINITY,
      )
      facts.deadlineDay = Number.isFinite(deadline) ? merchant.dayOf(deadline) : Number.NaN
      facts.daysToDeadline = facts.deadlineDay - merchant.dayOf(this.#now)
    }
  }

  #readGoods(order: Order, skus: readonly number[]): void {
    const { facts } = this
    const { weightG, volumeMm3 } = this.#world.columns
    let weight = 0
    let volume = 0
    let units = 0
    for (let i = 0; i < order.lines.length; i++) {
      const line = order.lines[i] as Order['lines'][number]
      const sku = skus[i] as number
      units += line.quantity
      weight += sku < 0 ? Number.NaN : (weightG[sku] as number) * line.quantity
      volume += sku < 0 ? Number.NaN : (volumeMm3[sku] as number) * line.quantity
    }
    facts.weightG = weight
    facts.chargeableG = chargeableGrams(weight, volume, this.#world.divisor)
    facts.units = units
  }

  #readProducts(order: Order, skus: readonly number[]): void {
    const { facts } = this
    const { products, flags, weightG, longestMm } = this.#world.columns
    const names: string[] = []
    const categories: string[] = []
    let any = 0
    let all = -1
    let longest = 0
    let heaviest = 0
    for (let i = 0; i < order.lines.length; i++) {
      const name = (order.lines[i] as Order['lines'][number]).sku
      const sku = skus[i] as number
      if (!names.includes(name)) names.push(name)
      const category = products[sku]?.category ?? ''
      if (!categories.includes(category)) categories.push(category)
      const own = sku < 0 ? 0 : (flags[sku] as number)
      any |= own
      all &= own
      if (sku >= 0) longest = Math.max(longest, longestMm[sku] as number)
      heaviest = Math.max(heaviest, sku < 0 ? Number.NaN : (weightG[sku] as number))
    }
    facts.skus = names
    facts.categories = categories
    facts.flags = flagList(any)
    facts.commonFlags = flagList(all)
    facts.longestMm = longest === 0 ? Number.NaN : longest
    facts.heaviestG = heaviest
  }
}
