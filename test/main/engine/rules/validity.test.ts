import { expect, test } from 'vitest'
import type { Rule } from '../../../../shared/rules/document.ts'
import { inForce } from '../../../../shared/rules/validity.ts'
import { all, does, evaluate, ruleOf } from '../../../support/rules/rule-builders.ts'

const at = (text: string): number => Date.parse(text)
const bounds = (change: Partial<NonNullable<Rule['validity']>>): Rule['validity'] => ({
  from: null,
  until: null,
  days: null,
  hours: null,
  ...change,
})

const nightOfFriday = bounds({ days: [5], hours: { from: 22 * 60, until: 2 * 60 } })

// 2026-03-29 is the day when Paris goes from 02:00 to 03:00.
const cases: readonly { name: string; validity: Rule['validity']; now: string; want: boolean }[] = [
  { name: 'always', validity: null, now: '2026-11-23T12:00Z', want: true },
  {
    name: 'from that instant on',
    validity: bounds({ from: at('2026-11-23T12:00Z') }),
    now: '2026-11-23T12:00Z',
    want: true,
  },
  {
    name: 'not at its end',
    validity: bounds({ until: at('2026-11-23T12:00Z') }),
    now: '2026-11-23T12:00Z',
    want: false,
  },
  {
    name: 'Monday in Paris though Sunday in UTC',
    validity: bounds({ days: [1] }),
    now: '2026-11-22T23:30Z',
    want: true,
  },
  { name: 'not on other days', validity: bounds({ days: [1] }), now: '2026-11-24T12:00Z', want: false },
  {
    name: 'in its hours, local time',
    validity: bounds({ hours: { from: 840, until: 900 } }),
    now: '2026-11-23T13:00Z',
    want: true,
  },
  {
    name: 'one hour earlier in UTC in summer',
    validity: bounds({ hours: { from: 840, until: 900 } }),
    now: '2026-07-01T12:00Z',
    want: true,
  },
  {
    name: 'not at the end of its hours',
    validity: bounds({ hours: { from: 840, until: 900 } }),
    now: '2026-11-23T14:00Z',
    want: false,
  },
  {
    name: 'right after clocks went forward',
    validity: bounds({ hours: { from: 180, until: 240 } }),
    now: '2026-03-29T01:00Z',
    want: true,
  },
  { name: 'Friday evening', validity: nightOfFriday, now: '2026-11-27T22:00Z', want: true },
  {
    name: 'the night after it still belongs to Friday',
    validity: nightOfFriday,
    now: '2026-11-28T00:30Z',
    want: true,
  },
  {
    name: 'the night before it belongs to Thursday',
    validity: nightOfFriday,
    now: '2026-11-27T00:30Z',
    want: false,
  },
]

test.each(cases)('$name: $want', ({ validity, now, want }) => {
  expect(inForce(validity, at(now), 'Europe/Paris')).toBe(want)
})

test('a rule out of its time is told apart from one that does not match', () => {
  const rule = ruleOf('r', all(), [does('classify.tag', { tag: 'x' })], { validity: bounds({ days: [1] }) })
  const outcome = evaluate([rule], { now: at('2026-11-24T12:00Z') })
  expect(outcome.effects.tags).toEqual([])
  expect(outcome.verdicts[0]?.skipped).toBe('not-valid-now')
})
