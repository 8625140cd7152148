import type { ShipTerms } from '../shipping/ship-terms.ts'
import type { SiteOffers } from './fulfillment-pricer.ts'
import type { OrderSlots } from './order-slots.ts'
import type { OrderStock } from './order-stock.ts'
import type { SourcingTerms } from './sourcing-terms.ts'

/** An order to be sourced. */
export interface OrderToSource {
  readonly terms: SourcingTerms
  /** Its whole lines. */
  readonly lines: OrderSlots
  /** Where its class numbers begin in the trace of the run. */
  readonly traceAt: number
}

/**
 * One search for a plan: what has to ship, where it is, and on which terms. Handed down through the search, which fills
 * `offers` and changes nothing else: another deadline, or lines cut otherwise, is another task.
 */
export interface SourcingTask {
  readonly terms: SourcingTerms
  readonly traceAt: number
  readonly slots: OrderSlots
  /** What the sites have of `slots`. */
  readonly stock: OrderStock
  readonly offers: SiteOffers
  /** What is asked of shipping before `ship` rules are heard: the order's own terms, or a stricter deadline. */
  readonly ship: ShipTerms
  /** Units cost what they are worth to later orders, too. */
  readonly priced: boolean
  /** Late services count, dearer by the day; otherwise they are out. */
  readonly lateAllowed: boolean
}
