import { DELIVERIES } from '../../../shared/domain/shipping-method.ts'
import { assert } from '../../../shared/lib/assert.ts'
import type { Unit } from '../../../shared/lib/unit.ts'
import type { FieldType } from '../../../shared/rules/catalogue/field.ts'
import { findField } from '../../../shared/rules/catalogue/fields.ts'
import { type FactValue, type FieldTest, holds } from '../../../shared/rules/catalogue/test.ts'
import { ANY_OTHER } from '../../../shared/rules/finding.ts'
import type { Literal, Vocabulary } from './vocabulary.ts'

/** A field and what it is about: tests on different keys never bear on each other. */
export type FieldKey = string

/** Values that no order lies outside of. */
const BOUNDS: Readonly<Partial<Record<Unit, readonly [number, number]>>> = {
  'minute-of-day': [0, 1439],
  weekday: [1, 7],
  days: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
}

/**
 * Answers whether literals on one field can hold together, exactly: for a number or a text by trying one value
 * of each kind that the rule set tells apart, for a set by looking for an element for each test that wants one.
 */
export class LintDomain {
  readonly #vocabulary: Vocabulary
  readonly #values = new Map<FieldKey, readonly FactValue[]>()
  /** By literal: which of the field's values make it true. */
  readonly #truth = new Map<Literal, Uint8Array>()
  readonly #keys: readonly FieldKey[]

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary
    this.#keys = vocabulary.tests.map(({ test, slot }) => {
      const tagged = vocabulary.slots[slot]?.segment === 'tags'
      return `${test.field}|${test.subject ?? ''}|${tagged ? 'tags' : ''}`
    })
    const tests = new Map<FieldKey, FieldTest[]>()
    vocabulary.tests.forEach(({ test }, i) => {
      const key = this.#keys[i] ?? ''
      tests.set(key, [...(tests.get(key) ?? []), test])
    })
    for (const [key, list] of tests) this.#values.set(key, candidates(list))
  }

  keyOf(literal: Literal): FieldKey {
    return this.#keys[literal >> 1] ?? ''
  }

  testOf(literal: Literal): FieldTest {
    const test = this.#vocabulary.tests[literal >> 1]?.test
    assert(test, 'a literal names a test')
    return (literal & 1) === 1 ? { ...test, negated: true } : test
  }

  /** A value of the field that makes all literals true; undefined when there is none. All are of one field key. */
  solve(literals: readonly Literal[]): FactValue | undefined {
    const [first] = literals
    if (first === undefined) return undefined
    return isSet(this.testOf(first)) ? this.#solveSet(literals) : this.#solveValue(literals)
  }

  #solveValue(literals: readonly Literal[]): FactValue | undefined {
    const values = this.#values.get(this.keyOf(literals[0] ?? 0)) ?? []
    const truths = literals.map((literal) => this.#truthOf(literal, values))
    for (let i = 0; i < values.length; i++) {
      if (truths.every((truth) => truth[i] === 1)) return values[i]
    }
    return undefined
  }

  #truthOf(literal: Literal, values: readonly FactValue[]): Uint8Array {
    const known = this.#truth.get(literal)
    if (known) return known
    const test = this.testOf(literal)
    const truth = Uint8Array.from(values, (value) => (holds(test, value) ? 1 : 0))
    this.#truth.set(literal, truth)
    return truth
  }

  #solveSet(literals: readonly Literal[]): FactValue | undefined {
    const tests = literals.map((literal) => this.testOf(literal))
    const allowed = (this.#values.get(this.keyOf(literals[0] ?? 0)) ?? []).filter((value) =>
      tests.every((test) => !test.negated || holds(test, value)),
    )
    const set = new Set<string>()
    for (const test of tests) {
      if (test.negated) continue
      const element = allowed.find((value) => holds(test, value))
      if (element === undefined) return undefined
      for (const one of element as readonly string[]) set.add(one)
    }
    return [...set]
  }
}

function isSet(test: FieldTest): boolean {
  return test.kind === 'some' || test.kind === 'outside'
}

/** Values of which one of each kind that the tests tell apart; sets of one element for tests on sets. */
function candidates(tests: readonly FieldTest[]): readonly FactValue[] {
  const [first] = tests
  if (first?.kind === 'ranges') return numbers(first.field, tests)
  const named = new Set(tests.flatMap((test) => (test.kind === 'ranges' ? [] : test.values)))
  const texts = closed(first?.field) ? [...named, ...closedValues(first?.field)] : [...named, ANY_OTHER, '']
  const distinct = [...new Set(texts)]
  return first && isSet(first) ? distinct.map((text) => [text]) : distinct
}

function closed(field: string | undefined): boolean {
  return closedValues(field).length > 0
}

/** All values of a text that can only be one of a few. */
function closedValues(field: string | undefined): readonly string[] {
  const type: FieldType | undefined = findField(field ?? '')?.type
  if (type?.kind !== 'text') return []
  if (type.of === 'delivery') return DELIVERIES
  return type.of === 'service-level' ? ['standard', 'express', 'relay'] : []
}

function numbers(field: string, tests: readonly FieldTest[]): readonly number[] {
  const type = findField(field)?.type
  const [least, most] =
    type?.kind === 'truth'
      ? [0, 1]
      : ((type?.kind === 'number' ? BOUNDS[type.unit] : null) ?? [0, Number.POSITIVE_INFINITY])
  const edges = new Set<number>()
  for (const test of tests) {
    if (test.kind !== 'ranges') continue
    for (const { from, to } of test.ranges) {
      for (const edge of [from - 1, from, to, to + 1]) if (Number.isFinite(edge)) edges.add(edge)
    }
  }
  const values = [...edges, least, most].filter(
    (value) => value >= least && value <= most && Number.isFinite(value),
  )
  const sorted = [...new Set(values.length > 0 ? values : [0])].sort((a, b) => a - b)
  return type?.kind === 'truth' || findField(field)?.isAlwaysKnown === true ? sorted : [...sorted, Number.NaN]
}
