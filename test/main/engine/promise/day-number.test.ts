import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import {
  dayNumberOfDate,
  isoWeekday,
  localDateOfDay,
  weekdayBits,
} from '../../../../main/engine/promise/day-number.ts'

test('a day number counts days since 1970-01-01', () => {
  expect(['1970-01-01', '1970-01-02', '2000-02-29', '2026-11-23'].map(dayNumberOfDate)).toEqual([
    0, 1, 11_016, 20_780,
  ])
})

test('dates, day numbers and weekdays agree with Temporal over eight centuries', () => {
  fc.assert(
    fc.property(fc.integer({ min: -100_000, max: 200_000 }), (day) => {
      const date = Temporal.PlainDate.from('1970-01-01').add({ days: day })
      expect([localDateOfDay(day), dayNumberOfDate(date.toString()), isoWeekday(day)]).toEqual([
        date.toString(),
        day,
        date.dayOfWeek,
      ])
    }),
  )
})

test('weekdays as bits: Monday is bit 1, Sunday bit 7', () => {
  expect(weekdayBits([1, 3, 7])).toBe(0b1000_1010)
})
