import type { RuleVerdict } from '../../../shared/domain/explanation.ts'
import { assert } from '../../../shared/lib/assert.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { type ActionType, ADDING_TYPES, findAction } from '../../../shared/rules/catalogue/actions.ts'
import type { OrderFacts, ShipFacts, SiteFacts } from '../../../shared/rules/catalogue/facts.ts'
import { STAGES, type Stage } from '../../../shared/rules/document.ts'
import type { ParsedCondition, ParsedNode } from '../../../shared/rules/parse-rule.ts'
import { inForce } from '../../../shared/rules/validity.ts'
import { type CompiledRule, type CompiledRules, traceOffset } from './compile.ts'
import type { Reader } from './readers.ts'
import { literalHolds } from './stage-run.ts'
import type { DistinctTest } from './vocabulary.ts'

/** What was kept of the rules' evaluation for one order. */
export interface RuleTrace {
  /** When the order was decided. */
  readonly now: EpochMs
  /** Class numbers of the order, `orderTraceLength` of them. */
  readonly order: Uint16Array
  /** Stages that the decision reached: a held order is not sourced. */
  readonly reached: Stage
  /** For each fulfilment decided, the class numbers of its parcels, one after the other. */
  readonly fulfillments: readonly Uint16Array[]
}

/** Facts to quote values from; null where they are no longer known, and the trace only has bounds. */
export interface QuotedFacts {
  readonly order: OrderFacts | null
  readonly sites: SiteFacts | null
  readonly ship: ShipFacts | null
}

/** The classes one evaluation of a rule saw. */
export interface Seen {
  readonly order: Uint16Array
  /** One parcel's; null before `ship`. */
  readonly parcel: Uint16Array | null
}

type Effects = RuleVerdict['effects']

/**
 * The outcome of each rule of the set for an order, in the order of the set, read back from the trace: nothing
 * is decided again. `compiled` must be of the rule-set version of the trace. `facts` null: which condition failed is
 * not asked, which takes most of the time.
 */
export function replayVerdicts(
  compiled: CompiledRules,
  trace: RuleTrace,
  facts: QuotedFacts | null,
): readonly RuleVerdict[] {
  assert(trace.order.length === compiled.orderTraceLength, 'the trace is of this rule-set version')
  const verdicts = new Map<number, RuleVerdict>()
  for (const stage of STAGES) {
    const reached = STAGES.indexOf(stage) <= STAGES.indexOf(trace.reached)
    replayStage(compiled, stage, reached ? viewsOf(compiled, stage, trace) : [], trace, facts, verdicts)
  }
  return compiled.states.map((state, position) => {
    if (state.kind === 'working') {
      const verdict = verdicts.get(position)
      assert(verdict, 'every working rule has a stage')
      return verdict
    }
    return unseen(state.id, state.name, state.kind)
  })
}

/** Each list is one run through the stage: one for the order, in `ship` one a fulfilment with its parcels. */
export function viewsOf(
  compiled: CompiledRules,
  stage: Stage,
  trace: RuleTrace,
): readonly (readonly Seen[])[] {
  const { order } = trace
  if (stage !== 'ship') return [[{ order, parcel: null }]]
  const length = compiled.parcelTraceLength
  return trace.fulfillments.map((classes) => {
    const parcels = length === 0 ? 1 : classes.length / length
    return Array.from({ length: parcels }, (_, i) => ({
      order,
      parcel: classes.subarray(i * length, (i + 1) * length),
    }))
  })
}

function replayStage(
  compiled: CompiledRules,
  stage: Stage,
  runs: readonly (readonly Seen[])[],
  trace: RuleTrace,
  facts: QuotedFacts | null,
  into: Map<number, RuleVerdict>,
): void {
  const progress = runs.map((seen) => ({ seen, stopped: false, decided: new Set<string>() }))
  for (const rule of compiled.programs[stage].rules) {
    const { id, name, validity, stopsStage } = rule.rule
    if (!inForce(validity, trace.now, compiled.context.timeZone)) {
      into.set(rule.position, unseen(id, name, 'not-valid-now'))
      continue
    }
    const open = progress.filter((run) => !run.stopped)
    if (open.length === 0) {
      into.set(rule.position, unseen(id, name, runs.length === 0 ? 'not-reached' : 'stage-stopped'))
      continue
    }
    const matching = open.filter((run) => run.seen.some((seen) => !failureIn(compiled, rule, seen)))
    const effects: Effects = []
    for (const run of matching) {
      addEffects(rule, run.decided, effects)
      if (stopsStage) run.stopped = true
    }
    into.set(rule.position, {
      ruleId: id,
      ruleName: name,
      matched: matching.length > 0,
      failed:
        matching.length > 0 || facts === null ? null : quotedFailure(compiled, rule, open[0]?.seen[0], facts),
      skipped: null,
      effects,
    })
  }
}

function unseen(ruleId: string, ruleName: string, skipped: NonNullable<RuleVerdict['skipped']>): RuleVerdict {
  return { ruleId, ruleName, matched: false, failed: null, skipped, effects: [] }
}

/** Actions that took effect: of competing ones the first of its type, of adding ones all but repeated tags. */
function addEffects(rule: CompiledRule, decided: Set<string>, into: Effects): void {
  for (const action of rule.parsed.actions) {
    const { code, ...args } = action
    const type: ActionType | undefined = findAction(code)?.type
    assert(type, 'a parsed action is in the catalogue')
    const key = action.code === 'classify.tag' ? `tag ${action.tag}` : type
    if (decided.has(key)) continue
    if (!ADDING_TYPES.has(type) || type === 'tag') decided.add(key)
    const known = into.some((one) => one.action === code && JSON.stringify(one.args) === JSON.stringify(args))
    if (!known) into.push({ action: code, args })
  }
}

/** The condition that decided that a rule does not match; `negated`: it held and should not have. */
interface Found {
  readonly condition: ParsedCondition
  readonly negated: boolean
}

function failureIn(compiled: CompiledRules, rule: CompiledRule, seen: Seen): Found | null {
  return failing(rule.parsed.when, (condition) => conditionHolds(compiled, condition, rule.rule.stage, seen))
}

export function conditionHolds(
  compiled: CompiledRules,
  { tests }: ParsedCondition,
  stage: Stage,
  seen: Seen,
): boolean {
  return tests.every((test) => {
    const literal = compiled.vocabulary.literalOf(test, stage)
    assert(literal !== undefined, 'every parsed test is in the vocabulary')
    return literalHolds(compiled, literal, seen.order, 0, seen.parcel, 0)
  })
}

type Holds = (condition: ParsedCondition) => boolean

/** The first condition that makes a node false; null when it is true. */
function failing(node: ParsedNode, holds: Holds): Found | null {
  if (node.kind === 'condition') return holds(node) ? null : { condition: node, negated: false }
  switch (node.match) {
    case 'all':
      return firstOf(node.children, (child) => failing(child, holds))
    case 'any': {
      const found = node.children.map((child) => failing(child, holds))
      return found.includes(null) ? null : (found[0] ?? null)
    }
    case 'none':
      return firstOf(node.children, (child) => passing(child, holds))
  }
}

/** The first condition that makes a node true; null when it is false. */
function passing(node: ParsedNode, holds: Holds): Found | null {
  if (node.kind === 'condition') return holds(node) ? { condition: node, negated: true } : null
  switch (node.match) {
    case 'any':
      return firstOf(node.children, (child) => passing(child, holds))
    case 'all': {
      const found = node.children.map((child) => passing(child, holds))
      return found.includes(null) ? null : (found[0] ?? null)
    }
    case 'none': {
      const found = node.children.map((child) => failing(child, holds))
      return found.includes(null) ? null : (found[0] ?? null)
    }
  }
}

function firstOf(nodes: readonly ParsedNode[], find: (node: ParsedNode) => Found | null): Found | null {
  for (const node of nodes) {
    const found = find(node)
    if (found) return found
  }
  return null
}

function quotedFailure(
  compiled: CompiledRules,
  rule: CompiledRule,
  seen: Seen | undefined,
  facts: QuotedFacts,
): RuleVerdict['failed'] {
  const found = seen ? failureIn(compiled, rule, seen) : null
  if (!seen || !found) return null
  const { source } = found.condition
  const args = { operator: source.operator, value: source.value, ...(found.negated ? { negated: true } : {}) }
  return {
    condition: source.field,
    args,
    actual: foundOf(compiled, found.condition, rule.rule.stage, seen, facts),
  }
}

/** The value that a condition met; see `actualOf`. */
export function foundOf(
  compiled: CompiledRules,
  { tests }: ParsedCondition,
  stage: Stage,
  seen: Seen,
  facts: QuotedFacts,
): unknown {
  const literal = compiled.vocabulary.literalOf(tests[0] ?? NO_TEST, stage)
  const test = compiled.vocabulary.tests[(literal ?? -1) >> 1]
  return test ? actualOf(compiled, test, seen, facts) : null
}

const NO_TEST = { kind: 'in', field: '', subject: null, negated: false, values: [] } as const

/** The value as it was: from the facts where they are known, else the bounds that the class gives; null = unknown. */
function actualOf(compiled: CompiledRules, test: DistinctTest, seen: Seen, facts: QuotedFacts): unknown {
  const value = quote(test.reader, facts)
  if (value !== undefined) return typeof value === 'number' && !Number.isFinite(value) ? null : value
  const slot = compiled.vocabulary.slots[test.slot]
  assert(slot, 'a test has a slot')
  const cls =
    slot.segment === 'parcel'
      ? seen.parcel?.[slot.at]
      : seen.order[traceOffset(compiled.vocabulary, slot.segment) + slot.at]
  const range = test.rangeOf?.(cls ?? 0) ?? 'unknown'
  if (range === 'unknown') return null
  return { from: finiteOrNull(range.from), to: finiteOrNull(range.to) }
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

/** undefined when the facts are not known any more. */
function quote(reader: Reader, facts: QuotedFacts): unknown {
  switch (reader.from) {
    case 'order':
      return facts.order ? reader.read(facts.order) : undefined
    case 'sites':
      return facts.sites ? reader.read(facts.sites) : undefined
    case 'parcel': {
      const parcel = facts.ship?.parcels[0]
      return facts.ship && parcel ? reader.read({ ship: facts.ship, parcel }) : undefined
    }
  }
}
