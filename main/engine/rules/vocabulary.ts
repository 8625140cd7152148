import { assert } from '../../../shared/lib/assert.ts'
import type { OrderFacts, ParcelView, SiteFacts } from '../../../shared/rules/catalogue/facts.ts'
import type { FieldTest, Range } from '../../../shared/rules/catalogue/test.ts'
import type { Stage } from '../../../shared/rules/document.ts'
import {
  CHUNK_TESTS,
  ElementClasses,
  type ElementTest,
  type InTest,
  NumberClasses,
  type RangesTest,
  TextClasses,
} from './classifier.ts'
import { ClassifierCode, type Classify } from './generated-classes.ts'
import { type Reader, readerOf } from './readers.ts'

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
  /** Never negated: literals are. */
  readonly test: FieldTest
  readonly slot: number
  /** By class of the slot: 1 = the test holds. */
  readonly truth: Uint8Array
  readonly reader: Reader
  /** For tests on numbers: the values of a class. */
  readonly rangeOf: ((cls: number) => Range | 'unknown') | null
}

/** All distinct tests of a rule set, numbered; and how the class numbers of each segment are found. */
export interface Vocabulary {
  /** The literal of a test that a rule of the stage asks; undefined when none does. */
  readonly literalOf: (test: FieldTest, stage: Stage) => Literal | undefined
  readonly tests: readonly DistinctTest[]
  readonly slots: readonly Slot[]
  readonly sizes: Readonly<Record<Segment, number>>
  /** Each writes the class numbers of its segment. */
  readonly classify: SegmentClassifiers
}

interface SegmentClassifiers {
  readonly order: Classify<OrderFacts>
  readonly tags: Classify<Pick<OrderFacts, 'tags'>>
  readonly sites: Classify<SiteFacts>
  readonly parcel: Classify<ParcelView>
}

type Family = 'ranges' | 'in' | 'starts' | 'elements'

/** Tests on one field that are classified together. */
interface Group {
  readonly segment: Segment
  readonly subject: string | null
  readonly reader: Reader
  readonly family: Family
  /** The number of each distinct test by what it says. */
  readonly idOf: Map<string, number>
  readonly tests: FieldTest[]
}

/** Bit `i` of a chunk's class number. */
const BIT_TRUTH: readonly Uint8Array[] = Array.from({ length: CHUNK_TESTS }, (_, bit) =>
  Uint8Array.from({ length: 1 << CHUNK_TESTS }, (_, cls) => (cls >> bit) & 1),
)

export class VocabularyBuilder {
  /** In the order in which they were first met. */
  readonly #groups: Group[] = []
  readonly #groupsOfField = new Map<string, readonly Group[]>()
  #tests = 0
  readonly #tagsGrow: boolean
  readonly #indexesOf: (test: FieldTest) => readonly number[]

  /**
   * `indexesOf`: positions of the site or services that a test is about; empty for tests without a subject.
   * `tagsGrow`: classify rules add tags, so that later stages see others.
   */
  constructor(indexesOf: (test: FieldTest) => readonly number[], tagsGrow: boolean) {
    this.#indexesOf = indexesOf
    this.#tagsGrow = tagsGrow
  }

  /** The same test asked twice is one test. */
  literal(test: FieldTest, stage: Stage): Literal {
    const { idOf, tests } = this.#group(test, stage) ?? this.#newGroup(test, stage)
    const key = valueKey(test)
    let id = idOf.get(key)
    if (id === undefined) {
      id = this.#tests++
      idOf.set(key, id)
      tests.push(test.negated ? { ...test, negated: false } : test)
    }
    return 2 * id + (test.negated ? 1 : 0)
  }

  #known(test: FieldTest, stage: Stage): Literal | undefined {
    const id = this.#group(test, stage)?.idOf.get(valueKey(test))
    return id === undefined ? undefined : 2 * id + (test.negated ? 1 : 0)
  }

  #group(test: FieldTest, stage: Stage): Group | undefined {
    const grown = this.#seesMoreTags(test, stage)
    const family = familyOf(test)
    return this.#groupsOfField
      .get(test.field)
      ?.find(
        (group) =>
          group.family === family && group.subject === test.subject && (group.segment === 'tags') === grown,
      )
  }

  #newGroup(test: FieldTest, stage: Stage): Group {
    const reader = readerOf(test.field, test.subject, this.#indexesOf(test))
    const segment = this.#seesMoreTags(test, stage) ? 'tags' : reader.from
    const { subject } = test
    const group: Group = { segment, subject, reader, family: familyOf(test), idOf: new Map(), tests: [] }
    this.#groupsOfField.set(test.field, [...(this.#groupsOfField.get(test.field) ?? []), group])
    this.#groups.push(group)
    return group
  }

  #seesMoreTags(test: FieldTest, stage: Stage): boolean {
    return this.#tagsGrow && test.field === 'order.tags' && stage !== 'classify'
  }

  /** Slots are given in the order in which tests were first met: the same rules give the same layout. */
  build(): Vocabulary {
    const layout = new Layout(this.#tests)
    for (const group of this.#groups) layout.add(group)
    return layout.done((test, stage) => this.#known(test, stage))
  }
}

function familyOf(test: FieldTest): Family {
  return test.kind === 'some' || test.kind === 'outside' ? 'elements' : test.kind
}

/** What a test says of its field, its sign aside: the same for lists in any order. */
function valueKey(test: FieldTest): string {
  if (test.kind === 'ranges') {
    let key = test.unknown ? '?' : ''
    for (const { from, to } of test.ranges) key += `${from}:${to},`
    return key
  }
  const [first = '', second] = test.values
  // Most lists have one value or two, which need no sorting: an eighth of all that compiling threw away.
  if (second === undefined) return `${test.kind}${SEPARATOR}${first}`
  const values =
    test.values.length > 2 ? test.values.toSorted() : first < second ? [first, second] : [second, first]
  return `${test.kind}${SEPARATOR}${values.join(SEPARATOR)}`
}

const SEPARATOR = '\u0000'

class Layout {
  readonly #tests: (DistinctTest | undefined)[]
  readonly #slots: Slot[] = []
  readonly #sizes = { order: 0, tags: 0, sites: 0, parcel: 0 }
  readonly #code = {
    order: new ClassifierCode<OrderFacts>(),
    tags: new ClassifierCode<Pick<OrderFacts, 'tags'>>(),
    sites: new ClassifierCode<SiteFacts>(),
    parcel: new ClassifierCode<ParcelView>(),
  }

  constructor(tests: number) {
    this.#tests = Array.from({ length: tests })
  }

  add(group: Group): void {
    const at = this.#sizes[group.segment]
    const code = this.#code[group.segment]
    switch (group.family) {
      case 'ranges': {
        const classes = new NumberClasses(group.tests as RangesTest[])
        this.#keep(group, classes.truth, (cls) => classes.rangeOf(cls))
        code.addNumber(group.reader, classes, at)
        return
      }
      case 'in': {
        const classes = new TextClasses(group.tests as InTest[])
        this.#keep(group, classes.truth, null)
        code.addText(group.reader, classes, at)
        return
      }
      case 'starts': {
        this.#keepChunks(group)
        code.addPrefixes(group.reader, new ElementClasses(group.tests as ElementTest[]), at)
        return
      }
      case 'elements': {
        this.#keepChunks(group)
        code.addSet(group.reader, new ElementClasses(group.tests as ElementTest[]), at)
      }
    }
  }

  /** One slot for all tests of a group. */
  #keep(group: Group, truth: readonly Uint8Array[], rangeOf: DistinctTest['rangeOf']): void {
    const slot = this.#slot(group.segment, truth[0]?.length ?? 1)
    const ids = [...group.idOf.values()]
    ids.forEach((id, i) => this.#keepTest(group, i, id, slot, truth[i], rangeOf))
  }

  /** A slot for every eight tests. */
  #keepChunks(group: Group): void {
    const all = [...group.idOf.values()]
    for (let first = 0; first < all.length; first += CHUNK_TESTS) {
      const ids = all.slice(first, first + CHUNK_TESTS)
      const slot = this.#slot(group.segment, 1 << ids.length)
      ids.forEach((id, bit) => this.#keepTest(group, first + bit, id, slot, BIT_TRUTH[bit], null))
    }
  }

  #slot(segment: Segment, classes: number): number {
    this.#slots.push({ segment, at: this.#sizes[segment]++, classes })
    return this.#slots.length - 1
  }

  #keepTest(
    group: Group,
    i: number,
    id: number,
    slot: number,
    truth: Uint8Array | undefined,
    rangeOf: DistinctTest['rangeOf'],
  ): void {
    const test = group.tests[i]
    assert(test && truth, 'a classifier has one truth column a test')
    this.#tests[id] = { test, slot, truth, reader: group.reader, rangeOf }
  }

  done(literalOf: Vocabulary['literalOf']): Vocabulary {
    const tests = this.#tests.map((test) => {
      assert(test, 'every test was laid out')
      return test
    })
    const { order, tags, sites, parcel } = this.#code
    const classify: SegmentClassifiers = {
      order: order.generate(),
      tags: tags.generate(),
      sites: sites.generate(),
      parcel: parcel.generate(),
    }
    return { literalOf, tests, slots: this.#slots, sizes: this.#sizes, classify }
  }
}
