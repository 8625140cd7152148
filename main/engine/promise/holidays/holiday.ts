import type { holidays as texts } from '../../../../shared/messages/en/holidays.ts'
import { type DayNumber, dayNumberOf, isoWeekday } from '../day-number.ts'
import { easterSunday, orthodoxEaster } from './easter.ts'

/** What holidays are called: the texts of `shared/messages`, but for the patterns among them. */
export type HolidayName = Exclude<
  keyof typeof texts,
  'inLieu' | 'closedDay' | 'nothingDelivered' | 'nothingShipped'
>

/**
 * When a holiday on a week-end is made up for; the day itself stays closed. next-weekday: the first weekday after it
 * that is no holiday; nearest-weekday: Friday for Saturday, Monday for Sunday; monday: Monday for Sunday only.
 */
export type MakeUp = 'never' | 'next-weekday' | 'nearest-weekday' | 'monday'

export interface Holiday {
  readonly name: HolidayName
  /** Its day in a year; null in years without it. */
  readonly dayIn: (year: number) => DayNumber | null
  readonly makeUp: MakeUp
}

/** 'MM-DD'. */
type MonthDay = `${number}-${number}`

export const MONDAY = 1
export const WEDNESDAY = 3
export const THURSDAY = 4
export const FRIDAY = 5
export const SATURDAY = 6
export const SUNDAY = 7

export function on(name: HolidayName, date: MonthDay): Holiday {
  return { name, dayIn: (year) => dayIn(year, date), makeUp: 'never' }
}

/** Days after Easter Sunday; negative = before it. */
export function easter(name: HolidayName, days: number): Holiday {
  return { name, dayIn: (year) => easterSunday(year) + days, makeUp: 'never' }
}

export function orthodox(name: HolidayName, days: number): Holiday {
  return { name, dayIn: (year) => orthodoxEaster(year) + days, makeUp: 'never' }
}

/** The first such weekday on or after a date: the third Monday of January is the Monday from 01-15. */
export function weekdayFrom(name: HolidayName, weekday: number, date: MonthDay): Holiday {
  return { name, dayIn: (year) => weekdayOnOrAfter(dayIn(year, date), weekday), makeUp: 'never' }
}

export function ruled(name: HolidayName, rule: (year: number) => DayNumber): Holiday {
  return { name, dayIn: rule, makeUp: 'never' }
}

export function since(year: number, holiday: Holiday): Holiday {
  return { ...holiday, dayIn: (asked) => (asked < year ? null : holiday.dayIn(asked)) }
}

/** Last observed in `year`. */
export function until(year: number, holiday: Holiday): Holiday {
  return { ...holiday, dayIn: (asked) => (asked > year ? null : holiday.dayIn(asked)) }
}

export function madeUp(makeUp: MakeUp, ...holidays: readonly Holiday[]): Holiday[] {
  return holidays.map((holiday) => ({ ...holiday, makeUp }))
}

export function dayIn(year: number, date: MonthDay): DayNumber {
  return dayNumberOf(year, Number(date.slice(0, 2)), Number(date.slice(3)))
}

export function weekdayOnOrAfter(day: DayNumber, weekday: number): DayNumber {
  return day + ((weekday - isoWeekday(day) + 7) % 7)
}
