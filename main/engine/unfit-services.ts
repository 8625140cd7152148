import type { ServiceKey } from '../../shared/domain/carrier.ts'
import type { OrderId } from '../../shared/domain/order.ts'
import type { SiteId } from '../../shared/domain/site.ts'

/** A service whose carrier would not take what an order sends to its buyer from a site, whatever is in the parcel. */
export interface UnfitService {
  readonly siteId: SiteId
  readonly service: ServiceKey
}

/** By order; one that is not listed may go by every service. */
export type UnfitServices = ReadonlyMap<OrderId, readonly UnfitService[]>

export const ALL_FIT: UnfitServices = new Map()
