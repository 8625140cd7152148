import { describe, expect, it } from 'vitest'
import { forecastOrders } from '../../../../main/engine/optimise/forecast.ts'
import { dayNumberOfDate } from '../../../../main/engine/promise/day-number.ts'

const MONDAY = dayNumberOfDate('2026-08-31')
/** Orders of Monday to Sunday. */
const WEEK = [140, 120, 100, 100, 120, 70, 50]
const weeks = (count: number, factor = (_week: number) => 1) =>
  Array.from({ length: count }, (_, week) => WEEK.map((orders) => orders * factor(week))).flat()
/** Of the week that follows `orders`, whole weeks that began on a Monday. */
const nextWeek = (orders: readonly number[]) => {
  const forecast = forecastOrders({ firstDay: MONDAY, orders })
  return WEEK.map((_, i) => Math.round(forecast?.on(MONDAY + orders.length + i) ?? Number.NaN))
}

describe('orders of the days to come', () => {
  it('are those of the weekday, nearly: an average day counts as one week more', () => {
    expect(nextWeek(weeks(8))).toEqual([135, 117, 100, 100, 117, 73, 55])
  })

  it('follow the last weeks, not the weeks before them', () => {
    const total = (orders: readonly number[]) => nextWeek(orders).reduce((sum, one) => sum + one, 0)
    expect(total(weeks(8))).toBe(697)
    expect(total(weeks(8, (week) => (week < 6 ? 1 : 2)))).toBeGreaterThan(1_100)
    expect(total(weeks(8, (week) => (week < 2 ? 5 : 1)))).toBeLessThan(900)
  })

  it('are not those of a file that was imported on a day', () => {
    const flooded = weeks(8).map((orders, day) => (day === 50 ? 20_000 : orders))
    expect(Math.max(...nextWeek(flooded))).toBeLessThan(200)
  })

  it('rise as the same week of last year did', () => {
    // The week to come is the 61st, and the 9th was that of a year before it.
    const year = weeks(60, (week) => (week === 8 ? 3 : 1))
    const [monday, , , thursday] = nextWeek(year)
    expect(thursday).toBe(299)
    // Three days around a Monday are not of the peak yet.
    expect(monday).toBe(312)
  })

  it('are not known from less than two weeks, or from none', () => {
    expect(forecastOrders({ firstDay: MONDAY, orders: weeks(2).slice(1) })).toBeNull()
    expect(forecastOrders({ firstDay: MONDAY, orders: new Array<number>(30).fill(0) })).toBeNull()
  })

  it('come with how far the last four weeks were off', () => {
    expect(forecastOrders({ firstDay: MONDAY, orders: weeks(5) })?.error).toBeNull()
    expect(forecastOrders({ firstDay: MONDAY, orders: weeks(10) })?.error).toBeLessThan(0.01)
    const jumping = weeks(10, (week) => (week % 2 === 0 ? 1 : 2))
    expect(forecastOrders({ firstDay: MONDAY, orders: jumping })?.error).toBeGreaterThan(0.2)
  })
})
