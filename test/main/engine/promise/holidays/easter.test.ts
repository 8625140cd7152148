import { expect, test } from 'vitest'
import { localDateOfDay } from '../../../../../main/engine/promise/day-number.ts'
import { easterSunday, orthodoxEaster } from '../../../../../main/engine/promise/holidays/easter.ts'

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

test('Orthodox Easter, on the same Sunday and up to five weeks later', () => {
  expect([2024, 2025, 2026, 2027, 2028].map((y) => localDateOfDay(orthodoxEaster(y)))).toEqual([
    '2024-05-05',
    '2025-04-20',
    '2026-04-12',
    '2027-05-02',
    '2028-04-16',
  ])
})
