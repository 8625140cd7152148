import type { Fulfillment } from '../../shared/domain/fulfillment.ts'

interface SiteDay {
  readonly siteId: string
  readonly shipOn: string
  orders: number
}

interface ServiceDay {
  readonly carrierId: string
  readonly serviceId: string
  readonly shipOn: string
  parcels: number
}

/** What a group of decisions adds to the days of sites and services, summed so that each day is written once. */
export class GroupLoad {
  readonly #sites = new Map<string, SiteDay>()
  readonly #services = new Map<string, ServiceDay>()

  add(one: Fulfillment) {
    const { shipOn } = one.promise
    const siteKey = `${one.siteId}\n${shipOn}`
    const site = this.#sites.get(siteKey)
    if (site) site.orders += 1
    else this.#sites.set(siteKey, { siteId: one.siteId, shipOn, orders: 1 })
    const serviceKey = `${one.carrierId}\n${one.serviceId}\n${shipOn}`
    const service = this.#services.get(serviceKey)
    if (service) service.parcels += one.parcels.length
    else {
      const { carrierId, serviceId } = one
      this.#services.set(serviceKey, { carrierId, serviceId, shipOn, parcels: one.parcels.length })
    }
  }

  sites(): readonly SiteDay[] {
    return [...this.#sites.values()]
  }

  services(): readonly ServiceDay[] {
    return [...this.#services.values()]
  }
}
