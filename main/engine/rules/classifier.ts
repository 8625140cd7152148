import type { FieldTest, Range } from '../../../shared/rules/catalogue/test.ts'
import { TextTable } from './text-table.ts'

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

/** Numbers up to so far above the first break are looked up in a table; beyond, breaks are searched. */
const TABLE_SPAN = 65_536

/** Classes of whole numbers from `first` on: a load instead of comparisons that are hard to predict. */
export interface ClassTable {
  readonly first: number
  readonly table: Uint16Array
}

export function classTable({ breaks }: NumberClasses): ClassTable {
  const first = breaks[0] ?? 0
  const last = breaks[breaks.length - 1] ?? first
  const table = new Uint16Array(Math.min(last - first + 1, TABLE_SPAN))
  breaks.forEach((value, i) => table.fill(i + 2, Math.min(value - first, table.length)))
  return { first, table: breaks.length === 0 ? table.fill(1) : table }
}

/** Class of a value at or above the first break, by bisection. */
export function classBeyond(breaks: Float64Array, value: number): number {
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
  readonly classOf: TextTable

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
    this.classOf = new TextTable(classes, 0)
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
  /** Row of an element; 0 = one that no test names. */
  readonly rowOf: TextTable
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
    this.rowOf = new TextTable(rows, 0)
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
