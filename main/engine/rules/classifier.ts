import type { FieldTest, Range } from '../../../shared/rules/catalogue/test.ts'

/**
 * A classifier turns a field's value into the number of its class: all values of one class make the same
 * tests true. It evaluates every distinct test on the field at once, and the class number is what the trace
 * keeps: `truth[test][class]` gives each test's bit back. Class numbers depend on the tests alone, so a trace
 * can be read with the same rule-set version on any machine.
 */

export type RangesTest = Extract<FieldTest, { kind: 'ranges' }>
export type InTest = Extract<FieldTest, { kind: 'in' }>
/** Tests whose bits for a set are those of its elements put together; a text is the set of its prefixes. */
export type ElementTest = Extract<FieldTest, { kind: 'some' | 'outside' | 'starts' }>

/** Numbers: class 0 is unknown (NaN), class k + 1 holds the values with k breaks at or below them. */
export class NumberClasses {
  /** By test and class: 1 = the test holds, before negation. */
  readonly truth: readonly Uint8Array[]
  /** Ascending. */
  readonly breaks: Float64Array

  constructor(tests: readonly RangesTest[]) {
    const breaks = breaksOf(tests)
    this.breaks = breaks
    this.truth = tests.map((test) => {
      const bits = new Uint8Array(breaks.length + 2)
      bits[0] = test.unknown ? 1 : 0
      for (let cls = 1; cls < bits.length; cls++) {
        const value = cls === 1 ? (breaks[0] ?? 1) - 1 : (breaks[cls - 2] ?? 0)
        bits[cls] = test.ranges.some((range) => value >= range.from && value <= range.to) ? 1 : 0
      }
      return bits
    })
  }

  /** The whole numbers of a class. */
  rangeOf(cls: number): Range | 'unknown' {
    if (cls === 0) return 'unknown'
    return {
      from: this.breaks[cls - 2] ?? Number.NEGATIVE_INFINITY,
      to: (this.breaks[cls - 1] ?? Number.POSITIVE_INFINITY) - 1,
    }
  }
}

function breaksOf(tests: readonly RangesTest[]): Float64Array {
  const found = new Set<number>()
  for (const test of tests) {
    for (const range of test.ranges) {
      if (Number.isFinite(range.from)) found.add(range.from)
      if (Number.isFinite(range.to)) found.add(range.to + 1)
    }
  }
  return Float64Array.from(found).sort()
}

/**
 * Where to look for a number's class: values from the first break to the last, cut into equal spans of 2 ^ shift.
 * A span begins in a class; few breaks lie within it, and comparing with them is all that is left.
 */
export interface ClassSpans {
  readonly shift: number
  /** Breaks below each span. */
  readonly below: Uint16Array
  /** The most breaks within one. */
  readonly most: number
}

/** Small enough to stay in the first-level cache with the tables of other fields. */
const MOST_SPANS = 1_024

/** null without breaks. */
export function classSpans({ breaks }: NumberClasses): ClassSpans | null {
  const first = breaks[0]
  const width = (breaks[breaks.length - 1] ?? Number.NaN) - (first ?? Number.NaN)
  if (first === undefined || width >= 2 ** 31) return null
  const shift = Math.max(0, Math.ceil(Math.log2((width + 1) / MOST_SPANS)))
  const below = new Uint16Array((width >> shift) + 1)
  let most = 0
  breaks.forEach((value, i) => {
    const span = (value - first) >> shift
    most = Math.max(most, i + 1 - (below[span] ?? 0))
    below.fill(i + 1, span + 1)
  })
  return { shift, below, most }
}

/** Class of a known value, by bisection. */
export function classAmong(breaks: Float64Array, value: number): number {
  let low = 0
  let high = breaks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (value >= (breaks[middle] as number)) low = middle + 1
    else high = middle
  }
  return low + 1
}

/** Texts: class 0 holds all texts that no test names; values named by the same tests share a class. */
export class TextClasses {
  readonly truth: readonly Uint8Array[]
  /** Of the texts that a test names. */
  readonly classOf: ReadonlyMap<string, number>

  constructor(tests: readonly InTest[]) {
    const testsOfValue = new Map<string, number[]>()
    tests.forEach((test, i) => {
      for (const value of test.values) {
        const named = testsOfValue.get(value)
        if (named) named.push(i)
        else testsOfValue.set(value, [i])
      }
    })
    const classOfTests = new Map<string, number>()
    const classes = new Map<string, number>()
    for (const [value, named] of testsOfValue) {
      const key = named.join()
      const cls = classOfTests.get(key) ?? classOfTests.size + 1
      classOfTests.set(key, cls)
      classes.set(value, cls)
    }
    this.classOf = classes
    this.truth = tests.map((test) => {
      const bits = new Uint8Array(classOfTests.size + 1)
      for (const value of test.values) bits[classes.get(value) ?? 0] = 1
      return bits
    })
  }
}

/** So many tests share a class number, one bit each. */
export const CHUNK_TESTS = 8

/**
 * Sets of texts, and texts by how they begin: such a text is the set of its prefixes. Bits by element, 32 tests a
 * word: four chunks.
 */
export class ElementClasses {
  readonly chunks: number
  readonly words: number
  /** Row of each element that a test names; 0 is for all others. */
  readonly rowOf: ReadonlyMap<string, number>
  /** Row by row, `words` each. */
  readonly bits: Int32Array
  /** How long the texts are that tests name, each length once: prefixes to try. */
  readonly lengths: readonly number[]

  constructor(tests: readonly ElementTest[]) {
    this.chunks = Math.ceil(tests.length / CHUNK_TESTS)
    this.words = Math.ceil(tests.length / 32)
    const rows = new Map<string, number>()
    for (const test of tests) {
      for (const value of test.values) if (!rows.has(value)) rows.set(value, rows.size + 1)
    }
    this.rowOf = rows
    this.lengths = [...new Set([...rows.keys()].map((value) => value.length))]
    this.bits = new Int32Array((rows.size + 1) * this.words)
    tests.forEach((test, i) => {
      if (test.kind !== 'outside') {
        for (const value of test.values) this.#set(rows.get(value) ?? 0, i)
        return
      }
      const named = new Set(test.values)
      this.#set(0, i)
      for (const [value, row] of rows) if (!named.has(value)) this.#set(row, i)
    })
  }

  #set(row: number, test: number): void {
    const at = row * this.words + (test >> 5)
    this.bits[at] = (this.bits[at] ?? 0) | (1 << (test & 31))
  }
}
