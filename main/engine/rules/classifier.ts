import type { FieldTest, Range } from '../../../shared/rules/catalogue/test.ts'

/**
 * A classifier turns a field's value into the number of its class: all values of one class make the same
 * tests true. It evaluates every distinct test on the field at once, and the class number is what the trace
 * keeps: `truth[test][class]` gives each test's bit back. Class numbers depend on the tests alone, so a trace
 * can be read with the same rule-set version on any machine.
 */

/** `truth[i][class]` = 1 when the i-th test (before negation) holds for the class. */
type Truth = readonly Uint8Array[]

export interface NumberClasses {
  readonly kind: 'number'
  /** 0 for NaN, else 1 + how many breaks are <= value. */
  classOf(value: number): number
  readonly truth: Truth
  /** The whole numbers of a class, or 'unknown' for class 0. */
  rangeOf(cls: number): Range | 'unknown'
}

export interface TextClasses {
  readonly kind: 'text'
  /** 0 for every text that no test names. */
  classOf(value: string): number
  readonly truth: Truth
  readonly classes: number
}

/** Tests on sets and on prefixes: up to eight tests make one class number of as many bits. */
export interface BitClasses {
  readonly kind: 'set' | 'prefix'
  /** Class numbers of this field's chunks. */
  readonly chunks: number
  /** Tests of each chunk, at most CHUNK_TESTS. */
  readonly chunkTests: readonly number[]
  /** Writes `chunks` class numbers from `at` on. */
  classify(value: readonly string[] | string, into: Uint16Array, at: number): void
}

export const CHUNK_TESTS = 8

export type RangesTest = Extract<FieldTest, { kind: 'ranges' }>
type InTest = Extract<FieldTest, { kind: 'in' }>
export type ElementTest = Extract<FieldTest, { kind: 'some' | 'outside' | 'starts' }>

const BUCKETS = 256

export function numberClasses(tests: readonly RangesTest[]): NumberClasses {
  const breaks = breaksOf(tests)
  const sample = (cls: number): number => (cls === 1 ? (breaks[0] ?? 1) - 1 : (breaks[cls - 2] ?? 0))
  const truth = tests.map((test) => {
    const bits = new Uint8Array(breaks.length + 2)
    bits[0] = test.unknown ? 1 : 0
    for (let cls = 1; cls < bits.length; cls++) {
      const value = sample(cls)
      bits[cls] = test.ranges.some((range) => value >= range.from && value <= range.to) ? 1 : 0
    }
    return bits
  })
  return {
    kind: 'number',
    classOf: breakFinder(breaks),
    truth,
    rangeOf(cls) {
      if (cls === 0) return 'unknown'
      return {
        from: breaks[cls - 2] ?? Number.NEGATIVE_INFINITY,
        to: (breaks[cls - 1] ?? Number.POSITIVE_INFINITY) - 1,
      }
    },
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

/** Buckets of equal width say how many breaks lie surely below; a short walk finds the rest. */
function breakFinder(breaks: Float64Array): (value: number) => number {
  const count = breaks.length
  if (count === 0) return (value) => (value !== value ? 0 : 1)
  const first = breaks[0] ?? 0
  const last = breaks[count - 1] ?? 0
  const scale = (BUCKETS - 1) / Math.max(1, last - first)
  const start = new Uint16Array(BUCKETS)
  let below = 0
  for (let bucket = 1; bucket < BUCKETS; bucket++) {
    while (below < count && Math.trunc(((breaks[below] ?? 0) - first) * scale) < bucket) below++
    start[bucket] = below
  }
  return (value) => {
    if (value !== value) return 0
    if (value < first) return 1
    if (value >= last) return count + 1
    let at = start[((value - first) * scale) | 0] ?? 0
    while (at < count && value >= (breaks[at] ?? 0)) at++
    return at + 1
  }
}

/** Values named by the same tests share a class. */
export function textClasses(tests: readonly InTest[]): TextClasses {
  const testsOfValue = new Map<string, number[]>()
  tests.forEach((test, i) => {
    for (const value of test.values) {
      const named = testsOfValue.get(value)
      if (named) named.push(i)
      else testsOfValue.set(value, [i])
    }
  })
  const classOfTests = new Map<string, number>([['', 0]])
  const classOfValue = new Map<string, number>()
  for (const [value, named] of testsOfValue) {
    const key = named.join()
    const cls = classOfTests.get(key) ?? classOfTests.size
    classOfTests.set(key, cls)
    classOfValue.set(value, cls)
  }
  const truth = tests.map(() => new Uint8Array(classOfTests.size))
  for (const [value, named] of testsOfValue) {
    for (const i of named) (truth[i] as Uint8Array)[classOfValue.get(value) ?? 0] = 1
  }
  return {
    kind: 'text',
    classOf: (value) => classOfValue.get(value) ?? 0,
    truth,
    classes: classOfTests.size,
  }
}

/** The set's bits are those of its elements put together. */
export function bitClasses(tests: readonly ElementTest[]): BitClasses {
  const chunks = Math.max(1, Math.ceil(tests.length / CHUNK_TESTS))
  const rows = new Map<string, number>()
  for (const test of tests) {
    for (const value of test.values) if (!rows.has(value)) rows.set(value, rows.size + 1)
  }
  /** Row 0: an element that no test names. */
  const bits = new Uint8Array((rows.size + 1) * chunks)
  const set = (row: number, test: number): void => {
    const at = row * chunks + Math.floor(test / CHUNK_TESTS)
    bits[at] = (bits[at] ?? 0) | (1 << (test % CHUNK_TESTS))
  }
  tests.forEach((test, i) => {
    const named = new Set(test.values)
    if (test.kind !== 'outside') for (const value of named) set(rows.get(value) ?? 0, i)
    else {
      set(0, i)
      for (const [value, row] of rows) if (!named.has(value)) set(row, i)
    }
  })
  const chunkTests = Array.from({ length: chunks }, (_, chunk) =>
    Math.min(CHUNK_TESTS, tests.length - chunk * CHUNK_TESTS),
  )
  const add = (row: number, into: Uint16Array, at: number): void => {
    for (let chunk = 0; chunk < chunks; chunk++) {
      into[at + chunk] = (into[at + chunk] ?? 0) | (bits[row * chunks + chunk] ?? 0)
    }
  }
  if (tests.some((test) => test.kind === 'starts')) {
    const lengths = [...new Set([...rows.keys()].map((prefix) => prefix.length))]
    return {
      kind: 'prefix',
      chunks,
      chunkTests,
      classify(value, into, at) {
        for (let chunk = 0; chunk < chunks; chunk++) into[at + chunk] = 0
        if (typeof value !== 'string') return
        for (const length of lengths) {
          if (length > value.length) continue
          const row = rows.get(value.slice(0, length))
          if (row !== undefined) add(row, into, at)
        }
      },
    }
  }
  return {
    kind: 'set',
    chunks,
    chunkTests,
    classify(value, into, at) {
      for (let chunk = 0; chunk < chunks; chunk++) into[at + chunk] = 0
      for (let i = 0; i < value.length; i++) add(rows.get(value[i] ?? '') ?? 0, into, at)
    },
  }
}
