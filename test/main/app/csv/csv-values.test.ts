import { describe, expect, test } from 'vitest'
import { parseInstant, parseTimeOfDay, parseWeekdays } from '../../../../main/app/csv/csv-values.ts'

describe('an instant', () => {
  const nine = Date.parse('2026-11-23T08:30:00Z')
  test.each([
    ['2026-11-23T09:30:00+01:00', nine],
    ['2026-11-23T09:30:00.250+01:00', nine + 250],
    ['2026-11-23T08:30Z', nine],
    ['2026-11-23 09:30+0100', nine],
    ['2026-11-23T09:30:00', Number.NaN],
    ['2026-11-23', Number.NaN],
    ['2026-02-30T09:30:00Z', Number.NaN],
    ['2026-11-23T25:30:00Z', Number.NaN],
    ['23/11/2026 09:30', Number.NaN],
    ['', Number.NaN],
  ])('%s', (text, want) => {
    expect(parseInstant(text)).toBe(want)
  })
})

describe('a time of day', () => {
  test.each([
    ['14:00', 840],
    ['9:05', 545],
    ['00:00', 0],
    ['23:59', 1439],
    ['24:00', Number.NaN],
    ['14h00', 840],
    ['14h', 840],
    ['14:', Number.NaN],
    ['14', Number.NaN],
    ['14:60', Number.NaN],
  ])('%s', (text, want) => {
    expect(parseTimeOfDay(text)).toBe(want)
  })
})

describe('days of the week', () => {
  test.each([
    ['Mon-Fri', [1, 2, 3, 4, 5]],
    ['Mon|Wed|Sat', [1, 3, 6]],
    ['Mon-Thu|Sat', [1, 2, 3, 4, 6]],
    ['Sat-Mon', [6, 7, 1]],
    ['monday', [1]],
    ['lun-ven', [1, 2, 3, 4, 5]],
    ['Mon|Mon', [1]],
    ['Mo-Fr', [0]],
    ['1-5', [0]],
    ['Mon-Wed-Fri', [0]],
    ['', [0]],
  ])('%s', (text, want) => {
    expect(parseWeekdays(text)).toEqual(want)
  })
})
