import type { FieldTest, Range } from '../../../shared/rules/catalogue/test.ts'
import type { NumberColumn, SetColumn } from './generated-evaluation.ts'

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

/** The table of a number's classes, for the code that looks them up. */
export function numberColumn(classes: NumberClasses, column: number, at: number): NumberColumn {
  const { breaks } = classes
  const first = breaks[0] ?? 0
  const last = breaks[breaks.length - 1] ?? first
  const table = new Uint16Array(Math.min(last - first + 1, TABLE_SPAN))
  breaks.forEach((value, i) => table.fill(i + 2, Math.min(value - first, table.length)))
  return { column, at, breaks, first, table: breaks.length === 0 ? table.fill(1) : table }
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

/** The one copy of a text that parsed JSON holds too: looking it up then compares addresses. */
function interned(text: string): string {
  return Object.keys({ [text]: 0 })[0] ?? text
}

/** Texts: class 0 holds all texts that no test names; values named by the same tests share a class. */
export class TextClasses {
  readonly truth: readonly Uint8Array[]
  /** Of the texts that a test names. */
  readonly classes: ReadonlyMap<string, number>

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
      classes.set(interned(value), cls)
    }
    this.classes = classes
    this.truth = tests.map((test) => {
      const bits = new Uint8Array(classOfTests.size + 1)
      for (const value of test.values) bits[classes.get(value) ?? 0] = 1
      return bits
    })
  }
}

/** So many tests share a class number, one bit each. */
export const CHUNK_TESTS = 8

/** Bits by element, 32 tests a word: four chunks. Row 0 is an element that no test names. */
class ElementBits {
  readonly chunks: number
  readonly words: number
  readonly rows = new Map<string, number>()
  readonly bits: Int32Array
  /** Bits of the first word by element, and of all other elements: enough when there is only one. */
  readonly only = new Map<string, number>()
  readonly other: number

  constructor(tests: readonly ElementTest[]) {
    this.chunks = Math.ceil(tests.length / CHUNK_TESTS)
    this.words = Math.ceil(tests.length / 32)
    for (const test of tests) {
      for (const value of test.values)
        if (!this.rows.has(value)) this.rows.set(interned(value), this.rows.size + 1)
    }
    this.bits = new Int32Array((this.rows.size + 1) * this.words)
    tests.forEach((test, i) => {
      if (test.kind !== 'outside') {
        for (const value of test.values) this.#set(this.rows.get(value) ?? 0, i)
        return
      }
      const named = new Set(test.values)
      this.#set(0, i)
      for (const [value, row] of this.rows) if (!named.has(value)) this.#set(row, i)
    })
    for (const [value, row] of this.rows) this.only.set(value, this.bits[row * this.words] ?? 0)
    this.other = this.bits[0] ?? 0
  }

  #set(row: number, test: number): void {
    const at = row * this.words + (test >> 5)
    this.bits[at] = (this.bits[at] ?? 0) | (1 << (test & 31))
  }

  /** Writes the class numbers of the chunks of a word. */
  write(bits: number, word: number, into: Uint16Array, at: number): void {
    const chunks = Math.min(4, this.chunks - 4 * word)
    for (let chunk = 0; chunk < chunks; chunk++) {
      into[at + 4 * word + chunk] = (bits >>> (CHUNK_TESTS * chunk)) & 0xff
    }
  }
}

/** Sets of texts. */
export class SetClasses {
  readonly #elements: ElementBits

  constructor(tests: readonly ElementTest[]) {
    this.#elements = new ElementBits(tests)
  }

  /** For code that looks bits up itself; null when they fill more than a word. */
  columnAt(column: number, at: number): SetColumn | null {
    const { only, other, words, chunks } = this.#elements
    return words === 1 ? { column, at, chunks, only, other } : null
  }

  /** Writes one class number a chunk, from `at` on. */
  classify(set: readonly string[], into: Uint16Array, at: number): void {
    const { bits, rows, words } = this.#elements
    for (let word = 0; word < words; word++) {
      let found = 0
      for (let i = 0; i < set.length; i++) {
        found |= bits[(rows.get(set[i] as string) ?? 0) * words + word] as number
      }
      this.#elements.write(found, word, into, at)
    }
  }
}

/** Texts tested by how they begin. */
export class PrefixClasses {
  readonly #elements: ElementBits
  readonly #lengths: readonly number[]

  constructor(tests: readonly ElementTest[]) {
    this.#elements = new ElementBits(tests)
    this.#lengths = [...new Set([...this.#elements.rows.keys()].map((prefix) => prefix.length))]
  }

  classify(text: string, into: Uint16Array, at: number): void {
    const { bits, rows, words } = this.#elements
    for (let word = 0; word < words; word++) {
      let found = 0
      for (const length of this.#lengths) {
        const row = length > text.length ? undefined : rows.get(text.slice(0, length))
        if (row !== undefined) found |= bits[row * words + word] as number
      }
      this.#elements.write(found, word, into, at)
    }
  }
}
