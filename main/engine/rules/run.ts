import { assert } from '../../../shared/lib/assert.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Stage } from '../../../shared/rules/document.ts'
import {
  applyOrderAction,
  applyShipAction,
  type EffectLists,
  newEffectLists,
  type OrderAction,
  type ShipAction,
} from './apply-action.ts'
import { type CompiledRules, type StageProgram, traceOffset, WORDS_AT_ONCE } from './compile.ts'
import { type RuleEffects, resetRuleEffects, resetShipEffects, type ShipEffects } from './effects.ts'
import type { OrderFacts, ParcelFacts, ShipFacts, SiteColumns } from './facts.ts'
import { FactRow, ORDER_ROW, PARCEL_ROW, readOrder, readParcel } from './readers.ts'
import { treeHolds } from './terms.ts'
import { inForce } from './validity.ts'

/** One stage, and room to work in. */
interface StageRun {
  readonly program: StageProgram
  /** Bits of the terms of rules in force. */
  readonly inForce: Int32Array
  /** Terms that hold for what was matched last. */
  readonly held: Int32Array
  /** Scratch of the same size. */
  readonly before: Int32Array
}

/**
 * Compiled rules at one instant, for any number of orders. Stages are asked for an order in their order:
 * `classify`, `source`, then `ship` for each fulfilment considered; stages of different orders may alternate,
 * since all that is known of an order is in its trace. It owns scratch memory: one caller at a time.
 *
 * A trace is the class numbers of an order's facts, `CompiledRules.orderTraceLength` numbers from `at` on:
 * the truth of every distinct test, packed. `replayVerdicts` reads it back.
 */
export class RuleRun {
  readonly compiled: CompiledRules
  readonly now: EpochMs
  readonly #classify: StageRun
  readonly #source: StageRun
  readonly #ship: StageRun
  readonly #tags: string[] = []
  readonly #tagsAt: number
  readonly #sitesAt: number
  readonly #orderRow = new FactRow(ORDER_ROW)
  readonly #parcelRow = new FactRow(PARCEL_ROW)
  readonly #lists = newEffectLists()
  #parcelTrace: Uint16Array

  constructor(compiled: CompiledRules, now: EpochMs) {
    this.compiled = compiled
    this.now = now
    this.#classify = stageRun(compiled, 'classify', now)
    this.#source = stageRun(compiled, 'source', now)
    this.#ship = stageRun(compiled, 'ship', now)
    this.#tagsAt = traceOffset(compiled.vocabulary, 'tags')
    this.#sitesAt = traceOffset(compiled.vocabulary, 'sites')
    this.#parcelTrace = new Uint16Array(compiled.parcelTraceLength)
  }

  /** Empties `effects`, fills it with what classify rules ask, and begins the trace. */
  classify(facts: OrderFacts, effects: RuleEffects, trace: Uint16Array, at: number): void {
    const { vocabulary } = this.compiled
    resetRuleEffects(effects)
    readOrder(facts, this.compiled.needs, this.#orderRow)
    vocabulary.order.classifyRow(this.#orderRow, trace, at)
    if (this.#classify.program.rules.length > 0) {
      match(this.#classify, trace, at, NO_CLASSES, 0)
      settleTrees(this.#classify.held, this.#classify.program, this.compiled, trace, at, null, 0)
      const { tags, priorityAdded, protectedStock } = this.#lists
      tags.clear()
      priorityAdded.clear()
      protectedStock.clear()
      applyToOrder(this.#classify, effects, this.#lists)
      effects.tags = tags.items
      effects.priorityAdded = priorityAdded.items
      effects.protectedStock = protectedStock.items
    }
    if (vocabulary.tags.length === 0) return
    let tags = facts.tags
    if (effects.tags.length > 0) {
      this.#tags.length = 0
      for (const tag of facts.tags) this.#tags.push(tag)
      for (const tag of effects.tags) this.#tags.push(tag.value)
      tags = this.#tags
    }
    for (const group of vocabulary.tags) group.classes.classify(tags, trace, at + this.#tagsAt + group.at)
  }

  /** Adds to `effects` what source rules ask; the order was classified into the same trace. */
  source(sites: SiteColumns, effects: RuleEffects, trace: Uint16Array, at: number): void {
    this.compiled.vocabulary.sites.classifySites(sites, trace, at + this.#sitesAt)
    if (this.#source.program.rules.length === 0) return
    match(this.#source, trace, at, NO_CLASSES, 0)
    settleTrees(this.#source.held, this.#source.program, this.compiled, trace, at, null, 0)
    const { excludedSites } = this.#lists
    excludedSites.clear()
    applyToOrder(this.#source, effects, this.#lists)
    effects.excludedSites = excludedSites.items
  }

  /**
   * Empties `effects` and fills it with what ship rules ask of one fulfilment: a rule matches when it matches
   * one of its parcels, and then applies once. Returns the class numbers of the parcels, one after the other,
   * `parcelTraceLength` each: valid until the next call, for the caller to copy into its trace.
   */
  ship(facts: ShipFacts, effects: ShipEffects, trace: Uint16Array, at: number): Uint16Array {
    resetShipEffects(effects)
    const { compiled } = this
    const length = compiled.parcelTraceLength
    const parcels = facts.parcels.length
    if (this.#parcelTrace.length < parcels * length) this.#parcelTrace = new Uint16Array(parcels * length)
    const parcelTrace = this.#parcelTrace
    const stage = this.#ship
    if (stage.program.rules.length > 0) {
      for (let parcel = 0; parcel < parcels; parcel++) {
        const parcelAt = parcel * length
        if (length > 0) {
          readParcel(facts, facts.parcels[parcel] as ParcelFacts, this.#parcelRow)
          compiled.vocabulary.parcel.classifyRow(this.#parcelRow, parcelTrace, parcelAt)
          compiled.vocabulary.parcel.classifyServices(facts, parcelTrace, parcelAt)
        }
        this.#matchParcel(trace, at, parcelAt, parcel > 0)
      }
      this.#lists.excluded.clear()
      applyToFulfillment(stage, effects, this.#lists)
      effects.excluded = this.#lists.excluded.items
    }
    return length === 0 ? NO_CLASSES : parcelTrace.subarray(0, parcels * length)
  }

  /** Leaves in `held` the terms that hold for the parcel, with those that held before if `more`. */
  #matchParcel(trace: Uint16Array, at: number, parcelAt: number, more: boolean): void {
    const { program, held, before } = this.#ship
    if (more) before.set(held)
    match(this.#ship, trace, at, this.#parcelTrace, parcelAt)
    settleTrees(held, program, this.compiled, trace, at, this.#parcelTrace, parcelAt)
    if (more) for (let word = 0; word < held.length; word++) (held[word] as number) |= before[word] as number
  }
}

const NO_CLASSES = new Uint16Array(0)

function stageRun(compiled: CompiledRules, stage: Stage, now: EpochMs): StageRun {
  const program = compiled.programs[stage]
  const bits = new Int32Array(program.words)
  program.ruleOfTerm.forEach((rule, term) => {
    const validity = program.rules[rule]?.rule.validity ?? null
    if (!inForce(validity, now, compiled.context.timeZone)) return
    bits[term >> 5] = (bits[term >> 5] ?? 0) | (1 << (term & 31))
  })
  return {
    program,
    inForce: bits,
    held: new Int32Array(program.words),
    before: new Int32Array(program.words),
  }
}

/**
 * Leaves in `held` the terms in force that the classes allow. Four words at a time stay in registers; rows are
 * padded to that.
 */
function match(
  stage: StageRun,
  trace: Uint16Array,
  at: number,
  parcelTrace: Uint16Array,
  parcelAt: number,
): void {
  const { inForce: first, held, program } = stage
  const { words, rows, orderAt, orderRows, parcelAt: slotAt, parcelRows } = program
  for (let word = 0; word < words; word += WORDS_AT_ONCE) {
    let a = first[word] as number
    let b = first[word + 1] as number
    let c = first[word + 2] as number
    let d = first[word + 3] as number
    for (let i = 0; i < orderAt.length; i++) {
      const row = (orderRows[i] as number) + (trace[at + (orderAt[i] as number)] as number) * words + word
      a &= rows[row] as number
      b &= rows[row + 1] as number
      c &= rows[row + 2] as number
      d &= rows[row + 3] as number
    }
    for (let i = 0; i < slotAt.length; i++) {
      const row =
        (parcelRows[i] as number) + (parcelTrace[parcelAt + (slotAt[i] as number)] as number) * words + word
      a &= rows[row] as number
      b &= rows[row + 1] as number
      c &= rows[row + 2] as number
      d &= rows[row + 3] as number
    }
    held[word] = a
    held[word + 1] = b
    held[word + 2] = c
    held[word + 3] = d
  }
}

/** Terms that stand for a tree hold when the tree does. */
function settleTrees(
  held: Int32Array,
  program: StageProgram,
  compiled: CompiledRules,
  trace: Uint16Array,
  at: number,
  parcelTrace: Uint16Array | null,
  parcelAt: number,
): void {
  for (const term of program.treeTerms) {
    const tree = program.rules[program.ruleOfTerm[term] ?? 0]?.tree
    assert(tree, 'a term belongs to a rule')
    const holds = treeHolds(tree, (literal) =>
      literalHolds(compiled, literal, trace, at, parcelTrace, parcelAt),
    )
    if (!holds) held[term >> 5] = (held[term >> 5] ?? 0) & ~(1 << (term & 31))
  }
}

/** Whether a literal holds for the class numbers of a trace; null parcel classes are for stages before `ship`. */
export function literalHolds(
  compiled: CompiledRules,
  literal: number,
  trace: Uint16Array,
  at: number,
  parcelTrace: Uint16Array | null,
  parcelAt: number,
): boolean {
  const { vocabulary } = compiled
  const test = vocabulary.tests[literal >> 1]
  const slot = vocabulary.slots[test?.slot ?? -1]
  assert(test && slot, 'a literal names a test')
  const cls =
    slot.segment === 'parcel'
      ? parcelTrace?.[parcelAt + slot.at]
      : trace[at + traceOffset(vocabulary, slot.segment) + slot.at]
  return (test.truth[cls ?? 0] ?? 0) !== (literal & 1)
}

/** Calls the actions of the rules held, in their order, each rule once; a rule that stops its stage ends it. */
function applyToOrder(stage: StageRun, effects: RuleEffects, lists: EffectLists): void {
  const { program, held } = stage
  let last = -1
  for (let word = 0; word < held.length; word++) {
    let bits = held[word] as number
    while (bits !== 0) {
      const index = program.ruleOfTerm[word * 32 + 31 - Math.clz32(bits & -bits)] as number
      bits &= bits - 1
      if (index === last) continue
      last = index
      const rule = program.rules[index]
      assert(rule, 'a term belongs to a rule')
      const actions = rule.actions.order
      for (let i = 0; i < actions.length; i++) applyOrderAction(actions[i] as OrderAction, effects, lists)
      if (rule.rule.stopsStage) return
    }
  }
}

function applyToFulfillment(stage: StageRun, effects: ShipEffects, lists: EffectLists): void {
  const { program, held } = stage
  let last = -1
  for (let word = 0; word < held.length; word++) {
    let bits = held[word] as number
    while (bits !== 0) {
      const index = program.ruleOfTerm[word * 32 + 31 - Math.clz32(bits & -bits)] as number
      bits &= bits - 1
      if (index === last) continue
      last = index
      const rule = program.rules[index]
      assert(rule, 'a term belongs to a rule')
      const actions = rule.actions.ship
      for (let i = 0; i < actions.length; i++) applyShipAction(actions[i] as ShipAction, effects, lists)
      if (rule.rule.stopsStage) return
    }
  }
}
