import { assert } from '../../../shared/lib/assert.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Stage } from '../../../shared/rules/document.ts'
import { type CompiledRules, type StageProgram, traceOffset } from './compile.ts'
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
  #parcelTrace: Uint16Array
  /** The part of it written last. */
  #parcelView: Uint16Array = NO_CLASSES

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
    const { vocabulary, needs } = this.compiled
    resetRuleEffects(effects)
    readOrder(facts, needs, this.#orderRow)
    vocabulary.order.classifyRow(this.#orderRow, trace, at)
    if (needs.classify) {
      this.#classify.program.apply(this.#hold(this.#classify, trace, at), effects)
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
    if (!this.compiled.needs.source) return
    const held = effects.hold
    this.#source.program.apply(this.#hold(this.#source, trace, at), effects)
    if (held) effects.hold = held
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
    if (compiled.needs.ship) {
      // Without tests on parcels, one look at the order says it for all.
      const looks = length === 0 ? 1 : parcels
      for (let parcel = 0; parcel < looks; parcel++) {
        const parcelAt = parcel * length
        if (length > 0) {
          readParcel(facts, facts.parcels[parcel] as ParcelFacts, this.#parcelRow)
          compiled.vocabulary.parcel.classifyRow(this.#parcelRow, parcelTrace, parcelAt)
          compiled.vocabulary.parcel.classifyServices(facts, parcelTrace, parcelAt)
        }
        this.#matchParcel(trace, at, parcelAt, parcel > 0)
      }
      const { program, held } = stage
      if (program.stops !== null) stopAfterFirst(held, program.stops, program.ruleOfTerm)
      program.apply(held, effects)
    }
    const written = parcels * length
    if (this.#parcelView.buffer !== parcelTrace.buffer || this.#parcelView.length !== written) {
      this.#parcelView = parcelTrace.subarray(0, written)
    }
    return this.#parcelView
  }

  /** The terms that hold for an order and count: none after a rule that stops the stage. */
  #hold(stage: StageRun, trace: Uint16Array, at: number): Int32Array {
    const { program, inForce: first, held } = stage
    program.match(first, held, trace, at, NO_CLASSES, 0)
    if (program.treeTerms.length > 0) settleTrees(held, program, this.compiled, trace, at, null, 0)
    if (program.stops !== null) stopAfterFirst(held, program.stops, program.ruleOfTerm)
    return held
  }

  /** Leaves in `held` the terms that hold for the parcel, with those that held before if `more`. */
  #matchParcel(trace: Uint16Array, at: number, parcelAt: number, more: boolean): void {
    const { program, inForce: first, held, before } = this.#ship
    if (more) before.set(held)
    program.match(first, held, trace, at, this.#parcelTrace, parcelAt)
    if (program.treeTerms.length > 0) {
      settleTrees(held, program, this.compiled, trace, at, this.#parcelTrace, parcelAt)
    }
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

/** Clears the terms of the rules after the first held one that stops the stage. */
function stopAfterFirst(held: Int32Array, stops: Int32Array, ruleOfTerm: Uint16Array): void {
  for (let word = 0; word < held.length; word++) {
    const bits = (held[word] ?? 0) & (stops[word] ?? 0)
    if (bits === 0) continue
    const stopping = ruleOfTerm[word * 32 + 31 - Math.clz32(bits & -bits)] ?? 0
    for (let term = word * 32; term < ruleOfTerm.length; term++) {
      if ((ruleOfTerm[term] ?? 0) > stopping) held[term >> 5] = (held[term >> 5] ?? 0) & ~(1 << (term & 31))
    }
    return
  }
}
