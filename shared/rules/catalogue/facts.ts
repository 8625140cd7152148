import type { Order } from '../../domain/order.ts'
import type { ProductFlag, Sku } from '../../domain/product.ts'
import type { SiteId } from '../../domain/site.ts'

/**
 * What the fields of the catalogue read. What an order tells by itself they read from the order; everything else is a
 * fact that the engine reads from its world when a rule asks for it (`main/engine/facts`, one getter a fact: a missing
 * one does not compile). Numbers are whole; a missing number is NaN, a missing text is ''.
 */

/** The order as all stages see it. */
export interface OrderFacts {
  readonly order: RuledOrder
  /** The order's own. From `source` on, rules also see those that `classify` rules added. */
  readonly tags: readonly string[]
  /** Goods, without packaging; NaN when a line's product is unknown. */
  readonly weightG: number
  /** The larger of goods weight and estimated volumetric weight; NaN when a line's product is unknown. */
  readonly chargeableG: number
  /** Its `orderValueCents` in the workspace's currency; NaN = there is no rate. */
  readonly valueCents: number
  /** The same in another currency, by the rates of the day it was placed. */
  valueIn(currency: string): number
  /**
   * What the buyer paid for shipping, with tax, in the workspace's currency (null) or another, by the rates of the day
   * it was placed; NaN = the channel does not say, or there is no rate.
   */
  shippingPaidIn(currency: string | null): number
  /**
   * What the goods bring over what they cost the merchant, in the workspace's currency (null) or another: without tax
   * where the channel says it, shipping and fees aside; NaN = a product's cost is not known, or there is no rate.
   */
  marginIn(currency: string | null): number
  /** The same in hundredths of what the goods bring, rounded down; NaN, too, where they bring nothing. */
  readonly marginPercent: number
  /** From the destination to the pick-up point that it goes to, km; NaN = it goes to none, or one place is unknown. */
  readonly pointKm: number
  /** Capital letters and digits only, no spaces. */
  readonly postcode: string
  /** Code of the territory that the destination lies in, see `territoryAt`; '' = the mainland. */
  readonly territory: string
  /** Minutes of the day placed, in the merchant's zone. */
  readonly placedMinute: number
  /** ISO weekday placed, in the merchant's zone. */
  readonly placedWeekday: number
  /** Same in the zone of the site nearest the destination; the merchant's where no distance is known. */
  readonly placedMinuteAtSite: number
  readonly placedWeekdayAtSite: number
  /** Whole hours since it was placed. */
  readonly ageHours: number
  /**
   * Day of the channel's latest hand-over or of the promised delivery, whichever comes first, in the
   * merchant's zone, as days since 1970-01-01; NaN = none.
   */
  readonly deadlineDay: number
  /** Days from today to the deadline's day, in the merchant's zone; negative when past; NaN = none. */
  readonly daysToDeadline: number
  /** To the nearest site, km; NaN = the destination's place is unknown. */
  readonly nearestKm: number
  /** Of the lines, each once; '' stands for a product without category or unknown. */
  readonly categories: readonly string[]
  /** Each flag that one product at least has. */
  readonly flags: readonly ProductFlag[]
  /** Flags that every product of the order has. */
  readonly commonFlags: readonly ProductFlag[]
  /** Longest side of any product, mm; NaN when none is known. */
  readonly longestMm: number
  /** Heaviest single unit, g; NaN when a product is unknown. */
  readonly heaviestG: number
}

/** What rules may read of an order itself. */
export type RuledOrder = Pick<
  Order,
  | 'channelId'
  | 'currency'
  | 'billingCountry'
  | 'customerTier'
  | 'serviceLevel'
  | 'requests'
  | 'chosen'
  | 'charges'
  | 'past'
> & {
  readonly destination: Pick<Order['destination'], 'country'>
  readonly lines: readonly Pick<Order['lines'][number], 'sku' | 'quantity'>[]
}

/** The sites as `source` rules see them; `site` is a position of `RuleContext.siteIds`. */
export interface SiteFacts {
  /** To the destination, km; NaN = unknown. */
  distanceKm(site: number): number
  /** Fewest and most free units of any SKU of the order there, channel reserves aside; NaN without lines. */
  leastFree(site: number): number
  mostFree(site: number): number
  /** Every line's whole quantity is free there. */
  coversAll(site: number): boolean
  /** Orders planned for its next ship date. */
  load(site: number): number
  /** Orders it can still take for that date; Infinity = no limit. */
  capacityLeft(site: number): number
  /** No outage, and working today. */
  isOpen(site: number): boolean
}

/** One parcel of a fulfilment being considered: never the whole order. */
export interface ParcelFacts {
  /** Goods and packaging. */
  readonly weightG: number
  readonly chargeableG: number
  readonly longestMm: number
  /** Longest side plus girth of the other two, mm. */
  readonly girthMm: number
  readonly volumeCm3: number
  /** Of its contents. */
  readonly flags: readonly ProductFlag[]
  readonly skus: readonly Sku[]
}

/** What `ship` rules see of one fulfilment being considered; a rule matches it when it matches one of its parcels. */
export interface ShipFacts {
  readonly siteId: SiteId
  /** Sites that ship the order; 1 = not split. */
  readonly fulfillments: number
  /** At least one. */
  readonly parcels: readonly ParcelFacts[]
  /** From the site to the destination, km; NaN = unknown. */
  readonly distanceKm: number
  /** For the destination, at the time of the decision; `service` is a position of `RuleContext.services`. */
  isSuspended(service: number): boolean
  /** Parcels it still takes on the ship date; Infinity = no cap. */
  capLeft(service: number): number
}

/** A parcel with the fulfilment that it belongs to. */
export interface ParcelView {
  readonly ship: ShipFacts
  readonly parcel: ParcelFacts
}
