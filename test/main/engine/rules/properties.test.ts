import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileRules } from '../../../../main/engine/rules/compile.ts'
import { newRuleEffects } from '../../../../main/engine/rules/effects.ts'
import { RuleRun } from '../../../../main/engine/rules/run.ts'
import { seededRandom } from '../../../../shared/lib/random.ts'
import type { OrderFacts } from '../../../../shared/rules/catalogue/facts.ts'
import type { ConditionNode, Rule } from '../../../../shared/rules/document.ts'
import { plainRules } from '../../../support/rules/plain-rules.ts'
import { randomOrder, randomRule } from '../../../support/rules/random-rules.ts'
import {
  all,
  any,
  CONTEXT,
  does,
  evaluate,
  is,
  matchedBy,
  none,
  ruleOf,
  ruleSetOf,
} from '../../../support/rules/rule-builders.ts'
import { orderFacts, shipFacts, siteFacts } from '../../../support/rules/rule-facts.ts'

const tags = fc.subarray(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k'], { minLength: 1 })
const grams = fc.integer({ min: 0, max: 6_000 })
const leaf: fc.Arbitrary<ConditionNode> = fc.oneof(
  fc
    .tuple(fc.constantFrom('gt', 'gte', 'lt', 'lte', 'eq', 'ne'), grams)
    .map(([op, value]) => is('order.weight', op, value)),
  fc.constant(is('order.weight', 'unknown')),
  fc
    .tuple(grams, grams)
    .map(([a, b]) => is('order.value', 'between', { from: Math.min(a, b), to: Math.max(a, b) })),
  fc
    .tuple(fc.constantFrom('in', 'not-in'), fc.subarray(['FR', 'BE', 'DE', 'ES'], { minLength: 1 }))
    .map(([op, value]) => is('order.country', op, value)),
  fc
    .tuple(
      fc.constantFrom('starts-with', 'not-starts-with', 'in'),
      fc.subarray(['2', '20', '75', '75011'], { minLength: 1 }),
    )
    .map(([op, value]) => is('order.postcode', op, value)),
  fc
    .tuple(fc.constantFrom('any-of', 'all-of', 'none-of'), tags)
    .map(([op, value]) => is('order.tags', op, value)),
  fc
    .tuple(
      fc.constantFrom('any-of', 'all-of', 'only', 'none-of'),
      fc.subarray(['books', 'toys', 'food'], { minLength: 1 }),
    )
    .map(([op, value]) => is('product.category', op, value)),
  fc
    .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 0, max: 1440 }))
    .filter(([from, until]) => from !== until)
    .map(([from, until]) => is('order.placed-time', 'within', { from, until })),
  fc
    .subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 })
    .map((days) => is('order.placed-weekday', 'not-on-days', days)),
)

const { node } = fc.letrec<{ node: ConditionNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc
      .tuple(fc.constantFrom(all, any, none), fc.array(tie('node'), { minLength: 1, maxLength: 4 }))
      .map(([group, children]) => group(...children)),
  ),
}))

const facts: fc.Arbitrary<OrderFacts> = fc
  .record({
    weightG: fc.oneof(grams, fc.constant(Number.NaN)),
    valueCents: grams,
    country: fc.constantFrom('FR', 'BE', 'DE', 'JP'),
    postcode: fc.constantFrom('', '2', '20000', '75011', '75', '33000'),
    tags: fc.subarray(['a', 'b', 'c', 'h', 'i', 'k', 'z']),
    categories: fc.subarray(['books', 'toys', ''], { minLength: 1 }),
    placedMinute: fc.integer({ min: 0, max: 1439 }),
    placedWeekday: fc.integer({ min: 1, max: 7 }),
  })
  .map((change) => orderFacts(change))

function plainlyMatched(rules: readonly Rule[]): (order: OrderFacts) => readonly string[] {
  const match = plainRules(ruleSetOf(rules), CONTEXT, 0)
  return (order) => match({ order, sites: siteFacts(), ship: shipFacts() })
}

const ruleList = fc
  .array(node, { minLength: 1, maxLength: 12 })
  .map((nodes) =>
    nodes.map((when, i) => ruleOf(`r${i}`, when, [does('classify.add-priority', { points: i + 1 })])),
  )

describe('compiled rules', () => {
  test('match exactly when their conditions plainly hold', () => {
    fc.assert(
      fc.property(ruleList, facts, (rules, order) => {
        const outcome = evaluate(rules, { order })
        expect(outcome.effects.priorityAdded.map((added) => added.ruleId)).toEqual(
          plainlyMatched(rules)(order),
        )
      }),
      { numRuns: 300 },
    )
  })

  test('the trace replays to the same matches, and failures name a condition that decided', () => {
    fc.assert(
      fc.property(ruleList, facts, (rules, order) => {
        const outcome = evaluate(rules, { order })
        expect(matchedBy(outcome)).toEqual(outcome.effects.priorityAdded.map((added) => added.ruleId))
        for (const verdict of outcome.verdicts) expect(verdict.failed === null).toBe(verdict.matched)
      }),
      { numRuns: 200 },
    )
  })

  test('a broken rule anywhere changes nothing for the others', () => {
    fc.assert(
      fc.property(ruleList, facts, fc.nat(12), fc.anything(), (rules, order, at, junk) => {
        const with_ = [...rules.slice(0, at), junk, ...rules.slice(at)]
        expect(evaluate(with_, { order }).effects.priorityAdded).toEqual(
          evaluate(rules, { order }).effects.priorityAdded,
        )
      }),
      { numRuns: 100 },
    )
  })

  test('the order of rules that only add up does not change the total', () => {
    fc.assert(
      fc.property(ruleList, facts, fc.nat(), (rules, order, seed) => {
        const random = seededRandom(seed)
        const shuffled = rules.toSorted(() => random() - 0.5)
        const total = (list: readonly Rule[]): number =>
          evaluate(list, { order }).effects.priorityAdded.reduce((sum, added) => sum + added.value, 0)
        expect(total(shuffled)).toBe(total(rules))
      }),
      { numRuns: 100 },
    )
  })

  test('an order says the same whatever orders were asked before it', () => {
    const random = seededRandom(5)
    const rules = [
      ruleOf('heavy', is('order.weight', 'gt', 1_000), [does('classify.tag', { tag: 'heavy' })]),
      ruleOf('tagged', is('order.tags', 'any-of', ['tag-1', 'tag-2']), [does('hold', { note: 'look' })]),
    ]
    for (let i = 0; i < 50; i++) {
      const order = orderFacts(randomOrder(random))
      expect(matchedBy(evaluate(rules, { order }))).toEqual(plainlyMatched(rules)(order))
    }
  })

  test('rule sets of any size, whose rows are walked in steps, match as plainly as small ones', () => {
    for (const count of [20, 60, 150]) {
      const random = seededRandom(count)
      const rules = Array.from({ length: count }, (_, i) =>
        ruleOf(`r${i}`, randomRule(random, i).when, [does('classify.add-priority', { points: i })]),
      )
      const plainly = plainlyMatched(rules)
      const compiled = compileRules(ruleSetOf(rules), CONTEXT)
      const run = new RuleRun(compiled, 0)
      const effects = newRuleEffects()
      const trace = new Uint16Array(compiled.orderTraceLength)
      for (let i = 0; i < 40; i++) {
        const order = orderFacts(randomOrder(random))
        run.classify(order, effects, trace, 0)
        expect(effects.priorityAdded.map((added) => added.ruleId)).toEqual(plainly(order))
      }
    }
  })
})
