import type { ServiceKey } from '../../shared/domain/carrier.ts'
import type { Order } from '../../shared/domain/order.ts'
import type { SiteId } from '../../shared/domain/site.ts'

/** A service whose carrier would not take what an order sends to its buyer from a site, whatever is in the parcel. */
export interface UnfitService {
  readonly siteId: SiteId
  readonly service: ServiceKey
}

/** What an order may not go by; asked for when its turn to be decided comes, maybe more than once. */
export type UnfitServices = (order: Order) => readonly UnfitService[]

export const ALL_FIT: UnfitServices = () => []
