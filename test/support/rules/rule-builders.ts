import { type CompiledRules, compileRules } from '../../../main/engine/rules/compile.ts'
import {
  newRuleEffects,
  newShipEffects,
  type RuleEffects,
  type ShipEffects,
} from '../../../main/engine/rules/effects.ts'
import { type RuleTrace, replayVerdicts } from '../../../main/engine/rules/replay.ts'
import type { RuleContext } from '../../../main/engine/rules/rule-context.ts'
import { RuleRun } from '../../../main/engine/rules/run.ts'
import type { RuleVerdict } from '../../../shared/domain/explanation.ts'
import type { Action, ConditionNode, Rule, RuleSetEnvelope } from '../../../shared/rules/document.ts'
import {
  orderFacts,
  type SaidOfOrder,
  type SaidOfShipment,
  type SaidOfSites,
  shipFacts,
  siteFacts,
} from './rule-facts.ts'

export const CONTEXT: RuleContext = {
  siteIds: ['LILLE', 'LYON', 'METZ'],
  services: [
    { carrierId: 'COLISSIMO', serviceId: 'home' },
    { carrierId: 'COLISSIMO', serviceId: 'relay' },
    { carrierId: 'DHL', serviceId: 'express' },
  ],
  channelIds: ['shop', 'amazon'],
  timeZone: 'Europe/Paris',
}

export function is(field: string, operator: string, value: unknown = null): ConditionNode {
  return { kind: 'condition', field, operator, value }
}

export function all(...children: ConditionNode[]): ConditionNode & { kind: 'group' } {
  return { kind: 'group', match: 'all', children }
}

export function any(...children: ConditionNode[]): ConditionNode & { kind: 'group' } {
  return { kind: 'group', match: 'any', children }
}

export function none(...children: ConditionNode[]): ConditionNode & { kind: 'group' } {
  return { kind: 'group', match: 'none', children }
}

export function does(code: string, args: Record<string, unknown> = {}): Action {
  return { code, args }
}

/** An enabled rule; its stage follows from its first action, 'classify' for `hold`. */
export function ruleOf(
  id: string,
  when: ConditionNode,
  actions: readonly Action[],
  change: Partial<Rule> = {},
): Rule {
  const prefix = actions[0]?.code.split('.')[0]
  return {
    id,
    name: `Rule ${id}`,
    enabled: true,
    stage: prefix === 'source' || prefix === 'ship' ? prefix : 'classify',
    when: when.kind === 'group' ? when : all(when),
    actions: [...actions],
    validity: null,
    stopsStage: false,
    ...change,
  }
}

export function ruleSetOf(rules: readonly unknown[]): RuleSetEnvelope {
  return { version: 7, publishedAt: 0, author: 'test', note: '', rules: [...rules] }
}

export interface Situation {
  readonly order?: SaidOfOrder
  readonly sites?: SaidOfSites
  readonly ship?: SaidOfShipment
  readonly now?: number
}

export interface Outcome {
  readonly compiled: CompiledRules
  readonly effects: RuleEffects
  readonly ship: ShipEffects
  readonly trace: RuleTrace
  readonly verdicts: readonly RuleVerdict[]
}

/** All stages for one order and one fulfilment, and the verdicts replayed from the trace. */
export function evaluate(rules: readonly unknown[], situation: Situation = {}): Outcome {
  const compiled = compileRules(ruleSetOf(rules), CONTEXT)
  const now = situation.now ?? 0
  const run = new RuleRun(compiled, now)
  const order = orderFacts(situation.order)
  const sites = siteFacts(situation.sites)
  const shipping = shipFacts(situation.ship)
  const classes = new Uint16Array(compiled.orderTraceLength)
  const effects = newRuleEffects()
  const ship = newShipEffects()
  run.classify(order, effects, classes, 0)
  run.source(sites, effects, classes, 0)
  const parcels = run.ship(shipping, ship, classes, 0).slice()
  const trace: RuleTrace = { now, order: classes, reached: 'ship', fulfillments: [parcels] }
  const verdicts = replayVerdicts(compiled, trace, { order, sites, ship: shipping })
  return { compiled, effects, ship, trace, verdicts }
}

/** Ids of the rules that matched, as the replay says. */
export function matchedBy(outcome: Outcome): readonly string[] {
  return outcome.verdicts.filter((verdict) => verdict.matched).map((verdict) => verdict.ruleId)
}
