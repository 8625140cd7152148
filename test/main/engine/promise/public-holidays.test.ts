import { describe, expect, test } from 'vitest'
import { localDateOfDay } from '../../../../main/engine/promise/day-number.ts'
import { easterSunday, publicHolidays } from '../../../../main/engine/promise/public-holidays.ts'

const dates = (country: string, year: number): string[] => publicHolidays(country, year).map(localDateOfDay)

test('Easter Sunday, early and late years included', () => {
  expect(
    [1818, 1943, 2000, 2024, 2025, 2026, 2027, 2038].map((y) => localDateOfDay(easterSunday(y))),
  ).toEqual([
    '1818-03-22',
    '1943-04-25',
    '2000-04-23',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2038-04-25',
  ])
})

describe('public holidays of a country', () => {
  test('France 2026', () => {
    expect(dates('FR', 2026)).toEqual([
      '2026-01-01',
      '2026-04-06',
      '2026-05-01',
      '2026-05-08',
      '2026-05-14',
      '2026-05-25',
      '2026-07-14',
      '2026-08-15',
      '2026-11-01',
      '2026-11-11',
      '2026-12-25',
    ])
  })

  test('Spain 2026, the national ones', () => {
    expect(dates('ES', 2026)).toEqual([
      '2026-01-01',
      '2026-01-06',
      '2026-04-03',
      '2026-05-01',
      '2026-08-15',
      '2026-10-12',
      '2026-11-01',
      '2026-12-06',
      '2026-12-08',
      '2026-12-25',
    ])
  })

  test('two holidays on one day count once: Ascension on 1 May 2008', () => {
    expect(dates('FR', 2008).filter((date) => date === '2008-05-01')).toEqual(['2008-05-01'])
  })

  test.each([
    [2021, ['2021-12-27', '2021-12-28']],
    [2022, ['2022-12-26', '2022-12-27']],
    [2026, ['2026-12-25', '2026-12-28']],
  ])('England makes up for a Christmas on a week-end: %i', (year, want) => {
    expect(dates('GB', year).filter((date) => date >= `${year}-12`)).toEqual(want)
  })

  test('a country that is not built in has none', () => {
    expect(dates('JP', 2026)).toEqual([])
  })
})
