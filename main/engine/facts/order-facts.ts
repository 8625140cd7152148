import { type Order, orderValueCents } from '../../../shared/domain/order.ts'
import { grossCents } from '../../../shared/domain/order-charges.ts'
import { goodsNetCents } from '../../../shared/domain/order-margin.ts'
import { postcodeKey } from '../../../shared/domain/postal/postcode-key.ts'
import { placeOf, territoryAt } from '../../../shared/domain/postal/territory.ts'
import { PRODUCT_FLAGS, type ProductFlag } from '../../../shared/domain/product.ts'
import { DAY_MS, type EpochMs, HOUR_MS } from '../../../shared/lib/clock.ts'
import type { OrderFacts } from '../../../shared/rules/catalogue/facts.ts'
import { distancesKm, unitVectors } from '../prepare/distance.ts'
import type { PreparedWorld } from '../prepare/prepared-world.ts'
import { type DayNumber, isoWeekday } from '../promise/day-number.ts'
import { prepareZoneClock, type ZoneClock } from '../promise/zone-clock.ts'
import { chargeableGrams } from '../shipping/cartons.ts'
import type { World } from '../world.ts'

/** Orders placed longer ago, counted from the beginning of the day, are read with the zone's offset of then or later. */
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

/** Clocks of one day, shared by all runs of a world on it. */
const CLOCKS = new WeakMap<World['sites'], { day: DayNumber; clocks: Map<string, ZoneClock> }>()

function clocksOf({ sites }: World, day: DayNumber): Map<string, ZoneClock> {
  const known = CLOCKS.get(sites)
  if (known?.day === day) return known.clocks
  const clocks = new Map<string, ZoneClock>()
  CLOCKS.set(sites, { day, clocks })
  return clocks
}

/** What reading the facts of any order takes: the world, the instant, and the clocks of its zones. */
export class OrderFactSource {
  readonly world: PreparedWorld
  readonly now: EpochMs
  readonly merchant: ZoneClock
  readonly #day: EpochMs
  readonly #clocks: Map<string, ZoneClock>

  constructor(world: PreparedWorld, now: EpochMs) {
    const day = Math.floor(now / DAY_MS)
    this.world = world
    this.now = now
    this.#day = day * DAY_MS
    this.#clocks = clocksOf(world.world, day)
    this.merchant = this.#clockOf(world.world.timeZone)
  }

  /** Of the site at a position; the merchant's for -1. */
  siteClock(site: number): ZoneClock {
    const zone = this.world.world.sites[site]?.timeZone
    return zone === undefined ? this.merchant : this.#clockOf(zone)
  }

  /** What the order is worth in a currency, by the rates of the day it was placed; NaN = there is no rate. */
  valueIn(currency: string, order: Order): number {
    return this.convert(orderValueCents(order), order.currency, currency, order)
  }

  /** What was paid for shipping, in a currency; NaN = the channel does not say, or there is no rate. */
  shippingPaidIn(currency: string, order: Order): number {
    const { charges } = order
    if (charges === undefined) return Number.NaN
    return this.convert(grossCents(charges.shipping), order.currency, currency, order)
  }

  /** The amount in another currency, by the rates of the day the order was placed; NaN = there is no rate. */
  convert(cents: number, from: string, to: string, { placedAt }: Order): number {
    return from === to ? cents : this.world.exchange.convert(cents, from, to, this.merchant.dayOf(placedAt))
  }

  #clockOf(timeZone: string): ZoneClock {
    const known = this.#clocks.get(timeZone)
    if (known !== undefined) return known
    const clock = prepareZoneClock(timeZone, this.#day - OLDEST_ORDER_MS, this.#day + LATEST_DEADLINE_MS)
    this.#clocks.set(timeZone, clock)
    return clock
  }
}

/** The facts of one order, each read when it is asked for. */
export class FactsOfOrder implements OrderFacts {
  readonly order: Order
  readonly valueCents: number
  readonly #source: OrderFactSource
  readonly #skus: readonly number[]
  readonly #distanceKm: Float64Array

  /**
   * `skus`: position of each line's product, -1 = unknown. `distanceKm`: from each site. `valueCents`: in the
   * workspace's currency.
   */
  constructor(
    source: OrderFactSource,
    order: Order,
    skus: readonly number[],
    distanceKm: Float64Array,
    valueCents: number,
  ) {
    this.#source = source
    this.order = order
    this.#skus = skus
    this.#distanceKm = distanceKm
    this.valueCents = valueCents
  }

  valueIn(currency: string): number {
    return this.#source.valueIn(currency, this.order)
  }

  shippingPaidIn(currency: string | null): number {
    return this.#source.shippingPaidIn(currency ?? this.#source.world.world.currency, this.order)
  }

  marginIn(currency: string | null): number {
    const own = this.#source.world.world.currency
    return this.#source.convert(this.#netCents() - this.#costCents(), own, currency ?? own, this.order)
  }

  get marginPercent(): number {
    const net = this.#netCents()
    return net > 0 ? Math.floor((100 * (net - this.#costCents())) / net) : Number.NaN
  }

  get pointKm(): number {
    const place = this.order.requests?.pickupPoint?.place
    if (place === undefined) return Number.NaN
    const { latitude, longitude } = this.order.destination
    const km = new Float64Array(1)
    distancesKm(unitVectors([place]), latitude, longitude, km)
    return Math.round(km[0] ?? Number.NaN)
  }

  get tags(): readonly string[] {
    return this.order.tags
  }

  get postcode(): string {
    const { country, postcode } = this.order.destination
    return postcodeKey(country, postcode)
  }

  get territory(): string {
    const { country, postcode } = this.order.destination
    return territoryAt(placeOf(country, postcode))?.code ?? ''
  }

  get weightG(): number {
    return this.#sum(this.#source.world.columns.weightG)
  }

  get chargeableG(): number {
    const { columns, divisor } = this.#source.world
    return chargeableGrams(this.weightG, this.#sum(columns.volumeMm3), divisor)
  }

  get placedMinute(): number {
    return this.#source.merchant.minuteOf(this.order.placedAt)
  }

  get placedWeekday(): number {
    return isoWeekday(this.#source.merchant.dayOf(this.order.placedAt))
  }

  get placedMinuteAtSite(): number {
    return this.#source.siteClock(this.#nearest()).minuteOf(this.order.placedAt)
  }

  get placedWeekdayAtSite(): number {
    return isoWeekday(this.#source.siteClock(this.#nearest()).dayOf(this.order.placedAt))
  }

  get ageHours(): number {
    return Math.floor((this.#source.now - this.order.placedAt) / HOUR_MS)
  }

  get deadlineDay(): DayNumber {
    const { shipBy, deliverBy } = this.order
    const deadline = Math.min(shipBy ?? Number.POSITIVE_INFINITY, deliverBy ?? Number.POSITIVE_INFINITY)
    return Number.isFinite(deadline) ? this.#source.merchant.dayOf(deadline) : Number.NaN
  }

  get daysToDeadline(): number {
    return this.deadlineDay - this.#source.merchant.dayOf(this.#source.now)
  }

  get nearestKm(): number {
    const km = this.#distanceKm[this.#nearest()]
    return km === undefined ? Number.NaN : Math.round(km)
  }

  get categories(): readonly string[] {
    const { products } = this.#source.world.columns
    return [...new Set(this.#skus.map((sku) => products[sku]?.category ?? ''))]
  }

  get flags(): readonly ProductFlag[] {
    return flagList(this.#skus.reduce((bits, sku) => bits | this.#flagsOf(sku), 0))
  }

  get commonFlags(): readonly ProductFlag[] {
    return flagList(this.#skus.reduce((bits, sku) => bits & this.#flagsOf(sku), -1))
  }

  get longestMm(): number {
    const { longestMm } = this.#source.world.columns
    const longest = this.#skus.reduce((most, sku) => Math.max(most, longestMm[sku] ?? 0), 0)
    return longest === 0 ? Number.NaN : longest
  }

  get heaviestG(): number {
    const { weightG } = this.#source.world.columns
    return this.#skus.reduce((most, sku) => Math.max(most, weightG[sku] ?? Number.NaN), 0)
  }

  /** Over all units, of a figure of each product; NaN when one is unknown. */
  #sum(ofUnit: Float64Array | Int32Array): number {
    const { lines } = this.order
    let sum = 0
    for (let i = 0; i < lines.length; i++) {
      const unit = ofUnit[this.#skus[i] as number] ?? Number.NaN
      sum += unit * (lines[i] as Order['lines'][number]).quantity
    }
    return sum
  }

  /** Of the goods, in the workspace's currency. */
  #netCents(): number {
    const { currency } = this.#source.world.world
    return this.#source.convert(goodsNetCents(this.order), this.order.currency, currency, this.order)
  }

  /** NaN when the cost of one is not known. */
  #costCents(): number {
    const { products } = this.#source.world.columns
    return this.order.lines.reduce((sum, { quantity }, i) => {
      const product = products[this.#skus[i] as number]
      return sum + quantity * (product?.costCents ?? Number.NaN)
    }, 0)
  }

  #flagsOf(sku: number): number {
    return this.#source.world.columns.flags[sku] ?? 0
  }

  /** -1 = no distance is known. */
  #nearest(): number {
    const km = this.#distanceKm
    let nearest = -1
    for (let site = 0; site < km.length; site++) {
      const here = km[site] as number
      if (nearest < 0 ? !Number.isNaN(here) : here < (km[nearest] as number)) nearest = site
    }
    return nearest
  }
}
