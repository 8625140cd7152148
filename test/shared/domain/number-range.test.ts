import { describe, expect, it } from 'vitest'
import { type NumberScheme, newNumberRange, overlap, supplyOf } from '../../../shared/domain/number-range.ts'

const dpd: NumberScheme = { kind: 'dpd', depot: '0530' }
const s10: NumberScheme = { kind: 's10', serviceIndicator: 'LB', country: 'FR' }

describe('two ranges hold a number in common', () => {
  const cases: {
    name: string
    a: [NumberScheme, number, number]
    b: [NumberScheme, number, number]
    want: boolean
  }[] = [
    { name: 'at their edge', a: [dpd, 1, 10], b: [dpd, 10, 20], want: true },
    { name: 'not when one begins after the other', a: [dpd, 1, 10], b: [dpd, 11, 20], want: false },
    { name: 'not for another depot', a: [dpd, 1, 10], b: [{ ...dpd, depot: '0531' }, 1, 10], want: false },
    {
      name: 'not for another service',
      a: [s10, 1, 10],
      b: [{ ...s10, serviceIndicator: 'RR' }, 1, 10],
      want: false,
    },
    { name: 'not of another kind', a: [dpd, 1, 10], b: [s10, 1, 10], want: false },
    {
      name: 'when prefixes of GS1 are cut at another place',
      a: [{ kind: 'sscc', extensionDigit: '3', companyPrefix: '7610425' }, 100_000_000, 199_999_999],
      b: [{ kind: 'sscc', extensionDigit: '3', companyPrefix: '76104251' }, 5, 9],
      want: true,
    },
  ]
  it.each(cases)('$name', ({ a, b, want }) => {
    const range = ([scheme, first, last]: [NumberScheme, number, number]) => ({ scheme, first, last })
    expect([overlap(range(a), range(b)), overlap(range(b), range(a))]).toEqual([want, want])
  })
})

it('a range ends where its scheme has no more digits, and not before it begins', () => {
  const range = (first: number, last: number) =>
    newNumberRange.safeParse({ accountId: 'post', scheme: s10, first, last }).success
  expect([range(0, 99_999_999), range(0, 100_000_000), range(7, 6)]).toEqual([true, false, false])
})

describe('how long numbers last', () => {
  const cases = [
    { name: 'long', left: 14_000, taken: 1400, want: { perDay: 100, lastsDays: 140, state: 'enough' } },
    {
      name: 'for less than ten days',
      left: 999,
      taken: 1400,
      want: { perDay: 100, lastsDays: 9, state: 'low' },
    },
    {
      name: 'not used yet, many',
      left: 100,
      taken: 0,
      want: { perDay: 0, lastsDays: null, state: 'enough' },
    },
    { name: 'not used yet, few', left: 99, taken: 0, want: { perDay: 0, lastsDays: null, state: 'low' } },
    { name: 'no longer', left: 0, taken: 14, want: { perDay: 1, lastsDays: 0, state: 'exhausted' } },
  ]
  it.each(cases)('$name', ({ left, taken, want }) => {
    expect(supplyOf('dpd', left, taken)).toEqual({ accountId: 'dpd', left, ...want })
  })
})
