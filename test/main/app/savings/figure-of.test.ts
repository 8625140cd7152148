import { expect, it } from 'vitest'
import { figureOf } from '../../../../main/app/savings/figure-of.ts'

const days = (...cents: readonly number[][]) =>
  cents.flatMap((ofDay, i) => ofDay.map((one) => ({ day: `2026-11-0${i + 1}`, cents: one })))

it('is as sure as its days are alike', () => {
  expect(figureOf(days([10, 0], [10], [10], [4, 6], [10]))).toEqual({
    savedCents: 50,
    errorCents: 0,
    orders: 6,
  })
  // Days of 0, 20, 10, 10, 10: standard deviation √50, of their sum √250; t of four degrees is 2.776.
  expect(figureOf(days([0], [20], [10], [10], [10]))).toEqual({ savedCents: 50, errorCents: 44, orders: 4 })
})

it('says no error of too few days', () => {
  expect(figureOf(days([5], [5], [5], [5]))).toEqual({ savedCents: 20, errorCents: null, orders: 4 })
  expect(figureOf([])).toEqual({ savedCents: 0, errorCents: null, orders: 0 })
})
