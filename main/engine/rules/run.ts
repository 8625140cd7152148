import { assert } from '../../../shared/lib/assert.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Stage } from '../../../shared/rules/document.ts'
import { type CompiledRules, type StageProgram, traceOffset } from './compile.ts'
import { type RuleEffects, resetRuleEffects, resetShipEffects, type ShipEffects } from './effects.ts'
import type { OrderFacts, ShipFacts, SiteColumns } from './facts.ts'
import { treeHolds } from './terms.ts'
import { inForce } from './validity.ts'

/** One stage, and room to work in. */
interface StageRun {
  readonly program: StageProgram
  /** Bits of the terms of rules in force. */
  readonly inForce: Int32Array
  /** Terms that hold for what was matched last. */
  readonly held: Int32Array
  readonly parcelHeld: Int32Array
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
  readonly #parcelOf: { ship: ShipFacts | null; parcel: number } = { ship: null, parcel: 0 }
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
    for (const step of vocabulary.orderSteps) step(facts, trace, at)
    if (this.#classify.program.rules.length > 0) {
      matchOrder(this.#classify, trace, at)
      settleTrees(this.#classify.held, this.#classify.program, this.compiled, trace, at, null, 0)
      applyToOrder(this.#classify, effects)
    }
    if (vocabulary.tagSteps.length === 0) return
    let tags = facts.tags
    if (effects.tags.length > 0) {
      this.#tags.length = 0
      for (const tag of facts.tags) this.#tags.push(tag)
      for (const tag of effects.tags) this.#tags.push(tag.value)
      tags = this.#tags
    }
    for (const step of vocabulary.tagSteps) step(tags, trace, at + this.#tagsAt)
  }

  /** Adds to `effects` what source rules ask; the order was classified into the same trace. */
  source(sites: SiteColumns, effects: RuleEffects, trace: Uint16Array, at: number): void {
    for (const step of this.compiled.vocabulary.siteSteps) step(sites, trace, at + this.#sitesAt)
    if (this.#source.program.rules.length === 0) return
    matchOrder(this.#source, trace, at)
    settleTrees(this.#source.held, this.#source.program, this.compiled, trace, at, null, 0)
    applyToOrder(this.#source, effects)
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
      const of = this.#parcelOf as { ship: ShipFacts; parcel: number }
      of.ship = facts
      stage.held.fill(0)
      for (let parcel = 0; parcel < parcels; parcel++) {
        of.parcel = parcel
        const parcelAt = parcel * length
        for (const step of compiled.vocabulary.parcelSteps) step(of, parcelTrace, parcelAt)
        matchParcel(stage, compiled, trace, at, parcelTrace, parcelAt)
      }
      applyToFulfillment(stage, effects)
    }
    return parcelTrace.subarray(0, parcels * length)
  }
}

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
    parcelHeld: new Int32Array(program.words),
  }
}

function matchOrder(stage: StageRun, trace: Uint16Array, at: number): void {
  stage.held.set(stage.inForce)
  narrow(stage.held, stage.program, stage.program.orderAt, stage.program.orderRows, trace, at)
}

/** Adds to `held` the terms that hold for one parcel. */
function matchParcel(
  stage: StageRun,
  compiled: CompiledRules,
  trace: Uint16Array,
  at: number,
  parcelTrace: Uint16Array,
  parcelAt: number,
): void {
  const { program, parcelHeld, held } = stage
  parcelHeld.set(stage.inForce)
  narrow(parcelHeld, program, program.orderAt, program.orderRows, trace, at)
  narrow(parcelHeld, program, program.parcelAt, program.parcelRows, parcelTrace, parcelAt)
  settleTrees(parcelHeld, program, compiled, trace, at, parcelTrace, parcelAt)
  for (let word = 0; word < held.length; word++) held[word] = (held[word] ?? 0) | (parcelHeld[word] ?? 0)
}

/** Leaves the terms that the class numbers at `positions` allow. */
function narrow(
  held: Int32Array,
  program: StageProgram,
  positions: Int32Array,
  begins: Int32Array,
  trace: Uint16Array,
  at: number,
): void {
  const { words, rows } = program
  for (let i = 0; i < positions.length; i++) {
    let row = (begins[i] as number) + (trace[at + (positions[i] as number)] as number) * words
    for (let word = 0; word < words; word++) (held[word] as number) &= rows[row++] as number
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
function applyToOrder(stage: StageRun, effects: RuleEffects): void {
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
      for (const action of rule.actions) if (action.on === 'order') action.apply(effects)
      if (rule.rule.stopsStage) return
    }
  }
}

function applyToFulfillment(stage: StageRun, effects: ShipEffects): void {
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
      for (const action of rule.actions) if (action.on === 'fulfillment') action.apply(effects)
      if (rule.rule.stopsStage) return
    }
  }
}
