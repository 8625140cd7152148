import { assert } from '../../../shared/lib/assert.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Stage } from '../../../shared/rules/document.ts'
import { inForce } from '../../../shared/rules/validity.ts'
import { type CompiledRules, type StageProgram, traceOffset } from './compile.ts'
import { treeHolds } from './terms.ts'

/** The rules of one stage at one instant, and room to work in. */
export class StageRun {
  readonly #compiled: CompiledRules
  readonly #program: StageProgram
  /** Bits of the terms of rules in force. */
  readonly #inForce: Int32Array
  /** Terms that hold for what was matched last. */
  readonly #held: Int32Array
  /** Terms that held for the parcels before it. */
  readonly #before: Int32Array

  constructor(compiled: CompiledRules, stage: Stage, now: EpochMs) {
    const program = compiled.programs[stage]
    this.#compiled = compiled
    this.#program = program
    this.#inForce = new Int32Array(program.words)
    this.#held = new Int32Array(program.words)
    this.#before = new Int32Array(program.words)
    program.ruleOfTerm.forEach((rule, term) => {
      const validity = program.rules[rule]?.rule.validity ?? null
      if (!inForce(validity, now, compiled.context.timeZone)) return
      this.#inForce[term >> 5] = (this.#inForce[term >> 5] ?? 0) | (1 << (term & 31))
    })
  }

  /** Fills `effects`, emptied before, with what the rules ask of an order. */
  decide(trace: Uint16Array, at: number, effects: object): void {
    this.decideForAny(trace, at, NO_CLASSES, 0, 1, effects)
  }

  /**
   * The same for an order's fulfilment of so many parcels, their class numbers one after the other, `length` each:
   * a rule matches when it matches one of the parcels, and then applies once.
   */
  decideForAny(
    trace: Uint16Array,
    at: number,
    parcelTrace: Uint16Array,
    length: number,
    parcels: number,
    effects: object,
  ): void {
    const program = this.#program
    if (parcels === 1 && program.decide !== null) {
      program.decide(this.#inForce, this.#held, trace, at, parcelTrace, 0, effects)
      return
    }
    program.steps().apply(this.heldByAny(trace, at, parcelTrace, length, parcels), effects)
  }

  /** Bits of the terms that hold for one of the parcels; valid until the next call. */
  heldByAny(
    trace: Uint16Array,
    at: number,
    parcelTrace: Uint16Array,
    length: number,
    parcels: number,
  ): Int32Array {
    const program = this.#program
    const { match } = program.steps()
    const held = this.#held
    const before = this.#before.fill(0)
    for (let parcel = 0; parcel < parcels; parcel++) {
      match(this.#inForce, held, trace, at, parcelTrace, parcel * length)
      if (program.treeTerms.length > 0) this.#settleTrees(trace, at, parcelTrace, parcel * length)
      for (let word = 0; word < held.length; word++) (before[word] as number) |= held[word] as number
    }
    if (program.stops !== null) stopAfterFirst(before, program.stops, program.ruleOfTerm)
    return before
  }

  /** Terms that stand for a tree hold when the tree does. */
  #settleTrees(trace: Uint16Array, at: number, parcelTrace: Uint16Array, parcelAt: number): void {
    const held = this.#held
    for (const term of this.#program.treeTerms) {
      const tree = this.#program.rules[this.#program.ruleOfTerm[term] ?? 0]?.tree
      assert(tree, 'a term belongs to a rule')
      const holds = treeHolds(tree, (literal) =>
        literalHolds(this.#compiled, literal, trace, at, parcelTrace, parcelAt),
      )
      if (!holds) held[term >> 5] = (held[term >> 5] ?? 0) & ~(1 << (term & 31))
    }
  }
}

/** Of no parcel. */
export const NO_CLASSES = new Uint16Array(0)

/** Whether a literal holds for the class numbers of a trace; parcel classes null are for stages before `ship`. */
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
