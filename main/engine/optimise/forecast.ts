import { type DayNumber, isoWeekday } from '../promise/day-number.ts'

/** Orders of past days that are over, one after the other. */
export interface DailyOrders {
  readonly firstDay: DayNumber
  readonly orders: readonly number[]
}

export interface Forecast {
  /** Orders expected on a day after those known. */
  on(day: DayNumber): number
  /**
   * By how much of itself the forecast of a whole week was wrong on average, over the last four weeks; null where fewer
   * than that are known beside what a forecast takes.
   */
  readonly error: number | null
}

const WEEK = 7
/** A forecast takes two whole weeks; weekdays are learnt from eight at most. */
const LEAST_WEEKS = 2
const MOST_WEEKS = 8
/** A weekday counts as the average one for so many weeks beside its own. */
const PRIOR_WEEKS = 1
/** What a day says of the level weighs half as much after so many more. */
const HALF_LIFE_DAYS = 10
/** A year of whole weeks, so that weekdays meet. */
const YEAR = 52 * WEEK
/** A week of a year ago says little of a season with fewer orders than this. */
const SEASON_ORDERS = 200
const SEASON = { least: 0.25, most: 8 }
const WEEKS_TESTED = 4
/** More orders than so many times the median day did not come by themselves: a file was imported, or a shop connected. */
const FLOOD = 4

/**
 * Orders of the days to come, by weekday, recent level and, where a year is known, by how the same week of last year
 * stood to the four before it. null = too few days are known, or none has an order.
 */
export function forecastOrders(history: DailyOrders): Forecast | null {
  const on = expectedOn(history)
  return on && { on, error: weekError(history) }
}

function expectedOn({ firstDay, orders }: DailyOrders): Forecast['on'] | null {
  const weeks = Math.min(MOST_WEEKS, Math.floor(orders.length / WEEK))
  const recent = withoutFloods(orders.slice(orders.length - weeks * WEEK))
  const total = sumOf(recent)
  if (weeks < LEAST_WEEKS || total === 0) return null
  const recentFirst = firstDay + orders.length - recent.length
  const weekday = weekdayFactors(recent, recentFirst, total / recent.length)
  const level = levelOf(recent, recentFirst, weekday)
  const today = firstDay + orders.length
  const ofDay = (day: DayNumber): number => orders[day - firstDay] ?? 0
  const ofDays = (from: DayNumber, days: number): number =>
    sumOf(Array.from({ length: days }, (_, i) => ofDay(from + i)))
  const before = orders.length >= YEAR + MOST_WEEKS * WEEK ? ofDays(today - YEAR - 4 * WEEK, 4 * WEEK) : 0
  return (day) => {
    const same = before < 4 * SEASON_ORDERS ? 0 : ofDays(day - YEAR - 3, WEEK)
    const season = same < SEASON_ORDERS ? 1 : (4 * same) / before
    return (
      level * (weekday[isoWeekday(day) - 1] as number) * Math.min(SEASON.most, Math.max(SEASON.least, season))
    )
  }
}

function withoutFloods(recent: readonly number[]): number[] {
  const sorted = recent.filter((orders) => orders > 0).sort((a, b) => a - b)
  const most = FLOOD * (sorted[Math.floor(sorted.length / 2)] ?? 0)
  return recent.map((orders) => Math.min(orders, most))
}

/** Monday first; 1 = an average day. */
function weekdayFactors(recent: readonly number[], first: DayNumber, mean: number): number[] {
  const weeks = recent.length / WEEK
  const sums = new Array<number>(WEEK).fill(0)
  recent.forEach((orders, i) => {
    const at = isoWeekday(first + i) - 1
    sums[at] = (sums[at] as number) + orders
  })
  return sums.map((sum) => (sum + PRIOR_WEEKS * mean) / ((weeks + PRIOR_WEEKS) * mean))
}

/** Orders of an average day, the last days first. */
function levelOf(recent: readonly number[], first: DayNumber, weekday: readonly number[]): number {
  let orders = 0
  let days = 0
  recent.forEach((own, i) => {
    const weight = 0.5 ** ((recent.length - 1 - i) / HALF_LIFE_DAYS)
    orders += weight * own
    days += weight * (weekday[isoWeekday(first + i) - 1] as number)
  })
  return orders / days
}

function weekError({ firstDay, orders }: DailyOrders): number | null {
  const errors: number[] = []
  for (let back = 1; back <= WEEKS_TESTED; back++) {
    const known = orders.slice(0, orders.length - back * WEEK)
    const on = expectedOn({ firstDay, orders: known })
    if (on === null) return null
    const from = firstDay + known.length
    const expected = sumOf(Array.from({ length: WEEK }, (_, i) => on(from + i)))
    const came = sumOf(orders.slice(known.length, known.length + WEEK))
    if (came > 0) errors.push(Math.abs(expected / came - 1))
  }
  return errors.length === 0 ? null : sumOf(errors) / errors.length
}

function sumOf(list: readonly number[]): number {
  return list.reduce((sum, one) => sum + one, 0)
}
