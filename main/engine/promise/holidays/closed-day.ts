import type { HolidayEdit } from '../../../../shared/domain/holidays.ts'
import type { LocalDate } from '../../../../shared/lib/clock.ts'
import { civilDate, dayNumberOfDate } from '../day-number.ts'
import { countryOfRegion, type HolidayRegion } from './holiday-region.ts'
import { publicHolidays } from './public-holidays.ts'

/** Whether the region rests that day: its public holidays as the merchant changed them; both closed and worked is closed. */
export function isClosedDay(region: HolidayRegion, date: LocalDate, edits: readonly HolidayEdit[]): boolean {
  const own = edits.filter(({ country }) => country === countryOfRegion(region))
  if (own.some(({ closed }) => closed.includes(date))) return true
  if (own.some(({ worked }) => worked.includes(date))) return false
  const day = dayNumberOfDate(date)
  return publicHolidays(region, civilDate(day).year).some((holiday) => holiday.day === day)
}
