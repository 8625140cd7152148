import { Temporal } from 'temporal-polyfill'
import type { PlannedFulfillment } from '../../main/engine/decision.ts'
import type { World } from '../../main/engine/world.ts'
import { type CarrierService, serviceKey } from '../../shared/domain/carrier.ts'
import type { Order } from '../../shared/domain/order.ts'
import type { Site } from '../../shared/domain/site.ts'
import { PlainCalendar } from './plain-calendar.ts'

type Day = Temporal.PlainDate
/** Units by line of the order. */
type Units = readonly number[]

interface Offer {
  readonly service: CarrierService
  readonly priceCents: number
  readonly shipOn: Day
  readonly deliverTo: Day
  readonly daysLate: number
  readonly score: number
}

export interface PlainPlan {
  readonly parts: readonly { readonly site: Site; readonly units: Units; readonly offer: Offer }[]
  readonly complete: boolean
  readonly late: boolean
  readonly score: number
}

/** Beyond all costs. */
const WHATEVER = 100_000_000
const NONE: PlainPlan = { parts: [], complete: false, late: false, score: Number.POSITIVE_INFINITY }
const WORTH = {
  cheapest: { day: 0, km: 0, load: 0, unfilled: 0 },
  fastest: { day: 0, km: 0, load: 0, unfilled: WHATEVER },
  nearest: { day: 0, km: 1_000, load: 0, unfilled: WHATEVER },
  balanced: { day: 100, km: 0.5, load: 300, unfilled: 0 },
} as const

/** What rules say of an order, in words of the plain decider: nothing is said where a function is absent. */
export interface PlainRules {
  /** Whether the site may ship it. */
  site?(order: Order, siteId: string): boolean
  /** Units of every SKU that the site keeps from it. */
  kept?(order: Order, siteId: string): number
  service?(order: Order, siteId: string, service: string): boolean
}

/**
 * What an order should come to, by trying everything: each unit from each site, each service. Written from the policy's
 * words and the READMEs, without the engine: no masks, bounds, tables or caches. For worlds whose orders are one parcel,
 * without rules or with those that it is told in its own words. Keeps the stock, loads and parcels that earlier orders took.
 */
export class PlainDecider {
  readonly #world: World
  readonly #rules: PlainRules
  readonly #calendar: PlainCalendar
  readonly #free = new Map<string, number>()
  readonly #orders = new Map<string, number>()
  readonly #parcels = new Map<string, number>()
  /** Of the order being planned: the same question has the same answer. */
  readonly #leaves = new Map<string, { first: Day; shipOn: Day; uncrowded: Day }>()
  readonly #offers = new Map<string, Offer | null>()

  constructor(world: World, now: number, rules: PlainRules = {}) {
    this.#world = world
    this.#rules = rules
    this.#calendar = new PlainCalendar(now)
    for (const { siteId, sku, onHand, reserved, safety } of world.stock)
      this.#free.set(`${siteId} ${sku}`, onHand - reserved - safety)
    for (const { siteId, date, orders } of world.siteLoad) this.#orders.set(`${siteId} ${date}`, orders)
    for (const { service, date, parcels } of world.serviceLoad)
      this.#parcels.set(`${service} ${date}`, parcels)
  }

  take(fulfillments: readonly PlannedFulfillment[]): void {
    this.#leaves.clear()
    for (const { siteId, allocations, promise, parcels, ...service } of fulfillments) {
      for (const { sku, quantity } of allocations) add(this.#free, `${siteId} ${sku}`, -quantity)
      add(this.#orders, `${siteId} ${promise.shipOn}`, 1)
      add(this.#parcels, `${serviceKey(service)} ${promise.shipOn}`, parcels.length)
    }
  }

  /** The best plan; `parts` of a plan that is not complete are empty where nothing ships. */
  plan(order: Order): PlainPlan {
    this.#offers.clear()
    const { policy } = this.#world
    const onTime = this.#within(order, null, false)
    if (onTime.complete && policy.strategy !== 'fastest') return onTime
    if (onTime.complete) {
      const limit = onTime.score + policy.fastestExtraCents
      for (const by of daysUntil(this.#calendar.today(this.#world.sites[0]!), arrival(onTime))) {
        const sooner = this.#within(order, by, false)
        if (sooner.complete && sooner.score <= limit) return sooner
      }
      return onTime
    }
    if (order.deliverBy === null && order.shipBy === null) return onTime
    const late = this.#within(order, null, true)
    return late.complete ? late : onTime.parts.length > 0 ? onTime : late
  }

  /** What a plan would count, its services as chosen; Infinity = it is not possible. */
  scoreOf(order: Order, fulfillments: readonly PlannedFulfillment[], lateAllowed: boolean): number {
    const parts = fulfillments.map(({ siteId, allocations }) => ({
      site: this.#world.sites.find(({ id }) => id === siteId)!,
      units: order.lines.map(({ id }) =>
        allocations.reduce((sum, { lineId, quantity }) => sum + (lineId === id ? quantity : 0), 0),
      ),
    }))
    const arrives =
      fulfillments
        .map(({ promise }) => promise.deliverTo)
        .toSorted()
        .at(-1) ?? null
    const isFastest = this.#world.policy.strategy === 'fastest' && !lateAllowed
    const by = isFastest && arrives !== null ? Temporal.PlainDate.from(arrives) : null
    return this.#score(order, parts, by, lateAllowed).score
  }

  #within(order: Order, by: Day | null, lateAllowed: boolean): PlainPlan {
    const { policy, sites } = this.#world
    const wholes = order.lines.map(({ quantity }) =>
      [...sites.keys(), -1].map((site) => [{ site, units: quantity }]),
    )
    const whole = this.#best(order, wholes, by, lateAllowed)
    if (whole.complete || policy.splitLines === 'forbid') return whole
    if (policy.maxFulfillments === 1 && policy.partial === 'hold') return whole
    const held = (sku: string) => sites.map((site) => Math.max(0, this.#takeable(order, site, sku)))
    const worth = order.lines.map(({ sku }) => {
      const wanted = order.lines.reduce((sum, one) => sum + (one.sku === sku ? one.quantity : 0), 0)
      const units = held(sku)
      return (
        units.some((one) => one > 0 && one < wanted) ||
        (units.some((one) => one > 0) && this.#overAll(order, sku) < wanted)
      )
    })
    const ways = order.lines.map(({ quantity }, line) =>
      worth[line] ? shares(quantity, sites.length) : wholes[line]!,
    )
    const cut = worth.some(Boolean) ? this.#best(order, ways, by, lateAllowed) : whole
    const plan = cut.score < whole.score ? cut : whole
    if (plan.complete || policy.maxFulfillments === 1) return plan
    const all = order.lines.map(({ quantity }) => shares(quantity, sites.length))
    const smaller = this.#best(order, all, by, lateAllowed)
    return smaller.complete && smaller.score < whole.score ? smaller : plan
  }

  /** `ways`: by line, each way to have its units from sites (-1 = left out). */
  #best(
    order: Order,
    ways: readonly (readonly (readonly { site: number; units: number }[])[])[],
    by: Day | null,
    lateAllowed: boolean,
  ): PlainPlan {
    const { sites } = this.#world
    let best = NONE
    let oneSite = NONE
    const choose = (line: number, chosen: readonly (readonly { site: number; units: number }[])[]) => {
      for (const way of ways[line] ?? []) {
        const next = [...chosen, way]
        if (line + 1 < order.lines.length) {
          choose(line + 1, next)
          continue
        }
        const parts = sites
          .map((site, at) => ({
            site,
            units: next.map((own) => own.reduce((sum, one) => sum + (one.site === at ? one.units : 0), 0)),
          }))
          .filter(({ units }) => units.some((one) => one > 0))
        const plan = this.#score(order, parts, by, lateAllowed)
        if (plan.score < best.score - 1e-6) best = plan
        if (plan.complete && parts.length === 1 && plan.score < oneSite.score - 1e-6) oneSite = plan
      }
    }
    choose(0, [])
    // Where one site does everything, nothing is left out to save a further parcel.
    if (best.complete || oneSite === NONE) return best
    const complete = ways.map((own) => own.filter((way) => way.every(({ site }) => site >= 0)))
    return this.#best(order, complete, by, lateAllowed)
  }

  #score(
    order: Order,
    parts: readonly { readonly site: Site; readonly units: Units }[],
    by: Day | null,
    lateAllowed: boolean,
  ): PlainPlan {
    const { policy } = this.#world
    if (parts.length > policy.maxFulfillments || !this.#isThere(order, parts)) return NONE
    const offered = parts.map((part) => ({ ...part, offer: this.#known(order, part.site, part.units, by) }))
    const shipped = order.lines.map((_, line) => parts.reduce((sum, { units }) => sum + units[line]!, 0))
    const share = order.lines.reduce(
      (sum, { quantity }, line) => sum + (quantity - shipped[line]!) / quantity,
      0,
    )
    const each =
      (policy.partial === 'allow' ? policy.unfilledLineCents : WHATEVER) + WORTH[policy.strategy].unfilled
    let score = parts.length === 0 ? Math.max(share * each, WHATEVER) : share * each
    score += policy.splitPenaltyCents * Math.max(0, parts.length - 1)
    const sure: PlainPlan['parts'][number][] = []
    for (const { site, units, offer } of offered) {
      if (offer === null || (offer.daysLate > 0 && !lateAllowed)) return NONE
      score += offer.score
      sure.push({ site, units, offer })
    }
    return { parts: sure, complete: share === 0, late: sure.some(({ offer }) => offer.daysLate > 0), score }
  }

  #isThere(order: Order, parts: readonly { readonly site: Site; readonly units: Units }[]): boolean {
    return [...new Set(order.lines.map(({ sku }) => sku))].every((sku) => {
      const taken = parts.map(({ site, units }) => ({
        site,
        units: units.reduce((sum, one, line) => sum + (order.lines[line]!.sku === sku ? one : 0), 0),
      }))
      const all = taken.reduce((sum, { units }) => sum + units, 0)
      return (
        taken.every(({ site, units }) => units === 0 || units <= this.#takeable(order, site, sku)) &&
        (all === 0 || all <= this.#overAll(order, sku))
      )
    })
  }

  /** What rules leave to the order of what is available. */
  #takeable(order: Order, site: Site, sku: string): number {
    if (this.#rules.site?.(order, site.id) === false) return 0
    return this.#available(order, site, sku) - (this.#rules.kept?.(order, site.id) ?? 0)
  }

  /** Units on hand there that are neither reserved nor safety. */
  free(siteId: string, sku: string): number {
    return Math.max(0, this.#free.get(`${siteId} ${sku}`) ?? 0)
  }

  #available({ channelId }: Order, { id }: Site, sku: string): number {
    const kept = this.#world.reserves
      .filter((one) => one.siteId === id && one.sku === sku && one.channelId !== channelId)
      .reduce((sum, { quantity }) => sum + quantity, 0)
    const free = this.#free.get(`${id} ${sku}`) ?? 0
    return free <= 0 ? 0 : Math.max(0, free - kept)
  }

  #overAll(order: Order, sku: string): number {
    const kept = this.#world.reserves
      .filter((one) => one.siteId === null && one.sku === sku && one.channelId !== order.channelId)
      .reduce((sum, { quantity }) => sum + quantity, 0)
    const there = this.#world.sites.reduce((sum, site) => sum + this.#available(order, site, sku), 0)
    return Math.max(0, there - kept)
  }

  #known(order: Order, site: Site, units: Units, by: Day | null): Offer | null {
    const key = `${site.id} ${units.join()} ${by === null ? '' : by.toString()}`
    const known = this.#offers.get(key)
    if (known !== undefined) return known
    const offer = this.#offer(order, site, units, by)
    this.#offers.set(key, offer)
    return offer
  }

  /** The best service for these units from the site, and what it counts there. */
  #offer(order: Order, site: Site, units: Units, by: Day | null): Offer | null {
    const { policy, services, products } = this.#world
    const worth = WORTH[policy.strategy]
    const weight = units.reduce(
      (sum, one, line) => sum + one * products.find(({ sku }) => sku === order.lines[line]!.sku)!.weightG,
      0,
    )
    const offers = services.flatMap((service) => this.#quote(order, site, service, weight, by))
    const fits = offers.filter(({ service }) => this.#carries(order, service) === 'always')
    const usable = fits.some(({ daysLate }) => daysLate === 0)
      ? fits
      : [
          ...fits,
          ...offers.filter(
            ({ service, daysLate }) => this.#carries(order, service) === 'in-need' && daysLate === 0,
          ),
        ]
    const best = usable.reduce<(typeof usable)[number] | null>(
      (least, one) => (least === null || one.rank < least.rank ? one : least),
      null,
    )
    if (best === null) return null
    const count = units.reduce((sum, one) => sum + one, 0)
    const load = site.dailyCapacity
      ? worth.load * (1 - this.#left(site, best.shipOn) / site.dailyCapacity)
      : 0
    const score =
      best.counts +
      site.handlingCentsPerOrder +
      site.handlingCentsPerUnit * count +
      500 * best.waits +
      worth.km * kilometres(order, site) +
      load
    return { ...best, score }
  }

  #quote(order: Order, site: Site, service: CarrierService, weight: number, by: Day | null) {
    const card = this.#world.rates
      .filter((one) => serviceKey(one) === serviceKey(service) && one.country === order.destination.country)
      .filter(({ originSiteId }) => originSiteId === null || originSiteId === site.id)
      .filter(({ postcodePrefix }) => order.destination.postcode.startsWith(postcodePrefix))
    const longest = Math.max(...card.map(({ postcodePrefix }) => postcodePrefix.length))
    const [rate] = card
      .filter(({ postcodePrefix, upToWeightG }) => postcodePrefix.length === longest && upToWeightG >= weight)
      .toSorted(
        (a, b) =>
          a.upToWeightG - b.upToWeightG ||
          Number(a.originSiteId === null) - Number(b.originSiteId === null) ||
          a.priceCents - b.priceCents,
      )
    if (rate === undefined || this.#carries(order, service) === 'never') return []
    if (this.#rules.service?.(order, site.id, serviceKey(service)) === false) return []
    const leaves = this.#leaving(site, service)
    if (leaves === null) return []
    const { first, shipOn, uncrowded } = leaves
    const deliverTo = this.#calendar.delivery(order.destination.country, service, shipOn, rate.transitDays)
    const daysLate = Math.max(
      0,
      by === null ? 0 : daysBetween(by, deliverTo),
      order.deliverBy === null ? 0 : daysBetween(this.#merchantDay(order.deliverBy), deliverTo),
      order.shipBy === null ? 0 : this.#daysAfterPickup(site, shipOn, order.shipBy),
    )
    const worth = WORTH[this.#world.policy.strategy]
    const counts =
      rate.priceCents + worth.day * daysBetween(this.#calendar.today(site), deliverTo) + 1_000 * daysLate
    // A late day is beyond all costs while another service is on time.
    const rank = counts + 500 * daysBetween(first, shipOn) + (daysLate > 0 ? WHATEVER : 0)
    const waits = daysBetween(uncrowded, shipOn)
    return [{ service, priceCents: rate.priceCents, shipOn, deliverTo, daysLate, counts, rank, waits }]
  }

  /** The day it leaves on, with what earlier orders took, without the cap of the service, and with nothing taken. */
  #leaving(site: Site, service: CarrierService) {
    const key = `${site.id} ${serviceKey(service)}`
    const known = this.#leaves.get(key)
    if (known !== undefined) return known
    if (service.dailyCap === 0) return null
    const days = this.#calendar.shipDays(site, service, (day) => this.#left(site, day) === 0)
    const first: Day = days.next().value
    const isFull = (day: Day) =>
      service.dailyCap !== null &&
      (this.#parcels.get(`${serviceKey(service)} ${day.toString()}`) ?? 0) >= service.dailyCap
    let shipOn = first
    while (isFull(shipOn)) shipOn = days.next().value
    const uncrowded: Day = this.#calendar.shipDays(site, service, () => false).next().value
    this.#leaves.set(key, { first, shipOn, uncrowded })
    return { first, shipOn, uncrowded }
  }

  /** Days by which the ship day is after the last whose pick-up is in time. */
  #daysAfterPickup(site: Site, shipOn: Day, shipBy: number): number {
    let late = 0
    let day = shipOn
    while (this.#calendar.pickupAt(site, day) > shipBy) {
      day = day.subtract({ days: 1 })
      late++
    }
    return late
  }

  #merchantDay(instant: number): Day {
    return Temporal.Instant.fromEpochMilliseconds(instant)
      .toZonedDateTimeISO(this.#world.timeZone)
      .toPlainDate()
  }

  #carries(order: Order, { level, standardOrders }: CarrierService): 'always' | 'in-need' | 'never' {
    if (level === order.serviceLevel) return 'always'
    if (level !== 'express' || order.serviceLevel !== 'standard' || standardOrders === 'never') return 'never'
    if (standardOrders !== 'to-be-on-time' || this.#world.policy.strategy === 'fastest') return 'always'
    return order.deliverBy !== null || order.shipBy !== null ? 'in-need' : 'never'
  }

  #left({ id, dailyCapacity }: Site, day: Day): number {
    if (dailyCapacity === null) return Number.POSITIVE_INFINITY
    return Math.max(0, dailyCapacity - (this.#orders.get(`${id} ${day.toString()}`) ?? 0))
  }
}

/** Every way to have so many units from sites, the rest left out. */
function shares(units: number, sites: number): { site: number; units: number }[][] {
  const ways: { site: number; units: number }[][] = []
  const choose = (site: number, left: number, way: readonly { site: number; units: number }[]) => {
    if (site === sites) {
      ways.push(left === 0 ? [...way] : [...way, { site: -1, units: left }])
      return
    }
    for (let own = 0; own <= left; own++)
      choose(site + 1, left - own, own === 0 ? way : [...way, { site, units: own }])
  }
  choose(0, units, [])
  return ways
}

function arrival({ parts }: PlainPlan): Day {
  return parts
    .map(({ offer }) => offer.deliverTo)
    .reduce((last, day) => (Temporal.PlainDate.compare(day, last) > 0 ? day : last))
}

function* daysUntil(from: Day, until: Day): Generator<Day> {
  for (let day = from; Temporal.PlainDate.compare(day, until) < 0; day = day.add({ days: 1 })) yield day
}

function daysBetween(from: Day, to: Day): number {
  return from.until(to, { largestUnit: 'days' }).days
}

function add(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}

/** By the haversine formula on a sphere of 6,371 km. */
function kilometres({ destination }: Order, site: Site): number {
  const { latitude, longitude } = destination
  if (latitude === null || longitude === null) return 0
  const rad = (degrees: number) => (degrees * Math.PI) / 180
  const a =
    Math.sin(rad(site.latitude - latitude) / 2) ** 2 +
    Math.cos(rad(latitude)) *
      Math.cos(rad(site.latitude)) *
      Math.sin(rad(site.longitude - longitude) / 2) ** 2
  return 2 * 6_371 * Math.asin(Math.sqrt(a))
}
