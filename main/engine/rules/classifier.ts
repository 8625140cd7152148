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

const BUCKETS = 256

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
 * Several numbers classified in one pass over flat tables. A table of 256 buckets of equal width says how many
 * breaks surely lie below the bucket; a short walk finds the rest.
 */
export class NumberBank {
  /** What each number is, and where its class number goes. */
  #columns = new Int32Array(0)
  #places = new Int32Array(0)
  #counts = new Int32Array(0)
  /** First break, last break and buckets per unit of each number. */
  #scales = new Float64Array(0)
  #starts = new Uint16Array(0)
  /** Where the breaks of each number begin in `breaks`. */
  #offsets = new Int32Array(0)
  #breaks = new Float64Array(0)

  add(classes: NumberClasses, column: number, at: number): void {
    const { breaks } = classes
    const first = breaks[0] ?? Number.POSITIVE_INFINITY
    const last = breaks[breaks.length - 1] ?? Number.POSITIVE_INFINITY
    const scale = breaks.length > 1 ? (BUCKETS - 1) / (last - first) : 1
    const start = new Uint16Array(BUCKETS)
    let below = 0
    for (let bucket = 1; bucket < BUCKETS; bucket++) {
      while (below < breaks.length && Math.trunc(((breaks[below] ?? 0) - first) * scale) < bucket) below++
      start[bucket] = below
    }
    this.#columns = Int32Array.of(...this.#columns, column)
    this.#places = Int32Array.of(...this.#places, at)
    this.#counts = Int32Array.of(...this.#counts, breaks.length)
    this.#scales = Float64Array.of(...this.#scales, first, last, scale)
    this.#starts = Uint16Array.of(...this.#starts, ...start)
    this.#offsets = Int32Array.of(...this.#offsets, this.#breaks.length)
    this.#breaks = Float64Array.of(...this.#breaks, ...breaks)
  }

  classify(numbers: Float64Array, into: Uint16Array, base: number): void {
    const columns = this.#columns
    const places = this.#places
    for (let i = 0; i < columns.length; i++) {
      into[base + (places[i] as number)] = this.#classOf(i, numbers[columns[i] as number] as number)
    }
  }

  #classOf(i: number, value: number): number {
    const first = this.#scales[3 * i] as number
    if (value < first) return 1
    if (value >= (this.#scales[3 * i + 1] as number)) return (this.#counts[i] as number) + 1
    if (Number.isNaN(value)) return 0
    const bucket = ((value - first) * (this.#scales[3 * i + 2] as number)) | 0
    const breaks = this.#breaks
    const offset = this.#offsets[i] as number
    let at = offset + (this.#starts[BUCKETS * i + bucket] as number)
    while (value >= (breaks[at] as number)) at++
    return at - offset + 1
  }
}

/** Texts: class 0 holds all texts that no test names; values named by the same tests share a class. */
export class TextClasses {
  readonly truth: readonly Uint8Array[]
  readonly #classes = new Map<string, number>()

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
    for (const [value, named] of testsOfValue) {
      const key = named.join()
      const cls = classOfTests.get(key) ?? classOfTests.size + 1
      classOfTests.set(key, cls)
      this.#classes.set(value, cls)
    }
    this.truth = tests.map((test) => {
      const bits = new Uint8Array(classOfTests.size + 1)
      for (const value of test.values) bits[this.classOf(value)] = 1
      return bits
    })
  }

  classOf(value: string): number {
    return this.#classes.get(value) ?? 0
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

  constructor(tests: readonly ElementTest[]) {
    this.chunks = Math.ceil(tests.length / CHUNK_TESTS)
    this.words = Math.ceil(tests.length / 32)
    for (const test of tests) {
      for (const value of test.values) if (!this.rows.has(value)) this.rows.set(value, this.rows.size + 1)
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

  /** Writes one class number a chunk, from `at` on. */
  classify(set: readonly string[], into: Uint16Array, at: number): void {
    const { bits, rows, words, chunks } = this.#elements
    if (words === 1) {
      let found = 0
      for (let i = 0; i < set.length; i++) found |= bits[rows.get(set[i] as string) ?? 0] as number
      for (let chunk = 0; chunk < chunks; chunk++) into[at + chunk] = (found >>> (CHUNK_TESTS * chunk)) & 0xff
      return
    }
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
