import { type DayNumber, isoWeekday } from '../day-number.ts'
import { easterSunday } from './easter.ts'
import { dayIn, FRIDAY, MONDAY, SUNDAY, THURSDAY, weekdayOnOrAfter } from './holiday.ts'

/** The first Monday of February, or the first of the month where that is a Friday. */
export function stBrigidsDay(year: number): DayNumber {
  const first = dayIn(year, '02-01')
  return isoWeekday(first) === FRIDAY ? first : weekdayOnOrAfter(first, MONDAY)
}

/** 27 April; the day before where that is a Sunday. */
export function kingsDay(year: number): DayNumber {
  const day = dayIn(year, '04-27')
  return isoWeekday(day) === SUNDAY ? day - 1 : day
}

/** The first Thursday of April; a week later where that is in Holy Week. */
export function nafelserFahrt(year: number): DayNumber {
  const day = weekdayOnOrAfter(dayIn(year, '04-01'), THURSDAY)
  return day === easterSunday(year) - 3 ? day + 7 : day
}
