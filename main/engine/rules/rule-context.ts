import type { CarrierService } from '../../../shared/domain/carrier.ts'
import type { SiteId } from '../../../shared/domain/site.ts'

/** What rules may name, and what sites and services are counted by: the order of `World.sites` and `World.services`. */
export interface RuleContext {
  readonly siteIds: readonly SiteId[]
  readonly services: readonly Pick<CarrierService, 'carrierId' | 'serviceId'>[]
  readonly channelIds: readonly string[]
  /** The merchant's IANA zone: validity of rules, time and weekday placed. */
  readonly timeZone: string
}

/** What of a rule set matters before any order is looked at. */
export interface RuleNeeds {
  /** A condition counts how far sites are. */
  readonly distance: boolean
  /** A condition asks for the value in the workspace's currency. */
  readonly value: boolean
  /** There is a rule of the stage at all. */
  readonly classify: boolean
  readonly source: boolean
  readonly ship: boolean
}
