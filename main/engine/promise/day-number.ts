import type { LocalDate } from '../../../shared/lib/clock.ts'

/** A calendar day as whole days since 1970-01-01, in whatever zone its holder says. */
export type DayNumber = number

/** Stands for "no such day within the horizon"; smaller than every real day in use. */
export const NEVER: DayNumber = -1

/** Stands for "no deadline"; later than every real day. */
export const NO_DEADLINE: DayNumber = 0x7fff_ffff

/**
 * Day number of a proleptic Gregorian date. Counts days over 400-year eras of 146,097 days with the year
 * starting in March, so that the leap day is the last of its year.
 */
export function dayNumberOf(year: number, month: number, day: number): DayNumber {
  const marchYear = month > 2 ? year : year - 1
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

export interface CivilDate {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
}

/** The inverse of `dayNumberOf`. */
export function civilDate(dayNumber: DayNumber): CivilDate {
  const shifted = dayNumber + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  }
}

/** 'YYYY-MM-DD' to day number; the text is a valid date (parsed at the border). */
export function dayNumberOfDate(date: LocalDate): DayNumber {
  return dayNumberOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)))
}

/** Day number to 'YYYY-MM-DD'. */
export function localDateOfDay(dayNumber: DayNumber): LocalDate {
  const { year, month, day } = civilDate(dayNumber)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** ISO weekday: 1 Monday to 7 Sunday. 1970-01-01 was a Thursday. */
export function isoWeekday(dayNumber: DayNumber): number {
  return ((((dayNumber + 3) % 7) + 7) % 7) + 1
}

/** ISO weekdays as bits: Monday is bit 1, Sunday bit 7. */
export function weekdayBits(days: readonly number[]): number {
  let bits = 0
  for (const day of days) bits |= 1 << day
  return bits
}
