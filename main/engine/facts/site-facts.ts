import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { SiteFacts } from '../../../shared/rules/catalogue/facts.ts'
import type { PreparedWorld } from '../prepare/prepared-world.ts'
import { type DayNumber, NEVER } from '../promise/day-number.ts'
import type { Schedule } from '../promise/schedule.ts'
import type { OrderSlots } from '../sourcing/order-slots.ts'

/** The sites as an order's slots find them, each fact read when it is asked for. */
export class FactsOfSites implements SiteFacts {
  readonly #world: PreparedWorld
  readonly #schedule: Schedule
  readonly #distanceKm: Float64Array
  readonly #slots: OrderSlots

  constructor(world: PreparedWorld, schedule: Schedule, distanceKm: Float64Array, slots: OrderSlots) {
    this.#world = world
    this.#schedule = schedule
    this.#distanceKm = distanceKm
    this.#slots = slots
  }

  distanceKm(site: number): number {
    return this.#distanceKm[site] ?? Number.NaN
  }

  leastFree(site: number): number {
    const { count } = this.#slots
    let least = Number.POSITIVE_INFINITY
    for (let slot = 0; slot < count; slot++) least = Math.min(least, this.#free(slot, site))
    return count === 0 ? Number.NaN : least
  }

  mostFree(site: number): number {
    const { count } = this.#slots
    let most = 0
    for (let slot = 0; slot < count; slot++) most = Math.max(most, this.#free(slot, site))
    return count === 0 ? Number.NaN : most
  }

  coversAll(site: number): boolean {
    const slots = this.#slots
    for (let slot = 0; slot < slots.count; slot++) {
      const wanted = slots.repeatsSku
        ? slots.wanted(slots.sku[slot] as number)
        : (slots.units[slot] as number)
      if (this.#free(slot, site) < wanted) return false
    }
    return true
  }

  load(site: number): number {
    const capacity = this.#world.world.sites[site]?.dailyCapacity ?? null
    return capacity === null ? 0 : capacity - this.capacityLeft(site)
  }

  capacityLeft(site: number): number {
    let next: DayNumber = NEVER
    for (let service = 0; service < this.#world.world.services.length; service++) {
      const day = this.#schedule.uncrowdedShipDay(site, service)
      if (day !== NEVER && (next === NEVER || day < next)) next = day
    }
    return next === NEVER ? 0 : this.#schedule.ordersLeft(site, next)
  }

  isOpen(site: number): boolean {
    const { sites, services } = this.#world.world
    if (inOutage(sites[site]?.outage ?? null, this.#schedule.now)) return false
    const today = this.#schedule.today(site)
    return services.some((_, service) => this.#schedule.uncrowdedShipDay(site, service) === today)
  }

  #free(slot: number, site: number): number {
    return this.#world.stock.free(this.#slots.sku[slot] as number, site)
  }
}

export function inOutage(outage: { since: EpochMs; until: EpochMs | null } | null, now: EpochMs): boolean {
  return outage !== null && outage.since <= now && (outage.until === null || outage.until > now)
}
