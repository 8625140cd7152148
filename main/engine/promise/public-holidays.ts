import { type DayNumber, dayNumberOf } from './day-number.ts'

/**
 * A holiday of a country as a whole: a fixed date [month, day], or days after Easter Sunday. Regional
 * holidays (Alsace, the Spanish communities, the German states, Scotland ...) belong in a site's `closedOn`.
 */
type Holiday = readonly [month: number, day: number] | number

const GOOD_FRIDAY = -2
const EASTER_MONDAY = 1
const ASCENSION = 39
const WHIT_MONDAY = 50
const CORPUS_CHRISTI = 60

const HOLIDAYS: Readonly<Record<string, readonly Holiday[]>> = {
  FR: [
    [1, 1],
    EASTER_MONDAY,
    [5, 1],
    [5, 8],
    ASCENSION,
    WHIT_MONDAY,
    [7, 14],
    [8, 15],
    [11, 1],
    [11, 11],
    [12, 25],
  ],
  ES: [[1, 1], [1, 6], GOOD_FRIDAY, [5, 1], [8, 15], [10, 12], [11, 1], [12, 6], [12, 8], [12, 25]],
  BE: [[1, 1], EASTER_MONDAY, [5, 1], ASCENSION, WHIT_MONDAY, [7, 21], [8, 15], [11, 1], [11, 11], [12, 25]],
  DE: [[1, 1], GOOD_FRIDAY, EASTER_MONDAY, [5, 1], ASCENSION, WHIT_MONDAY, [10, 3], [12, 25], [12, 26]],
  IT: [[1, 1], [1, 6], EASTER_MONDAY, [4, 25], [5, 1], [6, 2], [8, 15], [11, 1], [12, 8], [12, 25], [12, 26]],
  PT: [
    [1, 1],
    GOOD_FRIDAY,
    [4, 25],
    [5, 1],
    CORPUS_CHRISTI,
    [6, 10],
    [8, 15],
    [10, 5],
    [11, 1],
    [12, 1],
    [12, 8],
    [12, 25],
  ],
  LU: [
    [1, 1],
    EASTER_MONDAY,
    [5, 1],
    [5, 9],
    ASCENSION,
    WHIT_MONDAY,
    [6, 23],
    [8, 15],
    [11, 1],
    [12, 25],
    [12, 26],
  ],
}

/** Public holidays of a country in a year, ascending; none for a country that is not built in. */
export function publicHolidays(country: string, year: number): readonly DayNumber[] {
  if (country === 'GB') return englishBankHolidays(year)
  const easter = easterSunday(year)
  const days = (HOLIDAYS[country] ?? []).map((holiday) =>
    typeof holiday === 'number' ? easter + holiday : dayNumberOf(year, holiday[0], holiday[1]),
  )
  return [...new Set(days)].sort((a, b) => a - b)
}

/** Easter Sunday of the Gregorian calendar, by the anonymous algorithm published in Nature, 1876. */
export function easterSunday(year: number): DayNumber {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const yearOfCentury = year % 100
  const lunar =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30
  const weekday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - lunar - (yearOfCentury % 4)) % 7
  const correction = Math.floor((golden + 11 * lunar + 22 * weekday) / 451)
  const marchBased = lunar + weekday - 7 * correction + 114
  return dayNumberOf(year, Math.floor(marchBased / 31), (marchBased % 31) + 1)
}

/** England and Wales: fixed days move to the next free weekday, the others are Mondays by rule. */
function englishBankHolidays(year: number): readonly DayNumber[] {
  const easter = easterSunday(year)
  const newYear = dayNumberOf(year, 1, 1)
  const christmas = dayNumberOf(year, 12, 25)
  // By the weekday of the day itself, Monday first: a day on a week-end is made up for on a working day.
  const newYearShift = [0, 0, 0, 0, 0, 2, 1]
  const christmasShift = [0, 0, 0, 0, 0, 2, 2]
  const boxingDayShift = [1, 1, 1, 1, 3, 3, 1]
  const days = [
    newYear + (newYearShift[weekdayFromMonday(newYear)] ?? 0),
    easter + GOOD_FRIDAY,
    easter + EASTER_MONDAY,
    mondayOnOrAfter(dayNumberOf(year, 5, 1)),
    mondayOnOrAfter(dayNumberOf(year, 5, 25)),
    mondayOnOrAfter(dayNumberOf(year, 8, 25)),
    christmas + (christmasShift[weekdayFromMonday(christmas)] ?? 0),
    christmas + (boxingDayShift[weekdayFromMonday(christmas)] ?? 1),
  ]
  return [...new Set(days)].sort((a, b) => a - b)
}

function mondayOnOrAfter(day: DayNumber): DayNumber {
  return day + ((7 - weekdayFromMonday(day)) % 7)
}

/** 0 Monday to 6 Sunday. */
function weekdayFromMonday(day: DayNumber): number {
  return (day + 3) % 7
}
