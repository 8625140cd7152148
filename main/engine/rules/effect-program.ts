import type { ServiceLevel } from '../../../shared/domain/carrier.ts'
import { assert, unreachable } from '../../../shared/lib/assert.ts'
import type { LocalDate } from '../../../shared/lib/clock.ts'
import type { RuleAction } from '../../../shared/rules/catalogue/actions.ts'
import type {
  Effect,
  PromiseOverride,
  ProtectedStock,
  RuledCutoff,
  RuleEffects,
  ServicePreference,
  ServiceTarget,
  ShipEffects,
  ShortHandling,
  SiteOrder,
  SitePreference,
  SiteTarget,
  StrategyChoice,
} from './effects.ts'
import type { EffectCode, EffectCodes } from './generated-decision.ts'
import type { Directory } from './resolve.ts'
import { Sum, type TermLayout, type TermSpan, Winner } from './winner.ts'

type EffectName = keyof RuleEffects | keyof ShipEffects

/** Every effect there is; one that is missing here would never be asked for, and does not compile. */
const EFFECT_NAMES: Readonly<Record<EffectName, true>> = {
  tags: true,
  prioritySet: true,
  priorityAdded: true,
  hold: true,
  promise: true,
  protectedStock: true,
  shipAs: true,
  strategy: true,
  maxFulfillments: true,
  short: true,
  sendTo: true,
  preferredSites: true,
  excludedSites: true,
  siteOrder: true,
  chosen: true,
  preferred: true,
  excluded: true,
  signature: true,
  insurance: true,
  relayPoint: true,
  barredDays: true,
  firstDays: true,
  cutoff: true,
}
const EFFECTS = Object.keys(EFFECT_NAMES) as readonly EffectName[]

/** What the rules of one stage ask for, by held term. Effects are made once, here, and shared by all orders. */
export class EffectProgram {
  readonly tags: Sum<string>
  readonly prioritySet: Winner<number>
  readonly priorityAdded: Sum<number>
  readonly hold: Winner<string>
  readonly promise: Winner<PromiseOverride>
  readonly protectedStock: Sum<ProtectedStock>
  readonly shipAs: Winner<ServiceLevel>
  readonly strategy: Winner<StrategyChoice>
  readonly maxFulfillments: Winner<number>
  readonly short: Winner<ShortHandling>
  readonly sendTo: Winner<SiteTarget>
  readonly preferredSites: Winner<SitePreference>
  readonly excludedSites: Sum<SiteTarget>
  readonly siteOrder: Winner<SiteOrder>
  readonly chosen: Winner<ServiceTarget>
  readonly preferred: Winner<ServicePreference>
  readonly excluded: Sum<ServiceTarget>
  readonly signature: Winner<true>
  readonly insurance: Winner<number | null>
  readonly relayPoint: Winner<true>
  readonly barredDays: Sum<readonly number[]>
  readonly firstDays: Sum<LocalDate>
  readonly cutoff: Winner<RuledCutoff>
  readonly #directory: Directory

  constructor(layout: TermLayout, directory: Directory) {
    this.#directory = directory
    this.tags = new Sum(layout, true)
    this.prioritySet = new Winner(layout)
    this.priorityAdded = new Sum(layout, false)
    this.hold = new Winner(layout)
    this.promise = new Winner(layout)
    this.protectedStock = new Sum(layout, false)
    this.shipAs = new Winner(layout)
    this.strategy = new Winner(layout)
    this.maxFulfillments = new Winner(layout)
    this.short = new Winner(layout)
    this.sendTo = new Winner(layout)
    this.preferredSites = new Winner(layout)
    this.excludedSites = new Sum(layout, false)
    this.siteOrder = new Winner(layout)
    this.chosen = new Winner(layout)
    this.preferred = new Winner(layout)
    this.excluded = new Sum(layout, false)
    this.signature = new Winner(layout)
    this.insurance = new Winner(layout)
    this.relayPoint = new Winner(layout)
    this.barredDays = new Sum(layout, false)
    this.firstDays = new Sum(layout, false)
    this.cutoff = new Winner(layout)
  }

  /** Rules are added in their order. All sites and services the action names must exist. */
  add(action: RuleAction, rule: { readonly id: string; readonly name: string }, span: TermSpan): void {
    const asked = <T>(value: T): Effect<T> => ({ ruleId: rule.id, ruleName: rule.name, value })
    switch (action.code) {
      case 'classify.tag':
        return this.tags.offer(span, [asked(action.tag)])
      case 'classify.set-priority':
        return this.prioritySet.offer(span, asked(action.points))
      case 'classify.add-priority':
        return this.priorityAdded.offer(span, [asked(action.points)])
      case 'classify.protect-stock': {
        const { channelId, units, siteId } = action
        const site = siteId === null ? null : this.#site(siteId)
        return this.protectedStock.offer(span, [asked({ channelId, units, site })])
      }
      case 'classify.ship-as':
        return this.shipAs.offer(span, asked(action.level))
      case 'classify.promise':
        return this.promise.offer(span, asked({ what: action.what, withinDays: action.withinDays }))
      case 'hold':
        return this.hold.offer(span, asked(action.note))
      case 'source.strategy':
        return this.strategy.offer(span, asked({ kind: 'named', strategy: action.strategy }))
      case 'source.weights': {
        const { cost, speed, distance, balance } = action
        const weights = { cost, speed, distance, balance }
        return this.strategy.offer(span, asked({ kind: 'weights', weights }))
      }
      case 'source.splits':
        return this.maxFulfillments.offer(span, asked(action.maxFulfillments))
      case 'source.when-short':
        return this.short.offer(span, asked(action.handling))
      case 'source.send-to':
        return this.sendTo.offer(span, asked(this.#site(action.siteId)))
      case 'source.prefer-sites': {
        const sites = action.siteIds.map((siteId) => this.#site(siteId))
        return this.preferredSites.offer(span, asked({ sites, worthCents: action.worthCents }))
      }
      case 'source.exclude-sites':
        return this.excludedSites.offer(
          span,
          action.siteIds.map((siteId) => asked(this.#site(siteId))),
        )
      case 'source.site-order':
        return this.siteOrder.offer(
          span,
          asked({ sites: action.siteIds.map((siteId) => this.#site(siteId)), parts: null }),
        )
      case 'source.share-sites':
        return this.siteOrder.offer(
          span,
          asked({
            sites: action.shares.map(({ siteId }) => this.#site(siteId)),
            parts: action.shares.map(({ parts }) => parts),
          }),
        )
      case 'ship.use-service':
        return this.chosen.offer(span, asked(this.#service(action)))
      case 'ship.prefer-service': {
        const target = this.#service(action)
        return this.preferred.offer(span, asked({ target, worthCents: action.worthCents }))
      }
      case 'ship.exclude-services':
        return this.excluded.offer(
          span,
          action.services.map((named) => asked(this.#service(named))),
        )
      case 'ship.signature':
        return this.signature.offer(span, asked(true))
      case 'ship.insure':
        return this.insurance.offer(span, asked(action.cents))
      case 'ship.relay-point':
        return this.relayPoint.offer(span, asked(true))
      case 'ship.not-on-days':
        return this.barredDays.offer(span, [asked(action.days)])
      case 'ship.not-before':
        return this.firstDays.offer(span, [asked(action.date)])
      case 'ship.cut-off':
        return this.cutoff.offer(span, asked({ minute: action.minute, days: action.days }))
      default:
        return unreachable(action)
    }
  }

  /** By the field of the effects that it fills, what the held terms ask for. All rules are added. */
  codes(): EffectCodes {
    const codes: Record<string, EffectCode> = {}
    for (const name of EFFECTS) {
      const code = this[name].code()
      if (code) codes[name] = code
    }
    return codes
  }

  #site(siteId: string): SiteTarget {
    const target = this.#directory.site(siteId)
    assert(target, 'a rule with a missing site is quarantined')
    return target
  }

  #service(named: { readonly carrierId: string; readonly serviceId: string | null }): ServiceTarget {
    const target = this.#directory.service(named.carrierId, named.serviceId)
    assert(target, 'a rule with a missing service is quarantined')
    return target
  }
}
