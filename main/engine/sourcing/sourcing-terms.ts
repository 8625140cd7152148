import type { ServiceLevel } from '../../../shared/domain/carrier.ts'
import type { ShipTerms } from '../shipping/ship-terms.ts'

/** Why a site is not asked at all; the values are stored per site. */
export const SITE_OPEN = 0
export const SITE_EXCLUDED = 1
export const SITE_OUTAGE = 2
export const SITE_NOT_CHOSEN = 3

/**
 * What one order is planned with: the policy as rules changed it for this order. One object serves a whole
 * run and is refilled for each order.
 */
export interface SourcingTerms {
  channelId: string
  readonly ship: { -readonly [K in keyof ShipTerms]: ShipTerms[K] }
  /** The order's own, whatever rules make of it for some of its goods. */
  level: ServiceLevel
  /** By service position: 1 for the one that a person chose for the order, whatever rules say; null = nobody did. */
  chosenByPerson: Uint8Array | null
  /** What shipping methods stand for, by 'carrier' or 'carrier/service'. */
  readonly servicesByKey: Map<string, Uint8Array | null>
  /** Earliest delivery wins, cost only among equals. */
  fastest: boolean
  /** How the order may be split; what is planned under other limits is handed those. */
  splits: SplitLimits
  /** A part of the order may ship when the rest cannot. */
  partialAllowed: boolean
  splitPenalty: number
  /** Cost of leaving one line unfilled; a part of a line costs its share. */
  unfilledCents: number
  /** Score of a kilometre, of a full site against an empty one; see README.md. */
  centsPerKm: number
  centsPerLoad: number
  /** The most that any rule takes off a service's score for preferring it. */
  maxBonusCents: number
  /** Rules may send an order by relay that did not ask for it. */
  relayByRule: boolean
  /** SITE_OPEN, or why the site is not asked. */
  readonly siteState: Uint8Array
  /** Added to the score of a site for being less preferred. */
  readonly sitePenalty: Float64Array
  /** Units of every SKU that the site must keep, asked by rules. */
  readonly protectedUnits: Int32Array
}

/** The most that a policy allows. */
export const MOST_FULFILLMENTS = 10

export interface SplitLimits {
  readonly maxSites: number
  /** Sites may share a line's quantity, and one may ship a part of it. */
  readonly splitLines: boolean
}

/** As many fulfilments as it takes. */
export const ANY_SPLIT: SplitLimits = { maxSites: MOST_FULFILLMENTS, splitLines: true }

/** Cents a day that a saturated site costs more than one that can ship at once: it gives way to others. */
export const WAITING_CENTS_PER_DAY = 500
/** Cents a late day when the promise cannot be kept whatever is chosen. */
export const LATE_CENTS_PER_DAY = 1_000
