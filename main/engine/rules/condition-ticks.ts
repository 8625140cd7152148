import { assert } from '../../../shared/lib/assert.ts'
import { STAGES } from '../../../shared/rules/document.ts'
import type { ParsedCondition, ParsedNode } from '../../../shared/rules/parse-rule.ts'
import type { RuleTick, TickNode } from '../../../shared/rules/rule-tick.ts'
import { inForce } from '../../../shared/rules/validity.ts'
import type { CompiledRules } from './compile.ts'
import { conditionHolds, foundOf, type QuotedFacts, type RuleTrace, type Seen, viewsOf } from './replay.ts'

/**
 * Every condition of every rule of the set for an order that was just decided: whether it held, and the value found.
 * Of several parcels the first that the rule matches counts, else the first. Rules of a stage that was not reached,
 * and those that are off or cannot work, have no answers.
 */
export function conditionTicks(
  compiled: CompiledRules,
  trace: RuleTrace,
  facts: QuotedFacts,
): readonly RuleTick[] {
  const ticks = new Map<number, RuleTick>()
  for (const stage of STAGES) {
    const reached = STAGES.indexOf(stage) <= STAGES.indexOf(trace.reached)
    const seen = reached ? viewsOf(compiled, stage, trace).flat() : []
    for (const rule of compiled.programs[stage].rules) {
      const { when } = rule.parsed
      const answers = seen.map((one) => tickOf(when, compiled, rule.rule.stage, one, facts))
      const isNow = inForce(rule.rule.validity, trace.now, compiled.context.timeZone)
      ticks.set(rule.position, {
        ruleId: rule.rule.id,
        ruleName: rule.rule.name,
        why: isNow ? (seen.length === 0 ? 'not-reached' : null) : 'not-valid-now',
        when: answers.find(({ holds }) => holds) ?? answers[0] ?? null,
      })
    }
  }
  return compiled.states.map((state, position): RuleTick => {
    if (state.kind !== 'working')
      return { ruleId: state.id, ruleName: state.name, why: state.kind, when: null }
    const tick = ticks.get(position)
    assert(tick, 'every working rule has a stage')
    return tick
  })
}

function tickOf(
  node: ParsedNode,
  compiled: CompiledRules,
  stage: (typeof STAGES)[number],
  seen: Seen,
  facts: QuotedFacts,
): TickNode {
  if (node.kind === 'condition') return conditionTick(node, compiled, stage, seen, facts)
  const children = node.children.map((child) => tickOf(child, compiled, stage, seen, facts))
  const holds = {
    all: children.every((child) => child.holds),
    any: children.some((child) => child.holds),
    none: children.every((child) => !child.holds),
  }[node.match]
  return { kind: 'group', match: node.match, holds, children }
}

function conditionTick(
  node: ParsedCondition,
  compiled: CompiledRules,
  stage: (typeof STAGES)[number],
  seen: Seen,
  facts: QuotedFacts,
): TickNode {
  const { field, operator, value } = node.source
  const actual = foundOf(compiled, node, stage, seen, facts)
  return {
    kind: 'condition',
    field,
    operator,
    value,
    holds: conditionHolds(compiled, node, stage, seen),
    actual,
  }
}
