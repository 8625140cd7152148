import { assert, unreachable } from '../../../shared/lib/assert.ts'
import type { RuleAction } from '../../../shared/rules/catalogue/actions.ts'
import type { Effect, RuleEffects, ServiceTarget, ShipEffects, SiteTarget } from './effects.ts'
import type { Directory } from './resolve.ts'

/** Adds an action to the effects; false when an earlier rule already decided what it decides. */
type Apply<E> = (effects: E) => boolean

/** An action of a rule, ready to be applied. Its effects are made here, once, and shared by all orders. */
export type CompiledAction =
  | { readonly on: 'order'; readonly apply: Apply<RuleEffects> }
  | { readonly on: 'fulfillment'; readonly apply: Apply<ShipEffects> }

export interface RuleIdentity {
  readonly id: string
  readonly name: string
}

/** `stage` matters to `hold` only: in `ship` it holds from there. All sites and services named must exist. */
export function compileAction(
  action: RuleAction,
  rule: RuleIdentity,
  directory: Directory,
  inShip: boolean,
): CompiledAction {
  const asked = <T>(value: T): Effect<T> => ({ ruleId: rule.id, ruleName: rule.name, value })
  const site = (siteId: string): SiteTarget => {
    const target = directory.site(siteId)
    assert(target, 'a rule with a missing site is quarantined')
    return target
  }
  const service = (named: { carrierId: string; serviceId: string | null }): ServiceTarget => {
    const target = directory.service(named.carrierId, named.serviceId)
    assert(target, 'a rule with a missing service is quarantined')
    return target
  }
  switch (action.code) {
    case 'classify.tag':
      return onOrder(addTag(asked(action.tag)))
    case 'classify.set-priority':
      return onOrder(first('prioritySet', asked(action.points)))
    case 'classify.add-priority':
      return onOrder(add('priorityAdded', asked(action.points)))
    case 'classify.protect-stock': {
      const { channelId, units, siteId } = action
      const effect = asked({ channelId, units, site: siteId === null ? null : site(siteId) })
      return onOrder(add('protectedStock', effect))
    }
    case 'classify.promise':
      return onOrder(first('promise', asked({ what: action.what, withinDays: action.withinDays })))
    case 'hold':
      return inShip
        ? onShip(firstShip('hold', asked(action.note)))
        : onOrder(first('hold', asked(action.note)))
    case 'source.strategy':
      return onOrder(first('strategy', asked({ kind: 'named', strategy: action.strategy })))
    case 'source.weights': {
      const { cost, speed, distance, balance } = action
      return onOrder(
        first('strategy', asked({ kind: 'weights', weights: { cost, speed, distance, balance } })),
      )
    }
    case 'source.splits':
      return onOrder(first('maxFulfillments', asked(action.maxFulfillments)))
    case 'source.when-short':
      return onOrder(first('short', asked(action.handling)))
    case 'source.send-to':
      return onOrder(first('sendTo', asked(site(action.siteId))))
    case 'source.prefer-sites': {
      const effect = asked({ sites: action.siteIds.map(site), worthCents: action.worthCents })
      return onOrder(first('preferredSites', effect))
    }
    case 'source.exclude-sites': {
      const adds = action.siteIds.map((siteId) => add('excludedSites', asked(site(siteId))))
      return onOrder((effects) => {
        for (const addOne of adds) addOne(effects)
        return true
      })
    }
    case 'source.site-order':
      return onOrder(first('siteOrder', asked(action.siteIds.map(site))))
    case 'ship.use-service':
      return onShip(firstShip('chosen', asked(service(action))))
    case 'ship.prefer-service':
      return onShip(firstShip('preferred', asked({ target: service(action), worthCents: action.worthCents })))
    case 'ship.exclude-services': {
      const excluded = action.services.map((named) => asked(service(named)))
      return onShip((effects) => {
        for (const effect of excluded) effects.excluded.push(effect)
        return true
      })
    }
    case 'ship.signature':
      return onShip(firstShip('signature', asked(true as const)))
    case 'ship.insure':
      return onShip(firstShip('insurance', asked(action.cents)))
    case 'ship.relay-point':
      return onShip(firstShip('relayPoint', asked(true as const)))
    default:
      return unreachable(action)
  }
}

function onOrder(apply: Apply<RuleEffects>): CompiledAction {
  return { on: 'order', apply }
}

function onShip(apply: Apply<ShipEffects>): CompiledAction {
  return { on: 'fulfillment', apply }
}

type Single<E> = { [K in keyof E]: E[K] extends readonly unknown[] ? never : K }[keyof E]
type Several<E> = { [K in keyof E]: E[K] extends readonly unknown[] ? K : never }[keyof E]

function first<K extends Single<RuleEffects>>(
  key: K,
  effect: NonNullable<RuleEffects[K]>,
): Apply<RuleEffects> {
  return (effects) => {
    if (effects[key] !== null) return false
    effects[key] = effect
    return true
  }
}

function firstShip<K extends Single<ShipEffects>>(
  key: K,
  effect: NonNullable<ShipEffects[K]>,
): Apply<ShipEffects> {
  return (effects) => {
    if (effects[key] !== null) return false
    effects[key] = effect
    return true
  }
}

function add<K extends Several<RuleEffects>>(key: K, effect: RuleEffects[K][number]): Apply<RuleEffects> {
  return (effects) => {
    const list: (typeof effect)[] = effects[key]
    list.push(effect)
    return true
  }
}

function addTag(effect: Effect<string>): Apply<RuleEffects> {
  return (effects) => {
    if (!effects.tags.some((tag) => tag.value === effect.value)) effects.tags.push(effect)
    return true
  }
}
