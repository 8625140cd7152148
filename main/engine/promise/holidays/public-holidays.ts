import { civilDate, type DayNumber, isoWeekday } from '../day-number.ts'
import { type Holiday, type HolidayName, MONDAY, SATURDAY, SUNDAY, weekdayOnOrAfter } from './holiday.ts'
import { holidaysOf } from './regional-holidays.ts'

/** A day on which sites rest and nothing is delivered. */
export interface PublicHoliday {
  readonly day: DayNumber
  readonly name: HolidayName
  /** It makes up for the holiday of that name, which fell on a week-end. */
  readonly inLieu: boolean
}

/** The public holidays of a region or a country in a year, ascending, one a day; none where nothing is known. */
export function publicHolidays(region: string, year: number): readonly PublicHoliday[] {
  const holidays = holidaysOf(region)
  // New Year's Day on a Saturday may be made up for in the old year.
  return [...holidaysFrom(holidays, year), ...holidaysFrom(holidays, year + 1)]
    .filter(({ day }) => civilDate(day).year === year)
    .sort((a, b) => a.day - b.day)
}

function holidaysFrom(holidays: readonly Holiday[], year: number): PublicHoliday[] {
  const days = new Map<DayNumber, PublicHoliday>()
  const moving: { day: DayNumber; holiday: Holiday }[] = []
  for (const holiday of holidays) {
    const day = holiday.dayIn(year)
    if (day === null) continue
    if (!days.has(day)) days.set(day, { day, name: holiday.name, inLieu: false })
    if (holiday.makeUp !== 'never') moving.push({ day, holiday })
  }
  for (const { day, holiday } of moving.sort((a, b) => a.day - b.day)) {
    const made = inLieuOf(day, holiday.makeUp, days)
    if (made !== null && !days.has(made)) days.set(made, { day: made, name: holiday.name, inLieu: true })
  }
  return [...days.values()]
}

function inLieuOf(
  day: DayNumber,
  makeUp: Holiday['makeUp'],
  taken: ReadonlyMap<DayNumber, unknown>,
): DayNumber | null {
  const weekday = isoWeekday(day)
  if (weekday < SATURDAY) return null
  switch (makeUp) {
    case 'never':
      return null
    case 'monday':
      return weekday === SUNDAY ? day + 1 : null
    case 'nearest-weekday':
      return weekday === SATURDAY ? day - 1 : day + 1
    case 'next-weekday': {
      let free = weekdayOnOrAfter(day, MONDAY)
      while (taken.has(free)) free++
      return free
    }
  }
}
