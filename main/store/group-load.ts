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

/**
 * What a group of decisions adds to the days of sites and services, summed so that each day is written once.
 * Found by nested maps: a key made of its parts would be a new text for every fulfilment.
 */
export class GroupLoad {
  readonly #sites = new Map<string, Map<string, SiteDay>>()
  readonly #services = new Map<string, Map<string, Map<string, ServiceDay>>>()

  add({ siteId, carrierId, serviceId, parcels, promise: { shipOn } }: Fulfillment) {
    const siteDays = within(this.#sites, siteId)
    const site = siteDays.get(shipOn)
    if (site) site.orders += 1
    else siteDays.set(shipOn, { siteId, shipOn, orders: 1 })
    const serviceDays = within(within(this.#services, carrierId), serviceId)
    const service = serviceDays.get(shipOn)
    if (service) service.parcels += parcels.length
    else serviceDays.set(shipOn, { carrierId, serviceId, shipOn, parcels: parcels.length })
  }

  sites(): readonly SiteDay[] {
    return [...this.#sites.values()].flatMap((days) => [...days.values()])
  }

  services(): readonly ServiceDay[] {
    return [...this.#services.values()].flatMap((services) =>
      [...services.values()].flatMap((days) => [...days.values()]),
    )
  }
}

function within<V>(maps: Map<string, Map<string, V>>, key: string): Map<string, V> {
  let inner = maps.get(key)
  if (!inner) maps.set(key, (inner = new Map()))
  return inner
}
