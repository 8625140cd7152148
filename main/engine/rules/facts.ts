import type { CarrierService, ServiceLevel } from '../../../shared/domain/carrier.ts'
import type { ProductFlag, Sku } from '../../../shared/domain/product.ts'
import type { SiteId } from '../../../shared/domain/site.ts'

/**
 * What the conditions of each stage see. Objects are made once per run and filled anew for each order: plain
 * fields, always the same shape. Numbers are whole; a missing number is NaN, a missing text is ''. A condition
 * on a missing value is false.
 */

/** What the site and service columns are indexed by: the order of `World.sites` and `World.services`. */
export interface RuleContext {
  readonly siteIds: readonly SiteId[]
  readonly services: readonly Pick<CarrierService, 'carrierId' | 'serviceId'>[]
  readonly channelIds: readonly string[]
  /** The merchant's IANA zone: validity of rules, time and weekday placed. */
  readonly timeZone: string
}

/** The order as all stages see it. `factsOfOrder` fills it. */
export interface OrderFacts {
  /** Goods, without packaging; NaN when a line's product is unknown. */
  weightG: number
  /** The larger of goods weight and estimated volumetric weight; NaN when a line's product is unknown. */
  chargeableG: number
  /** Its `orderValueCents` in the workspace's currency; NaN = there is no rate. */
  valueCents: number
  /** The same in each currency that a rule names (`FactNeeds.currencies`). */
  readonly valueIn: Record<string, number>
  /** ISO 4217. */
  currency: string
  lines: number
  units: number
  /** ISO 3166, capital letters. */
  country: string
  /** Capital letters and digits only, no spaces. */
  postcode: string
  channelId: string
  serviceLevel: ServiceLevel
  /** '' = none. */
  customerTier: string
  /** The order's own. From `source` on, rules also see those that `classify` rules added. */
  tags: readonly string[]
  /** Minutes of the day placed, in the merchant's zone. */
  placedMinute: number
  /** ISO weekday placed, in the merchant's zone. */
  placedWeekday: number
  /** Same in the zone of the site nearest the destination; the merchant's where no distance is known. */
  placedMinuteAtSite: number
  placedWeekdayAtSite: number
  /** Whole hours since it was placed. */
  ageHours: number
  /**
   * Day of the channel's latest hand-over or of the promised delivery, whichever comes first, in the
   * merchant's zone, as days since 1970-01-01; NaN = none.
   */
  deadlineDay: number
  /** Days from today to the deadline's day, in the merchant's zone; negative when past; NaN = none. */
  daysToDeadline: number
  /** To the nearest site, km; NaN = the destination's place is unknown. */
  nearestKm: number

  /** Of the lines, each distinct value once. */
  skus: readonly Sku[]
  /** Of the lines; '' stands for a product without category or unknown. */
  categories: readonly string[]
  /** Each flag that one product at least has. */
  flags: readonly ProductFlag[]
  /** Flags that every product of the order has. */
  commonFlags: readonly ProductFlag[]
  /** Longest side of any product, mm; NaN when none is known. */
  longestMm: number
  /** Heaviest single unit, g; NaN when a product is unknown. */
  heaviestG: number
}

/** One entry per site of `RuleContext.siteIds`. Only columns named in `CompiledRules.needs` must be filled. */
export interface SiteColumns {
  /** To the destination, km; NaN = unknown. */
  readonly distanceKm: Float64Array
  /** Fewest and most free units of any SKU of the order there, channel reserves aside. */
  readonly leastFree: Float64Array
  readonly mostFree: Float64Array
  /** 1 = every line's whole quantity is free there. */
  readonly coversAll: Uint8Array
  /** Orders planned for its next ship date. */
  readonly load: Float64Array
  /** Orders it can still take for that date; Infinity = no limit. */
  readonly capacityLeft: Float64Array
  /** 1 = no outage, and working today. */
  readonly open: Uint8Array
}

/** One parcel of a fulfilment being considered: never the whole order. */
export interface ParcelFacts {
  /** Goods and packaging. */
  weightG: number
  chargeableG: number
  longestMm: number
  /** Longest side plus girth of the other two, mm. */
  girthMm: number
  volumeCm3: number
  /** Of its contents. */
  flags: readonly ProductFlag[]
  skus: readonly Sku[]
}

/** One entry per service of `RuleContext.services`, for the destination and the day of the decision. */
export interface ServiceColumns {
  /** 1 = suspended for the destination. */
  readonly suspended: Uint8Array
  /** Parcels it still takes on the ship date; Infinity = no cap. */
  readonly capLeft: Float64Array
}

/** What `ship` rules see of one fulfilment being considered; a rule matches it when it matches one of its parcels. */
export interface ShipFacts {
  siteId: SiteId
  /** Sites that ship the order; 1 = not split. */
  fulfillments: number
  /** At least one. */
  parcels: readonly ParcelFacts[]
  /** From the site to the destination, km; NaN = unknown. */
  distanceKm: number
  readonly services: ServiceColumns
}

/** Facts that no active rule reads need not be computed. */
export interface FactNeeds {
  /** More of the order than weight, value, country, channel, service level, tags and time of day. */
  readonly order: boolean
  readonly placedAtSite: boolean
  readonly nearest: boolean
  readonly products: boolean
  readonly deadline: boolean
  /** Currencies that rules name beside the workspace's. */
  readonly currencies: readonly string[]
  /** The value in the workspace's currency. */
  readonly value: boolean
  readonly siteDistance: boolean
  readonly siteStock: boolean
  readonly siteLoad: boolean
  readonly suspensions: boolean
  readonly serviceCaps: boolean
  /** There is a rule of the stage at all. */
  readonly classify: boolean
  readonly source: boolean
  readonly ship: boolean
}
