import {
  type ActionType,
  ADDING_TYPES,
  findAction,
  type RuleAction,
} from '../../../shared/rules/catalogue/actions.ts'
import type { RuleSetEnvelope } from '../../../shared/rules/document.ts'
import type { ExampleValue, RuleFinding, RuleRef } from '../../../shared/rules/finding.ts'
import type { RuleProblem } from '../../../shared/rules/problem.ts'
import { type CompiledRule, compileRules } from './compile.ts'
import { contradiction } from './lint-contradiction.ts'
import { LintDomain } from './lint-domain.ts'
import { missingNames, type SkuKnown } from './lint-names.ts'
import type { RuleContext } from './rule-context.ts'
import type { Term } from './terms.ts'

/**
 * Reads a rule set for what its author would want to know, in the order of the rules. Sound, not complete:
 * what is reported is certain (examples are solved, not guessed). Rules with more alternatives than MAX_TERMS
 * are only checked for being invalid. `context.channelIds` empty = channels are not checked; `isSkuKnown` null =
 * SKUs are not.
 */
export function lintRules(
  ruleSet: RuleSetEnvelope,
  context: RuleContext,
  isSkuKnown: SkuKnown | null = null,
): readonly RuleFinding[] {
  const earlier: Entry[] = []
  return walkRules(ruleSet, context, isSkuKnown, (entry, terms, domain) => {
    const findings = findingsOf(entry, terms, earlier, domain, context)
    if (terms.length > 0) earlier.push(entry)
    return findings
  })
}

/**
 * The rules that must not go live: those that are in force and cannot be read, name what does not exist, or can
 * never be true. A part of what `lintRules` finds, in time that grows with the number of rules alone.
 */
export function findUnsound(
  ruleSet: RuleSetEnvelope,
  context: RuleContext,
  isSkuKnown: SkuKnown | null = null,
): readonly RuleFinding[] {
  const isOff = new Set(
    ruleSet.rules.flatMap((stored, position) => (isSwitchedOff(stored) ? [position] : [])),
  )
  return walkRules(ruleSet, context, isSkuKnown, ({ ref }, terms) =>
    terms.length === 0 ? [{ rule: ref, kind: 'never-true' }] : [],
  ).filter(({ rule }) => !isOff.has(rule.position))
}

function isSwitchedOff(stored: unknown): boolean {
  return typeof stored === 'object' && stored !== null && 'enabled' in stored && stored.enabled === false
}

function walkRules(
  ruleSet: RuleSetEnvelope,
  context: RuleContext,
  isSkuKnown: SkuKnown | null,
  look: (entry: Entry, terms: readonly Term[], domain: LintDomain) => readonly RuleFinding[],
): readonly RuleFinding[] {
  const compiled = compileRules(ruleSet, context)
  const domain = new LintDomain(compiled.vocabulary)
  const findings: RuleFinding[] = []
  compiled.states.forEach((state, position) => {
    if (state.kind === 'disabled') return
    if (state.kind === 'quarantined') {
      const rule = { position, id: state.id, name: state.name }
      findings.push({ rule, kind: 'invalid', problems: state.problems })
      return
    }
    const entry = entryOf(state.rule, domain)
    const unknown: RuleProblem[] = missingNames(state.rule.parsed, context, isSkuKnown)
    if (unknown.length > 0) findings.push({ rule: entry.ref, kind: 'invalid', problems: unknown })
    if (entry.terms !== null) findings.push(...look(entry, entry.terms, domain))
  })
  return findings
}

/** So many findings about a rule and others say enough; the earliest rules come first. */
const MAX_PAIRS = 5

/** A rule with those of its alternatives that some order can meet; null when they were not worked out. */
interface Entry {
  readonly ref: RuleRef
  readonly rule: CompiledRule
  readonly terms: readonly Term[] | null
}

function entryOf(rule: CompiledRule, domain: LintDomain): Entry {
  const { id, name } = rule.rule
  return {
    ref: { position: rule.position, id, name },
    rule,
    terms: rule.terms?.filter((term) => exampleOf(term, domain) !== null) ?? null,
  }
}

function findingsOf(
  entry: Entry,
  terms: readonly Term[],
  earlier: readonly Entry[],
  domain: LintDomain,
  context: RuleContext,
): readonly RuleFinding[] {
  const { ref } = entry
  if (terms.length === 0) return [{ rule: ref, kind: 'never-true' }]
  const before = earlier.filter((other) => other.rule.rule.stage === entry.rule.rule.stage)
  const twin = before.find((other) => isTwin(entry, other, domain))
  if (twin) return [{ rule: ref, kind: 'duplicate', other: twin.ref }]
  const always = before.filter((other) => inForceWhenever(other, entry))
  const stoppedBy = covering(
    terms,
    always.filter((other) => other.rule.rule.stopsStage),
    domain,
  )
  if (stoppedBy) return [{ rule: ref, kind: 'never-reached', by: stoppedBy }]
  const shadows = shadowsOf(entry, terms, always, domain)
  if (shadows) return [{ rule: ref, kind: 'shadowed', by: shadows }]
  const findings: RuleFinding[] = holdsEveryOrder(entry, terms, domain)
    ? [{ rule: ref, kind: 'holds-every-order' }]
    : []
  for (const other of [entry, ...before]) {
    if (findings.length >= MAX_PAIRS) break
    const example = other === entry ? exampleOf(terms[0] ?? [], domain) : overlap(entry, other, domain)
    if (!example || (other !== entry && !timesOverlap(entry, other))) continue
    const about = contradiction(entry.rule.parsed.actions, other.rule.parsed.actions, context)
    if (about) findings.push({ rule: ref, kind: 'contradicting', other: other.ref, about, example })
    if (other === entry || covers(terms, other.terms ?? [], domain)) continue
    const type = decidedDifferently(entry, other)
    if (type) findings.push({ rule: ref, kind: 'order-decides', other: other.ref, type, example })
  }
  return findings
}

/** The two match the same orders at the same times and do the same. */
function isTwin(entry: Entry, other: Entry, domain: LintDomain): boolean {
  const [one, two] = [entry.rule.rule, other.rule.rule]
  return (
    JSON.stringify([one.actions, one.validity]) === JSON.stringify([two.actions, two.validity]) &&
    covers(entry.terms ?? [], other.terms ?? [], domain) &&
    covers(other.terms ?? [], entry.terms ?? [], domain)
  )
}

/** No condition is left that an order could fail, and the rule holds what it matches. */
function holdsEveryOrder(entry: Entry, terms: readonly Term[], domain: LintDomain): boolean {
  return entry.rule.parsed.actions.some(({ code }) => code === 'hold') && isAlwaysTrue(terms, domain)
}

/** Sound, not complete: alternatives of one condition each, on one field, that leave out no value; or of none. */
function isAlwaysTrue(terms: readonly Term[], domain: LintDomain): boolean {
  if (terms.some((term) => term.length === 0)) return true
  const single = terms.flatMap((term) => (term.length === 1 ? term : []))
  const byField = Map.groupBy(single, (literal) => domain.keyOf(literal))
  return [...byField.values()].some(
    (literals) => domain.solve(literals.map((literal) => literal ^ 1)) === undefined,
  )
}

/** Earlier rules that decide, whenever this one matches, everything it decides; null when it has an effect. */
function shadowsOf(
  entry: Entry,
  terms: readonly Term[],
  always: readonly Entry[],
  domain: LintDomain,
): readonly RuleRef[] | null {
  const by = new Map<number, RuleRef>()
  for (const action of entry.rule.parsed.actions) {
    const type = typeOf(action)
    if (ADDING_TYPES.has(type)) return null
    const deciding = always.filter((other) => other.rule.parsed.actions.some((one) => typeOf(one) === type))
    const found = covering(terms, deciding, domain)
    if (!found) return null
    for (const ref of found) by.set(ref.position, ref)
  }
  return [...by.values()]
}

function typeOf(action: RuleAction): ActionType {
  return findAction(action.code)?.type ?? 'hold'
}

/** Rules of which, for each term, one matches whenever the term holds; null when a term is left over. */
function covering(
  terms: readonly Term[],
  others: readonly Entry[],
  domain: LintDomain,
): readonly RuleRef[] | null {
  const found = new Map<number, RuleRef>()
  for (const term of terms) {
    const other = others.find((one) => one.terms?.some((wider) => implies(term, wider, domain)))
    if (!other) return null
    found.set(other.ref.position, other.ref)
  }
  return found.size > 0 ? [...found.values()] : null
}

/** Whether `wide` matches every order that `narrow` matches. */
function covers(wide: readonly Term[], narrow: readonly Term[], domain: LintDomain): boolean {
  return narrow.every((term) => wide.some((wider) => implies(term, wider, domain)))
}

/** Whether `wider` holds whenever `term` does: none of its literals can fail beside the term's on its field. */
function implies(term: Term, wider: Term, domain: LintDomain): boolean {
  return wider.every((literal) => {
    if (term.includes(literal)) return true
    const key = domain.keyOf(literal)
    const beside = term.filter((one) => domain.keyOf(one) === key)
    return domain.solve([...beside, literal ^ 1]) === undefined
  })
}

/** What an order that meets both rules looks like; null when none can. */
function overlap(a: Entry, b: Entry, domain: LintDomain): readonly ExampleValue[] | null {
  for (const left of a.terms ?? []) {
    for (const right of b.terms ?? []) {
      const example = exampleOf([...left, ...right], domain)
      if (example) return example
    }
  }
  return null
}

function exampleOf(term: Term, domain: LintDomain): readonly ExampleValue[] | null {
  const byField = new Map<string, number[]>()
  for (const literal of term) {
    const key = domain.keyOf(literal)
    const list = byField.get(key)
    if (list) list.push(literal)
    else byField.set(key, [literal])
  }
  const example: ExampleValue[] = []
  for (const literals of byField.values()) {
    const value = domain.solve(literals)
    if (value === undefined) return null
    const { field, subject } = domain.testOf(literals[0] ?? 0)
    example.push({ field, subject, value: typeof value === 'number' && Number.isNaN(value) ? null : value })
  }
  return example
}

/** The first competing type that both decide, with different arguments. */
function decidedDifferently(a: Entry, b: Entry): ActionType | null {
  for (const action of a.rule.parsed.actions) {
    const type = typeOf(action)
    if (ADDING_TYPES.has(type)) continue
    const rival = b.rule.parsed.actions.find((one) => typeOf(one) === type)
    if (rival && JSON.stringify(rival) !== JSON.stringify(action)) return type
  }
  return null
}

/** `other` is in force at every time that `entry` is. */
function inForceWhenever(other: Entry, entry: Entry): boolean {
  const wide = other.rule.rule.validity
  return wide === null || JSON.stringify(wide) === JSON.stringify(entry.rule.rule.validity)
}

/** False only when dates or days of the week surely keep the two apart. */
function timesOverlap(a: Entry, b: Entry): boolean {
  const one = a.rule.rule.validity
  const two = b.rule.rule.validity
  if (!one || !two) return true
  if (one.until !== null && two.from !== null && one.until <= two.from) return false
  if (two.until !== null && one.from !== null && two.until <= one.from) return false
  const days = two.days
  return one.days === null || days === null || one.days.some((day) => days.includes(day))
}
