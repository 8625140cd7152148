import { assert, unreachable } from '../../../shared/lib/assert.ts'
import type { RuleAction } from '../../../shared/rules/catalogue/actions.ts'
import { type Addition, EffectList } from './effect-list.ts'
import type {
  Effect,
  PromiseOverride,
  ProtectedStock,
  RuleEffects,
  ServicePreference,
  ServiceTarget,
  ShipEffects,
  ShortHandling,
  SitePreference,
  SiteTarget,
  StrategyChoice,
} from './effects.ts'
import type { Directory } from './resolve.ts'

/** Lists being put together for one order; a run has one of each. */
export interface EffectLists {
  readonly tags: EffectList<string>
  readonly priorityAdded: EffectList<number>
  readonly protectedStock: EffectList<ProtectedStock>
  readonly excludedSites: EffectList<SiteTarget>
  readonly excluded: EffectList<ServiceTarget>
}

export function newEffectLists(): EffectLists {
  return {
    tags: new EffectList(true),
    priorityAdded: new EffectList(false),
    protectedStock: new EffectList(false),
    excludedSites: new EffectList(false),
    excluded: new EffectList(false),
  }
}

/** An action that competes: the first rule that matches decides. Effects are made once, here. */
interface Competing<K extends string, T> {
  readonly kind: K
  readonly effect: Effect<T>
}

/** An action that adds up with those of other rules. */
interface Adding<K extends string, T> {
  readonly kind: K
  readonly addition: Addition<T>
}

export type OrderAction =
  | Adding<'tags', string>
  | Adding<'priorityAdded', number>
  | Adding<'protectedStock', ProtectedStock>
  | Adding<'excludedSites', SiteTarget>
  | Competing<'prioritySet', number>
  | Competing<'hold', string>
  | Competing<'promise', PromiseOverride>
  | Competing<'strategy', StrategyChoice>
  | Competing<'maxFulfillments', number>
  | Competing<'short', ShortHandling>
  | Competing<'sendTo', SiteTarget>
  | Competing<'preferredSites', SitePreference>
  | Competing<'siteOrder', readonly SiteTarget[]>

export type ShipAction =
  | Competing<'chosen', ServiceTarget>
  | Adding<'excluded', ServiceTarget>
  | Competing<'preferred', ServicePreference>
  | Competing<'hold', string>
  | Competing<'signature', true>
  | Competing<'insurance', number | null>
  | Competing<'relayPoint', true>

/** A rule's actions, ready to be applied: on the order, or on one fulfilment. A rule has only one kind of them. */
export interface CompiledActions {
  readonly order: readonly OrderAction[]
  readonly ship: readonly ShipAction[]
}

interface RuleIdentity {
  readonly id: string
  readonly name: string
}

/** `number` tells the action from all others of the rule set. All sites it names must exist. */
export function compileOrderAction(
  action: RuleAction,
  rule: RuleIdentity,
  directory: Directory,
  number: number,
): OrderAction {
  const asked = <T>(value: T): Effect<T> => ({ ruleId: rule.id, ruleName: rule.name, value })
  const site = (siteId: string): SiteTarget => {
    const target = directory.site(siteId)
    assert(target, 'a rule with a missing site is quarantined')
    return target
  }
  switch (action.code) {
    case 'classify.tag':
      return { kind: 'tags', addition: { number, effects: [asked(action.tag)] } }
    case 'classify.set-priority':
      return { kind: 'prioritySet', effect: asked(action.points) }
    case 'classify.add-priority':
      return { kind: 'priorityAdded', addition: { number, effects: [asked(action.points)] } }
    case 'classify.protect-stock': {
      const { channelId, units, siteId } = action
      const effect = asked({ channelId, units, site: siteId === null ? null : site(siteId) })
      return { kind: 'protectedStock', addition: { number, effects: [effect] } }
    }
    case 'classify.promise':
      return { kind: 'promise', effect: asked({ what: action.what, withinDays: action.withinDays }) }
    case 'hold':
      return { kind: 'hold', effect: asked(action.note) }
    case 'source.strategy':
      return { kind: 'strategy', effect: asked({ kind: 'named', strategy: action.strategy }) }
    case 'source.weights': {
      const { cost, speed, distance, balance } = action
      return {
        kind: 'strategy',
        effect: asked({ kind: 'weights', weights: { cost, speed, distance, balance } }),
      }
    }
    case 'source.splits':
      return { kind: 'maxFulfillments', effect: asked(action.maxFulfillments) }
    case 'source.when-short':
      return { kind: 'short', effect: asked(action.handling) }
    case 'source.send-to':
      return { kind: 'sendTo', effect: asked(site(action.siteId)) }
    case 'source.prefer-sites': {
      const sites = action.siteIds.map(site)
      return { kind: 'preferredSites', effect: asked({ sites, worthCents: action.worthCents }) }
    }
    case 'source.exclude-sites': {
      const effects = action.siteIds.map((siteId) => asked(site(siteId)))
      return { kind: 'excludedSites', addition: { number, effects } }
    }
    case 'source.site-order':
      return { kind: 'siteOrder', effect: asked(action.siteIds.map(site)) }
    case 'ship.use-service':
    case 'ship.prefer-service':
    case 'ship.exclude-services':
    case 'ship.signature':
    case 'ship.insure':
    case 'ship.relay-point':
      throw new Error(`${action.code} belongs to a ship rule`)
    default:
      return unreachable(action)
  }
}

/** The same for the actions of `ship` rules. */
export function compileShipAction(
  action: RuleAction,
  rule: RuleIdentity,
  directory: Directory,
  number: number,
): ShipAction {
  const asked = <T>(value: T): Effect<T> => ({ ruleId: rule.id, ruleName: rule.name, value })
  const service = (named: { carrierId: string; serviceId: string | null }): ServiceTarget => {
    const target = directory.service(named.carrierId, named.serviceId)
    assert(target, 'a rule with a missing service is quarantined')
    return target
  }
  switch (action.code) {
    case 'ship.use-service':
      return { kind: 'chosen', effect: asked(service(action)) }
    case 'ship.prefer-service': {
      const preference = { target: service(action), worthCents: action.worthCents }
      return { kind: 'preferred', effect: asked(preference) }
    }
    case 'ship.exclude-services': {
      const effects = action.services.map((named) => asked(service(named)))
      return { kind: 'excluded', addition: { number, effects } }
    }
    case 'ship.signature':
      return { kind: 'signature', effect: asked(true as const) }
    case 'ship.insure':
      return { kind: 'insurance', effect: asked(action.cents) }
    case 'ship.relay-point':
      return { kind: 'relayPoint', effect: asked(true as const) }
    case 'hold':
      return { kind: 'hold', effect: asked(action.note) }
    default:
      throw new Error(`${action.code} does not belong to a ship rule`)
  }
}

/**
 * Adds an action to what is asked; false when it changes nothing, because an earlier rule decided already.
 * Lists are put together in `lists` and handed over by the caller at the end.
 */
export function applyOrderAction(action: OrderAction, effects: RuleEffects, lists: EffectLists): boolean {
  switch (action.kind) {
    case 'priorityAdded':
      return lists.priorityAdded.add(action.addition)
    case 'tags':
      return lists.tags.add(action.addition)
    case 'protectedStock':
      return lists.protectedStock.add(action.addition)
    case 'excludedSites':
      return lists.excludedSites.add(action.addition)
    case 'prioritySet':
      if (effects.prioritySet !== null) return false
      effects.prioritySet = action.effect
      return true
    case 'hold':
      if (effects.hold !== null) return false
      effects.hold = action.effect
      return true
    case 'promise':
      if (effects.promise !== null) return false
      effects.promise = action.effect
      return true
    case 'strategy':
      if (effects.strategy !== null) return false
      effects.strategy = action.effect
      return true
    case 'maxFulfillments':
      if (effects.maxFulfillments !== null) return false
      effects.maxFulfillments = action.effect
      return true
    case 'short':
      if (effects.short !== null) return false
      effects.short = action.effect
      return true
    case 'sendTo':
      if (effects.sendTo !== null) return false
      effects.sendTo = action.effect
      return true
    case 'preferredSites':
      if (effects.preferredSites !== null) return false
      effects.preferredSites = action.effect
      return true
    case 'siteOrder':
      if (effects.siteOrder !== null) return false
      effects.siteOrder = action.effect
      return true
  }
}

/** The same for one fulfilment. */
export function applyShipAction(action: ShipAction, effects: ShipEffects, lists: EffectLists): boolean {
  switch (action.kind) {
    case 'chosen':
      if (effects.chosen !== null) return false
      effects.chosen = action.effect
      return true
    case 'excluded':
      return lists.excluded.add(action.addition)
    case 'preferred':
      if (effects.preferred !== null) return false
      effects.preferred = action.effect
      return true
    case 'hold':
      if (effects.hold !== null) return false
      effects.hold = action.effect
      return true
    case 'signature':
      if (effects.signature !== null) return false
      effects.signature = action.effect
      return true
    case 'insurance':
      if (effects.insurance !== null) return false
      effects.insurance = action.effect
      return true
    case 'relayPoint':
      if (effects.relayPoint !== null) return false
      effects.relayPoint = action.effect
      return true
  }
}
