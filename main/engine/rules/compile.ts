import { assert } from '../../../shared/lib/assert.ts'
import { findField } from '../../../shared/rules/catalogue/fields.ts'
import { type Rule, type RuleSetEnvelope, type Stage } from '../../../shared/rules/document.ts'
import { type ParsedRule, parseRule, type RuleParse } from '../../../shared/rules/parse-rule.ts'
import type { RuleProblem } from '../../../shared/rules/problem.ts'
import { EffectProgram } from './effect-program.ts'
import {
  type Decide,
  type DecideSteps,
  generateDecide,
  generateSteps,
  type RowTable,
  WORDS_AT_ONCE,
} from './generated-decision.ts'
import { type Directory, directoryOf, missingReferences } from './resolve.ts'
import type { RuleContext, RuleNeeds } from './rule-context.ts'
import { type Term, type Tree, termsOf, treeOf } from './terms.ts'
import { type Vocabulary, VocabularyBuilder } from './vocabulary.ts'
import { setBits } from './winner.ts'

/** A rule that works. */
export interface CompiledRule {
  /** Position in the rule set. */
  readonly position: number
  readonly rule: Rule
  readonly parsed: ParsedRule
  readonly tree: Tree
  /** The alternatives; null for a rule with too many of them, evaluated as a tree. */
  readonly terms: readonly Term[] | null
}

/**
 * The rules of one stage as bit rows. Bit t of a row of slot s and class c is 1 unless c makes one literal of
 * term t false; the AND of the rows of an order's classes therefore leaves exactly the terms that hold.
 */
export interface StageProgram extends RowTable {
  readonly rules: readonly CompiledRule[]
  /** Rule (position in `rules`) of each term; terms are in the order of the rules. */
  readonly ruleOfTerm: Uint16Array
  /** Slots read from the order's part of the trace: position there, and where the rows of its classes begin. */
  readonly orderAt: Int32Array
  readonly orderRows: Int32Array
  /** The same for the slots of one parcel. */
  readonly parcelAt: Int32Array
  readonly parcelRows: Int32Array
  /** null where something comes between matching and effects: a rule that stops, a tree. */
  readonly decide: Decide | null
  /** Matching and effects apart, for what comes between and for several parcels; written when first asked for. */
  readonly steps: () => DecideSteps
  /** Bits of the terms of rules that stop the stage; null when there are none. */
  readonly stops: Int32Array | null
  /** Terms that stand for a rule evaluated as a tree. */
  readonly treeTerms: readonly number[]
}

export type RuleState =
  | { readonly kind: 'working'; readonly rule: CompiledRule }
  | { readonly kind: 'disabled'; readonly id: string; readonly name: string }
  | {
      readonly kind: 'quarantined'
      readonly id: string
      readonly name: string
      readonly problems: readonly RuleProblem[]
    }

export interface CompiledRules {
  readonly version: number
  readonly context: RuleContext
  /** Every rule of the set, in its order. */
  readonly states: readonly RuleState[]
  readonly vocabulary: Vocabulary
  readonly programs: Readonly<Record<Stage, StageProgram>>
  readonly needs: RuleNeeds
  /** Class numbers that an order's trace holds; a parcel's come on top. */
  readonly orderTraceLength: number
  readonly parcelTraceLength: number
}

/**
 * Compiles a rule set for a world. Rules that cannot be read or name what does not exist are quarantined;
 * disabled rules are left out. Class numbers in traces depend on the rule set alone, not on the context.
 */
export function compileRules(ruleSet: RuleSetEnvelope, context: RuleContext): CompiledRules {
  const directory = directoryOf(context)
  const reads = ruleSet.rules.map((stored) => parseRule(stored))
  const builder = new VocabularyBuilder(directory.indexesOf, reads.some(addsTag))
  const states = reads.map((read, position): RuleState => {
    if (read.kind === 'quarantined') return read
    const { parsed } = read
    const { id, name, enabled, stage } = parsed.rule
    if (!enabled) return { kind: 'disabled', id, name }
    // Tests of a rule that is then quarantined are numbered too: numbers must not depend on the context.
    const tree = treeOf(parsed.when, (test) => builder.literal(test, stage))
    const problems = missingReferences(parsed, directory)
    if (problems.length > 0) return { kind: 'quarantined', id, name, problems }
    return { kind: 'working', rule: { position, rule: parsed.rule, parsed, tree, terms: termsOf(tree) } }
  })
  const vocabulary = builder.build()
  const working = states.flatMap((state) => (state.kind === 'working' ? [state.rule] : []))
  const program = (stage: Stage): StageProgram =>
    stageProgram(
      working.filter(({ rule }) => rule.stage === stage),
      vocabulary,
      directory,
    )
  const { order, tags, sites, parcel } = vocabulary.sizes
  return {
    version: ruleSet.version,
    context,
    states,
    vocabulary,
    programs: { classify: program('classify'), source: program('source'), ship: program('ship') },
    needs: needsOf(working, vocabulary),
    orderTraceLength: order + tags + sites,
    parcelTraceLength: parcel,
  }
}

function addsTag(read: RuleParse): boolean {
  if (read.kind === 'quarantined' || !read.parsed.rule.enabled) return false
  return read.parsed.actions.some((action) => action.code === 'classify.tag')
}

/** Position of a slot in the order's trace: order, then tags, then sites. */
export function traceOffset(vocabulary: Vocabulary, segment: 'order' | 'tags' | 'sites'): number {
  switch (segment) {
    case 'order':
      return 0
    case 'tags':
      return vocabulary.sizes.order
    case 'sites':
      return vocabulary.sizes.order + vocabulary.sizes.tags
  }
}

const ALL = -1

function stageProgram(
  rules: readonly CompiledRule[],
  vocabulary: Vocabulary,
  directory: Directory,
): StageProgram {
  const terms = rules.flatMap((rule) => rule.terms ?? [[]])
  const words = paddedWords(terms.length)
  const ruleOfTerm = new Uint16Array(terms.length)
  const treeTerms: number[] = []
  const stops = new Int32Array(words)
  const effects = new EffectProgram({ words, ruleOfTerm }, directory)
  let next = 0
  rules.forEach((rule, i) => {
    const span = { rule: i, from: next, until: next + (rule.terms?.length ?? 1) }
    next = span.until
    if (!rule.terms) treeTerms.push(span.from)
    ruleOfTerm.fill(i, span.from, span.until)
    for (const action of rule.parsed.actions) effects.add(action, rule.rule, span)
    if (rule.rule.stopsStage) setBits(stops, span)
  })
  const used = usedSlots(rules, vocabulary)
  const begins = new Map<number, number>()
  let size = 0
  for (const slot of used) {
    begins.set(slot, size)
    size += (vocabulary.slots[slot]?.classes ?? 0) * words
  }
  const rows = new Int32Array(size).fill(ALL)
  terms.forEach((term, t) => {
    for (const literal of term) excludeTerm(rows, words, t, literal, begins, vocabulary)
  })
  const slotsOf = (parcel: boolean): readonly number[] =>
    used.filter((slot) => (vocabulary.slots[slot]?.segment === 'parcel') === parcel)
  const at = (slot: number): number => {
    const found = vocabulary.slots[slot]
    assert(found, 'a used slot exists')
    return found.segment === 'parcel' ? found.at : traceOffset(vocabulary, found.segment) + found.at
  }
  const table: RowTable = {
    words,
    rows,
    orderAt: Int32Array.from(slotsOf(false), at),
    orderRows: Int32Array.from(slotsOf(false), (slot) => begins.get(slot) ?? 0),
    parcelAt: Int32Array.from(slotsOf(true), at),
    parcelRows: Int32Array.from(slotsOf(true), (slot) => begins.get(slot) ?? 0),
  }
  const codes = effects.codes()
  const stopping = stops.some((bits) => bits !== 0)
  let steps: DecideSteps | null = null
  return {
    ...table,
    rules,
    ruleOfTerm,
    decide: stopping || treeTerms.length > 0 ? null : generateDecide(table, codes),
    steps: () => (steps ??= generateSteps(table, codes)),
    stops: stopping ? stops : null,
    treeTerms,
  }
}

/** Words of a row: as many as needed, or a multiple of those that are walked at once. */
function paddedWords(terms: number): number {
  const words = Math.max(1, Math.ceil(terms / 32))
  return words <= WORDS_AT_ONCE ? words : Math.ceil(words / WORDS_AT_ONCE) * WORDS_AT_ONCE
}

/** Clears the term's bit in the row of every class that makes the literal false. */
function excludeTerm(
  rows: Int32Array,
  words: number,
  term: number,
  literal: number,
  begins: ReadonlyMap<number, number>,
  vocabulary: Vocabulary,
): void {
  const test = vocabulary.tests[literal >> 1]
  assert(test, 'a literal names a test')
  const begin = begins.get(test.slot)
  const classes = vocabulary.slots[test.slot]?.classes
  assert(begin !== undefined && classes !== undefined, 'the slot of a literal is used')
  const falseWhen = literal & 1
  const mask = ~(1 << (term & 31))
  let at = begin + (term >> 5)
  for (let cls = 0; cls < classes; cls++, at += words) {
    if (test.truth[cls] === falseWhen) rows[at] = (rows[at] ?? 0) & mask
  }
}

/** Slots that the rules' terms read, ascending. Trees read theirs from the trace directly. */
function usedSlots(rules: readonly CompiledRule[], vocabulary: Vocabulary): readonly number[] {
  const used = new Uint8Array(vocabulary.slots.length)
  for (const rule of rules) {
    for (const term of rule.terms ?? []) {
      for (const literal of term) used[vocabulary.tests[literal >> 1]?.slot ?? 0] = 1
    }
  }
  return [...used.keys()].filter((slot) => used[slot] === 1)
}

function needsOf(rules: readonly CompiledRule[], { tests }: Vocabulary): RuleNeeds {
  const asks = (stage: Stage): boolean => rules.some(({ rule }) => rule.stage === stage)
  return {
    distance: tests.some(({ test }) => findField(test.field)?.readsDistance === true),
    value: tests.some(({ test }) => test.field === 'order.value' && test.subject === null),
    classify: asks('classify'),
    source: asks('source'),
    ship: asks('ship'),
  }
}
