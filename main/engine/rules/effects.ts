import type { ServiceLevel } from '../../../shared/domain/carrier.ts'
import type { Policy, Strategy } from '../../../shared/domain/policy.ts'
import type { SiteId } from '../../../shared/domain/site.ts'
import type { LocalDate } from '../../../shared/lib/clock.ts'

/**
 * What the rules that matched ask for. Values and lists are made once and shared by all orders: never change
 * one, only point to it.
 *
 * Semantics: where a field holds one effect, the first rule in the list that has such an action won it; where
 * it holds a list, the effects of all rules that matched add up, in the order of the rules.
 */

/** One thing asked for, and the rule that asked. */
export interface Effect<T> {
  readonly ruleId: string
  readonly ruleName: string
  readonly value: T
}

/** A site by id, and its position in `RuleContext.siteIds` (that is, in `World.sites`). */
export interface SiteTarget {
  readonly siteId: SiteId
  readonly index: number
}

/** A carrier (serviceId null) or one service; `indexes` are positions in `RuleContext.services` (`World.services`). */
export interface ServiceTarget {
  readonly carrierId: string
  readonly serviceId: string | null
  readonly indexes: readonly number[]
}

/** Weights of the sourcing score, each 0 to 10; all 0 is not allowed. */
export interface StrategyWeights {
  readonly cost: number
  readonly speed: number
  readonly distance: number
  /** Even load over the sites. */
  readonly balance: number
}

export type StrategyChoice =
  | { readonly kind: 'named'; readonly strategy: Strategy }
  | { readonly kind: 'weights'; readonly weights: StrategyWeights }

/** Preferred as long as it costs at most `worthCents` more than the best other choice. */
export interface SitePreference {
  readonly sites: readonly SiteTarget[]
  readonly worthCents: number
}

export interface ServicePreference {
  readonly target: ServiceTarget
  readonly worthCents: number
}

/** Take the sites in this order; with `parts`, first the one that is furthest behind its share of the day's work. */
export interface SiteOrder {
  readonly sites: readonly SiteTarget[]
  /** Beside the sites; null = the order is fixed. */
  readonly parts: readonly number[] | null
}

/** From this minute of a local day on, on these ISO weekdays, what is decided leaves on a later day. */
export interface RuledCutoff {
  readonly minute: number
  readonly days: readonly number[]
}

/** Units that orders matched by the rule must leave at each site for the channel named. */
export interface ProtectedStock {
  readonly channelId: string
  /** Kept per SKU and site. */
  readonly units: number
  /** null = at every site. */
  readonly site: SiteTarget | null
}

/** What to do when some lines have no stock. */
export type ShortHandling = 'partial' | 'backorder' | 'hold'

/** Overrides the computed promise: leaves, or arrives, at the latest so many working days after the decision. */
export interface PromiseOverride {
  readonly what: 'ship' | 'deliver'
  readonly withinDays: number
}

/** What `classify` and `source` rules ask for one order. Made by `newRuleEffects`, emptied by `resetRuleEffects`. */
export interface RuleEffects {
  /** Asked by rules, to be added to the order's own tags; each tag once. */
  tags: readonly Effect<string>[]
  prioritySet: Effect<number> | null
  priorityAdded: readonly Effect<number>[]
  /** The value is the note to the person who decides. */
  hold: Effect<string> | null
  promise: Effect<PromiseOverride> | null
  protectedStock: readonly Effect<ProtectedStock>[]
  /** The order is shipped as if this had been asked for. */
  shipAs: Effect<ServiceLevel> | null

  strategy: Effect<StrategyChoice> | null
  /** Replaces `Policy.maxFulfillments`; 1 forbids splits. */
  maxFulfillments: Effect<Policy['maxFulfillments']> | null
  short: Effect<ShortHandling> | null
  /** Only this site may ship. */
  sendTo: Effect<SiteTarget> | null
  preferredSites: Effect<SitePreference> | null
  excludedSites: readonly Effect<SiteTarget>[]
  /** Sites not listed come last. */
  siteOrder: Effect<SiteOrder> | null
}

/** What `ship` rules ask for one fulfilment (one site, all its parcels). Made by `newShipEffects`. */
export interface ShipEffects {
  hold: Effect<string> | null
  /** Only this carrier or service may ship. */
  chosen: Effect<ServiceTarget> | null
  preferred: Effect<ServicePreference> | null
  excluded: readonly Effect<ServiceTarget>[]
  signature: Effect<true> | null
  /** Insured value in cents; null = the value of the goods. */
  insurance: Effect<number | null> | null
  relayPoint: Effect<true> | null
  /** ISO weekdays on which it does not leave. */
  barredDays: readonly Effect<readonly number[]>[]
  /** Local dates before which it does not leave: the latest counts. */
  firstDays: readonly Effect<LocalDate>[]
  cutoff: Effect<RuledCutoff> | null
}

const NONE: readonly never[] = []

export function newRuleEffects(): RuleEffects {
  return {
    tags: NONE,
    prioritySet: null,
    priorityAdded: NONE,
    hold: null,
    promise: null,
    protectedStock: NONE,
    shipAs: null,
    strategy: null,
    maxFulfillments: null,
    short: null,
    sendTo: null,
    preferredSites: null,
    excludedSites: NONE,
    siteOrder: null,
  }
}

/** Empties `effects` in place, so that one object serves all orders of a run. */
export function resetRuleEffects(effects: RuleEffects): void {
  effects.tags = NONE
  effects.prioritySet = null
  effects.priorityAdded = NONE
  effects.hold = null
  effects.promise = null
  effects.protectedStock = NONE
  effects.shipAs = null
  effects.strategy = null
  effects.maxFulfillments = null
  effects.short = null
  effects.sendTo = null
  effects.preferredSites = null
  effects.excludedSites = NONE
  effects.siteOrder = null
}

export function newShipEffects(): ShipEffects {
  return {
    hold: null,
    chosen: null,
    preferred: null,
    excluded: NONE,
    signature: null,
    insurance: null,
    relayPoint: null,
    barredDays: NONE,
    firstDays: NONE,
    cutoff: null,
  }
}

/** Empties `effects` in place. */
export function resetShipEffects(effects: ShipEffects): void {
  effects.hold = null
  effects.chosen = null
  effects.preferred = null
  effects.excluded = NONE
  effects.signature = null
  effects.insurance = null
  effects.relayPoint = null
  effects.barredDays = NONE
  effects.firstDays = NONE
  effects.cutoff = null
}
