import { type DayNumber, dayNumberOf } from '../day-number.ts'

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

/** Easter Sunday of the Orthodox churches as a Gregorian day: Meeus' Julian algorithm, 13 days later; right for 1900-2099. */
export function orthodoxEaster(year: number): DayNumber {
  const lunar = (19 * (year % 19) + 15) % 30
  const weekday = (2 * (year % 4) + 4 * (year % 7) - lunar + 34) % 7
  const marchBased = lunar + weekday + 114
  return dayNumberOf(year, Math.floor(marchBased / 31), (marchBased % 31) + 1) + 13
}
