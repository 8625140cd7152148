import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { PreparedWorld } from '../prepare/prepared-world.ts'
import { NEVER } from '../promise/day-number.ts'
import type { Schedule } from '../promise/schedule.ts'
import type { FactNeeds, SiteColumns } from '../rules/facts.ts'
import type { OrderSlots } from '../sourcing/order-slots.ts'

type Columns = { -readonly [K in keyof SiteColumns]: SiteColumns[K] }

/** Fills one set of columns with what `source` rules see of the sites, for one order after the other. */
export class SiteFactReader {
  readonly columns: SiteColumns
  readonly #world: PreparedWorld
  readonly #needs: FactNeeds
  readonly #schedule: Schedule
  readonly #outage: Uint8Array

  constructor(world: PreparedWorld, needs: FactNeeds, schedule: Schedule, distanceKm: Float64Array) {
    const sites = world.world.sites.length
    this.#world = world
    this.#needs = needs
    this.#schedule = schedule
    this.#outage = Uint8Array.from(world.world.sites, (site) => (inOutage(site.outage, schedule.now) ? 1 : 0))
    const columns: Columns = {
      distanceKm,
      leastFree: new Float64Array(sites),
      mostFree: new Float64Array(sites),
      coversAll: new Uint8Array(sites),
      load: new Float64Array(sites),
      capacityLeft: new Float64Array(sites),
      open: new Uint8Array(sites),
    }
    this.columns = columns
  }

  hasOutage(site: number): boolean {
    return this.#outage[site] === 1
  }

  read(slots: OrderSlots): SiteColumns {
    if (this.#needs.siteStock) this.#readStock(slots)
    if (this.#needs.siteLoad) this.#readLoad()
    return this.columns
  }

  #readStock(slots: OrderSlots): void {
    const { stock } = this.#world
    const { leastFree, mostFree, coversAll } = this.columns
    for (let site = 0; site < leastFree.length; site++) {
      let least = Number.POSITIVE_INFINITY
      let most = 0
      let covers = 1
      for (let slot = 0; slot < slots.count; slot++) {
        const sku = slots.sku[slot] as number
        const free = stock.free(sku, site)
        least = Math.min(least, free)
        most = Math.max(most, free)
        const wanted = slots.repeatsSku ? slots.wanted(sku) : (slots.units[slot] as number)
        if (free < wanted) covers = 0
      }
      leastFree[site] = slots.count === 0 ? Number.NaN : least
      mostFree[site] = slots.count === 0 ? Number.NaN : most
      coversAll[site] = covers
    }
  }

  #readLoad(): void {
    const { sites, services } = this.#world.world
    const { load, capacityLeft, open } = this.columns
    for (let site = 0; site < sites.length; site++) {
      const capacity = sites[site]?.dailyCapacity ?? Number.POSITIVE_INFINITY
      const today = this.#schedule.today(site)
      let next = NEVER
      let works = false
      for (let service = 0; service < services.length; service++) {
        const day = this.#schedule.uncrowdedShipDay(site, service)
        if (day !== NEVER && (next === NEVER || day < next)) next = day
        if (day === today) works = true
      }
      const left = next === NEVER ? 0 : this.#schedule.ordersLeft(site, next)
      capacityLeft[site] = left
      load[site] = capacity === Number.POSITIVE_INFINITY ? 0 : capacity - left
      open[site] = works && this.#outage[site] === 0 ? 1 : 0
    }
  }
}

export function inOutage(outage: { since: EpochMs; until: EpochMs | null } | null, now: EpochMs): boolean {
  return outage !== null && outage.since <= now && (outage.until === null || outage.until > now)
}
