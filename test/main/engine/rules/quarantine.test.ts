import { expect, test } from 'vitest'
import { all, does, evaluate, is, matchedBy, ruleOf } from '../../../support/rules/rule-builders.ts'

const tagOne = ruleOf('one', all(), [does('classify.tag', { tag: 'one' })])
const tagTwo = ruleOf('two', all(), [does('classify.tag', { tag: 'two' })])
const hold = [does('hold', { note: 'check' })]

const broken: readonly { name: string; rule: unknown; code: string }[] = [
  { name: 'a blank condition', rule: ruleOf('x', is('order.weight', 'gt', null), hold), code: 'blank' },
  { name: 'a blank list', rule: ruleOf('x', is('order.country', 'in', []), hold), code: 'blank' },
  { name: 'an empty group', rule: ruleOf('x', all(all()), hold), code: 'blank' },
  { name: 'no action', rule: ruleOf('x', all(), []), code: 'blank' },
  { name: 'an unknown field', rule: ruleOf('x', is('order.mood', 'gt', 3), hold), code: 'unknown-field' },
  {
    name: 'a wrong operator',
    rule: ruleOf('x', is('order.country', 'gt', 3), hold),
    code: 'unknown-operator',
  },
  { name: 'a wrong value', rule: ruleOf('x', is('order.weight', 'gt', 'much'), hold), code: 'bad-value' },
  { name: 'an unknown action', rule: ruleOf('x', all(), [does('dance')]), code: 'unknown-action' },
  {
    name: 'a field of a later stage',
    rule: ruleOf('x', is('parcel.weight', 'gt', 1), hold),
    code: 'wrong-stage',
  },
  {
    name: 'a site that does not exist',
    rule: ruleOf('x', all(), [does('source.send-to', { siteId: 'ATLANTIS' })]),
    code: 'missing-reference',
  },
  {
    name: 'a condition on a carrier that does not exist',
    rule: ruleOf('x', is('service.suspended', 'yes', { service: 'PIGEON' }), [does('ship.signature')]),
    code: 'missing-reference',
  },
  { name: 'something else entirely', rule: 42, code: 'bad-shape' },
  { name: 'null', rule: null, code: 'bad-shape' },
]

test.each(broken)('$name is quarantined and its neighbours work', ({ rule, code }) => {
  const outcome = evaluate([tagOne, rule, tagTwo])
  expect(matchedBy(outcome)).toEqual(['one', 'two'])
  expect(outcome.verdicts[1]).toMatchObject({
    matched: false,
    failed: null,
    skipped: 'quarantined',
    effects: [],
  })
  const state = outcome.compiled.states[1]
  expect(state?.kind === 'quarantined' ? state.problems.map((problem) => problem.code) : state).toEqual([
    code,
  ])
})

test('a disabled rule is not looked at', () => {
  const outcome = evaluate([{ ...tagOne, enabled: false }, tagTwo])
  expect(outcome.effects.tags.map((tag) => tag.value)).toEqual(['two'])
  expect(outcome.verdicts[0]?.skipped).toBe('disabled')
})
