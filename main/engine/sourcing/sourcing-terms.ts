import type { ShipTerms } from '../shipping/ship-terms.ts'

/** Why a site is not asked at all; the values are stored per site. */
export const SITE_OPEN = 0
export const SITE_EXCLUDED = 1
export const SITE_OUTAGE = 2
export const SITE_NOT_CHOSEN = 3

/** What one order is planned with: the policy as rules and persons changed it for this order. Never changed. */
export interface SourcingTerms {
  readonly channelId: string
  /** Of the order itself; `ship` rules may ask otherwise for some of its goods. */
  readonly ship: ShipTerms
  /** When it must leave is a rule's word, in days, not the order's, an instant. */
  readonly shipsByRule: boolean
  /** What `ship` rules of this rule set may ask of any order. */
  readonly byRule: ShipRuleReach
  /** The earliest delivery wins that costs at most so much more than the cheapest plan; null = cost alone decides. */
  readonly fastestExtraCents: number | null
  /** How the order may be split; what is planned under other limits is handed those. */
  readonly splits: SplitLimits
  /** A part of the order may ship when the rest cannot. */
  readonly partialAllowed: boolean
  readonly splitPenalty: number
  /** Cost of leaving one line unfilled; a part of a line costs its share. */
  readonly unfilledCents: number
  /** Score of a kilometre, of a full site against an empty one; see README.md. */
  readonly centsPerKm: number
  readonly centsPerLoad: number
  /** By site: SITE_OPEN, or why it is not asked. */
  readonly siteState: Uint8Array
  /** By site: added to its score for being less preferred. */
  readonly sitePenalty: Float64Array
  /** By site: units of every SKU that it must keep, asked by rules. */
  readonly protectedUnits: Int32Array
  /** From each site; NaN = unknown. */
  readonly distanceKm: Float64Array
}

export interface ShipRuleReach {
  /** There are such rules. */
  readonly any: boolean
  /** One sends orders by relay that did not ask for it. */
  readonly relay: boolean
  /** The most that one takes off the score of a service it prefers. */
  readonly maxBonusCents: number
}

/** Beyond every real cost: an order that may not ship in part is filled whatever it costs. */
export const FILL_WHATEVER_IT_COSTS = 100_000_000

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
/** The same while it can be kept: on-time services must win over late ones whatever they cost. */
export const LATE_IS_OUT = 1_000_000_000
