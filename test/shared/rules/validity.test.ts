import { expect, it } from 'vitest'
import type { Rule } from '../../../shared/rules/document.ts'
import { type ValidityState, validityState } from '../../../shared/rules/validity.ts'

const at = (text: string): number => Date.parse(text)
const only = (part: Partial<NonNullable<Rule['validity']>>): Rule['validity'] => ({
  from: null,
  until: null,
  days: null,
  hours: null,
  ...part,
})

const december = only({ from: at('2026-11-30T23:00Z'), until: at('2026-12-31T23:00Z') })
const fridayNight = only({ days: [5], hours: { from: 22 * 60, until: 2 * 60 } })

it.each<{ name: string; validity: Rule['validity']; now: string; want: ValidityState }>([
  { name: 'no bounds', validity: null, now: '2026-11-23T12:00Z', want: 'in-force' },
  { name: 'before its first day', validity: december, now: '2026-11-30T22:59Z', want: 'coming' },
  { name: 'at its first instant', validity: december, now: '2026-11-30T23:00Z', want: 'in-force' },
  { name: 'at its end', validity: december, now: '2026-12-31T23:00Z', want: 'expired' },
  { name: 'on another day', validity: only({ days: [1] }), now: '2026-11-24T12:00Z', want: 'resting' },
  { name: 'Friday before it begins', validity: fridayNight, now: '2026-11-27T20:59Z', want: 'resting' },
  { name: 'Friday night', validity: fridayNight, now: '2026-11-27T21:00Z', want: 'in-force' },
  { name: 'past midnight of Friday', validity: fridayNight, now: '2026-11-28T00:30Z', want: 'in-force' },
  { name: 'past midnight of Saturday', validity: fridayNight, now: '2026-11-29T00:30Z', want: 'resting' },
  {
    name: 'over, though at its hour',
    validity: only({ until: at('2026-11-01T00:00Z'), hours: { from: 0, until: 1440 } }),
    now: '2026-11-23T12:00Z',
    want: 'expired',
  },
])('is $want: $name', ({ validity, now, want }) => {
  expect(validityState(validity, at(now), 'Europe/Paris')).toBe(want)
})
