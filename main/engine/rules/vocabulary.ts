import { assert } from '../../../shared/lib/assert.ts'
import type { FieldTest, Range } from '../../../shared/rules/catalogue/test.ts'
import type { Stage } from '../../../shared/rules/document.ts'
import {
  bitClasses,
  CHUNK_TESTS,
  type ElementTest,
  numberClasses,
  type RangesTest,
  textClasses,
} from './classifier.ts'
import type { OrderFacts, SiteColumns } from './facts.ts'
import { type ParcelOf, type Reader, readerOf } from './readers.ts'

/** A test and its sign: `2 * test + (negated ? 1 : 0)`. */
export type Literal = number

/**
 * Where a class number is kept, and when it is known: the order as received; its tags with those that
 * classify rules added; the sites; one parcel.
 */
export type Segment = 'order' | 'tags' | 'sites' | 'parcel'

/** One class number of the trace. */
export interface Slot {
  readonly segment: Segment
  /** Position in its segment. */
  readonly at: number
  readonly classes: number
}

/** A distinct test of the rule set. */
export interface DistinctTest {
  readonly test: FieldTest
  readonly slot: number
  /** By class of the slot: 1 = the test holds, before negation. */
  readonly truth: Uint8Array
  readonly reader: Reader
  /** For tests on numbers: what the class says of the value. */
  readonly rangeOf: ((cls: number) => Range | 'unknown') | null
}

type Step<F> = (facts: F, into: Uint16Array, at: number) => void

/** All distinct tests of a rule set, numbered; and how the class numbers of each segment are found. */
export interface Vocabulary {
  readonly tests: readonly DistinctTest[]
  readonly slots: readonly Slot[]
  readonly sizes: Readonly<Record<Segment, number>>
  readonly orderSteps: readonly Step<OrderFacts>[]
  readonly tagSteps: readonly Step<readonly string[]>[]
  readonly siteSteps: readonly Step<SiteColumns>[]
  readonly parcelSteps: readonly Step<ParcelOf>[]
}

interface Group {
  readonly segment: Segment
  readonly reader: Reader
  readonly family: 'ranges' | 'in' | 'starts' | 'elements'
  /** Ids of its tests. */
  readonly ids: number[]
  readonly tests: FieldTest[]
}

/** Bit `i` of a chunk's class number. */
const BIT_TRUTH: readonly Uint8Array[] = Array.from({ length: CHUNK_TESTS }, (_, bit) =>
  Uint8Array.from({ length: 1 << CHUNK_TESTS }, (_, cls) => (cls >> bit) & 1),
)

export class VocabularyBuilder {
  readonly #groups = new Map<string, Group>()
  readonly #ids = new Map<string, number>()
  readonly #indexesOf: (test: FieldTest) => readonly number[]

  /** `indexesOf`: positions of the site or services that a test is about; empty for tests without a subject. */
  constructor(indexesOf: (test: FieldTest) => readonly number[]) {
    this.#indexesOf = indexesOf
  }

  /** The same test asked twice is one test. */
  literal(test: FieldTest, stage: Stage): Literal {
    const tags = test.field === 'order.tags' && stage !== 'classify'
    const family = familyOf(test)
    const groupKey = `${tags ? 'tags' : ''}|${test.field}|${test.subject ?? ''}|${family}`
    const key = `${groupKey}|${valueKey(test)}`
    const known = this.#ids.get(key)
    const id = known ?? this.#ids.size
    if (known === undefined) {
      this.#ids.set(key, id)
      let group = this.#groups.get(groupKey)
      if (!group) {
        const reader = readerOf(test.field, this.#indexesOf(test))
        group = { segment: tags ? 'tags' : reader.phase, reader, family, ids: [], tests: [] }
        this.#groups.set(groupKey, group)
      }
      group.ids.push(id)
      group.tests.push({ ...test, negated: false })
    }
    return 2 * id + (test.negated ? 1 : 0)
  }

  build(): Vocabulary {
    const layout = new Layout(this.#ids.size)
    for (const group of this.#groups.values()) layout.add(group)
    return layout.done()
  }
}

function familyOf(test: FieldTest): Group['family'] {
  switch (test.kind) {
    case 'ranges':
    case 'in':
    case 'starts':
      return test.kind
    case 'some':
    case 'outside':
      return 'elements'
  }
}

function valueKey(test: FieldTest): string {
  if (test.kind !== 'ranges') return `${test.kind}${[...test.values].sort().join('\u0000')}`
  return `${test.unknown}${test.ranges.map((range) => `${range.from}:${range.to}`).join()}`
}

/** Gives each group its slots, in the order the tests were first met: the same rules give the same layout. */
class Layout {
  readonly #tests: (DistinctTest | undefined)[]
  readonly #slots: Slot[] = []
  readonly #sizes = { order: 0, tags: 0, sites: 0, parcel: 0 }
  readonly #orderSteps: Step<OrderFacts>[] = []
  readonly #tagSteps: Step<readonly string[]>[] = []
  readonly #siteSteps: Step<SiteColumns>[] = []
  readonly #parcelSteps: Step<ParcelOf>[] = []

  constructor(tests: number) {
    this.#tests = Array.from({ length: tests })
  }

  add(group: Group): void {
    const at = this.#sizes[group.segment]
    switch (group.family) {
      case 'ranges': {
        const classes = numberClasses(group.tests as RangesTest[])
        this.#keep(group, classes.truth, classes.rangeOf)
        this.#addNumberStep(group.reader, classes.classOf, at)
        return
      }
      case 'in': {
        const classes = textClasses(group.tests as Extract<FieldTest, { kind: 'in' }>[])
        this.#keep(group, classes.truth, null)
        this.#addTextStep(group.reader, classes.classOf, at)
        return
      }
      case 'starts':
      case 'elements':
        this.#addBits(group, at)
    }
  }

  /** One slot for all tests of a group. */
  #keep(group: Group, truth: readonly Uint8Array[], rangeOf: DistinctTest['rangeOf']): void {
    const slot = this.#slot(group.segment, truth[0]?.length ?? 1)
    group.ids.forEach((id, i) => {
      const bits = truth[i]
      const test = group.tests[i]
      assert(bits && test, 'a classifier has one truth column a test')
      this.#tests[id] = { test, slot, truth: bits, reader: group.reader, rangeOf }
    })
  }

  #slot(segment: Segment, classes: number): number {
    this.#slots.push({ segment, at: this.#sizes[segment]++, classes })
    return this.#slots.length - 1
  }

  #addBits(group: Group, at: number): void {
    const bits = bitClasses(group.tests as ElementTest[])
    bits.chunkTests.forEach((tests, chunk) => {
      const slot = this.#slot(group.segment, 1 << tests)
      for (let bit = 0; bit < tests; bit++) {
        const i = chunk * CHUNK_TESTS + bit
        const id = group.ids[i]
        const test = group.tests[i]
        const truth = BIT_TRUTH[bit]
        assert(id !== undefined && test && truth, 'every test of a chunk has a bit')
        this.#tests[id] = { test, slot, truth, reader: group.reader, rangeOf: null }
      }
    })
    const { reader } = group
    if (group.segment === 'tags') {
      this.#tagSteps.push((tags, into, base) => bits.classify(tags, into, base + at))
    } else if (reader.phase === 'order') {
      assert(reader.kind !== 'number', 'bits are read from texts and sets')
      const read: (facts: OrderFacts) => string | readonly string[] = reader.read
      this.#orderSteps.push((facts, into, base) => bits.classify(read(facts), into, base + at))
    } else {
      assert(reader.phase === 'parcel' && reader.kind !== 'number', 'sites have no sets')
      const read: (facts: ParcelOf) => string | readonly string[] = reader.read
      this.#parcelSteps.push((facts, into, base) => bits.classify(read(facts), into, base + at))
    }
  }

  #addNumberStep(reader: Reader, classOf: (value: number) => number, at: number): void {
    assert(reader.kind === 'number', 'ranges are asked of numbers')
    switch (reader.phase) {
      case 'order': {
        const { read } = reader
        this.#orderSteps.push((facts, into, base) => {
          into[base + at] = classOf(read(facts))
        })
        return
      }
      case 'sites': {
        const { read } = reader
        this.#siteSteps.push((facts, into, base) => {
          into[base + at] = classOf(read(facts))
        })
        return
      }
      case 'parcel': {
        const { read } = reader
        this.#parcelSteps.push((facts, into, base) => {
          into[base + at] = classOf(read(facts))
        })
      }
    }
  }

  #addTextStep(reader: Reader, classOf: (value: string) => number, at: number): void {
    assert(reader.kind === 'text', 'texts are compared with texts')
    if (reader.phase === 'order') {
      const { read } = reader
      this.#orderSteps.push((facts, into, base) => {
        into[base + at] = classOf(read(facts))
      })
    } else {
      const { read } = reader
      this.#parcelSteps.push((facts, into, base) => {
        into[base + at] = classOf(read(facts))
      })
    }
  }

  done(): Vocabulary {
    const tests = this.#tests.map((test) => {
      assert(test, 'every test was laid out')
      return test
    })
    return {
      tests,
      slots: this.#slots,
      sizes: this.#sizes,
      orderSteps: this.#orderSteps,
      tagSteps: this.#tagSteps,
      siteSteps: this.#siteSteps,
      parcelSteps: this.#parcelSteps,
    }
  }
}
