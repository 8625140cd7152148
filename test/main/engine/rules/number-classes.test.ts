import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NumberClasses, type RangesTest } from '../../../../main/engine/rules/classifier.ts'
import { ClassifierCode } from '../../../../main/engine/rules/generated-classes.ts'
import type { OrderFacts } from '../../../../shared/rules/catalogue/facts.ts'
import { holds, type Range } from '../../../../shared/rules/catalogue/test.ts'
import { orderFacts } from '../../../support/rules/rule-facts.ts'

const near = fc.integer({ min: -20, max: 20 })
const far = fc.integer({ min: -1_000_000_000, max: 3_000_000_000 })
const number = fc.oneof(near, far)
const range: fc.Arbitrary<Range> = fc.oneof(
  number.map((from) => ({ from, to: Number.POSITIVE_INFINITY })),
  number.map((to) => ({ from: Number.NEGATIVE_INFINITY, to })),
  fc.tuple(number, number).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) })),
)
const said: fc.Arbitrary<RangesTest> = fc
  .tuple(fc.array(range, { maxLength: 3 }), fc.boolean())
  .map(([ranges, unknown]) => ({
    field: 'order.weight',
    subject: null,
    negated: false,
    kind: 'ranges',
    ranges,
    unknown,
  }))

test('the class of a number says what all tests say of it, breaks far apart or side by side', () => {
  fc.assert(
    fc.property(fc.array(said, { maxLength: 12 }), fc.array(number), (tests, numbers) => {
      const classes = new NumberClasses(tests)
      const code = new ClassifierCode<OrderFacts>()
      code.addNumber({ from: 'order', read: ({ weightG }) => weightG }, classes, 0)
      const classify = code.generate()
      const facts = orderFacts()
      const into = new Uint16Array(1)
      const edges = [...classes.breaks].flatMap((value) => [value - 1, value])
      for (const value of [...numbers, ...edges, Number.NaN, Number.POSITIVE_INFINITY]) {
        facts.weightG = value
        classify(facts, into, 0)
        const known = into[0] ?? -1
        expect(tests.map((_, i) => classes.truth[i]?.[known] === 1)).toEqual(
          tests.map((one) => holds(one, value)),
        )
      }
    }),
    { numRuns: 300 },
  )
})
