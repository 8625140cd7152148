import { expect, test } from 'vitest'
import { replayVerdicts } from '../../../../main/engine/rules/replay.ts'
import type { ConditionNode } from '../../../../shared/rules/document.ts'
import { all, any, does, evaluate, is, none, ruleOf } from '../../../support/rules/rule-builders.ts'

const hold = [does('hold', { note: 'x' })]

const cases: readonly { name: string; when: ConditionNode; failed: unknown }[] = [
  {
    name: 'the first condition that fails, with the value found',
    when: all(is('order.country', 'in', ['FR']), is('order.weight', 'gt', 3_000)),
    failed: { condition: 'order.weight', args: { operator: 'gt', value: 3_000 }, actual: 1_000 },
  },
  {
    name: 'the first of alternatives that all fail',
    when: any(is('order.country', 'in', ['BE']), is('order.weight', 'gt', 3_000)),
    failed: { condition: 'order.country', args: { operator: 'in', value: ['BE'] }, actual: 'FR' },
  },
  {
    name: 'a condition that holds and should not',
    when: none(is('order.weight', 'gt', 3_000), is('order.tags', 'none-of', ['vip'])),
    failed: {
      condition: 'order.tags',
      args: { operator: 'none-of', value: ['vip'], negated: true },
      actual: ['b2b'],
    },
  },
  {
    name: 'inside nested groups',
    when: all(
      any(
        none(is('order.country', 'in', ['FR'])),
        all(is('order.units', 'gte', 1), is('order.lines', 'gt', 4)),
      ),
    ),
    failed: {
      condition: 'order.country',
      args: { operator: 'in', value: ['FR'], negated: true },
      actual: 'FR',
    },
  },
  {
    name: 'an unknown value',
    when: all(is('order.days-to-deadline', 'lt', 2)),
    failed: { condition: 'order.days-to-deadline', args: { operator: 'lt', value: 2 }, actual: null },
  },
]

test.each(cases)('a verdict names $name', ({ when, failed }) => {
  const outcome = evaluate([ruleOf('r', when, hold)], { order: { tags: ['b2b'] } })
  expect(outcome.verdicts).toEqual([
    { ruleId: 'r', ruleName: 'Rule r', matched: false, failed, skipped: null, effects: [] },
  ])
})

test('without the facts, the bounds that the trace keeps are told', () => {
  const rule = ruleOf(
    'r',
    all(is('stock.least', 'zero', { site: 'LYON' }), is('stock.least', 'lt', { site: 'LYON', value: 20 })),
    [does('source.splits', { maxFulfillments: 1 })],
  )
  const { compiled, trace } = evaluate([rule])
  const [verdict] = replayVerdicts(compiled, trace, { order: null, sites: null, ship: null })
  expect(verdict?.failed?.actual).toEqual({ from: 1, to: 19 })
})

test('a held order did not reach the later stages', () => {
  const { compiled, trace } = evaluate([
    ruleOf('hold', all(), hold),
    ruleOf('split', all(), [does('source.splits', { maxFulfillments: 1 })]),
  ])
  const verdicts = replayVerdicts(
    compiled,
    { ...trace, reached: 'classify', fulfillments: [] },
    { order: null, sites: null, ship: null },
  )
  expect(verdicts.map((verdict) => verdict.skipped)).toEqual([null, 'not-reached'])
})
