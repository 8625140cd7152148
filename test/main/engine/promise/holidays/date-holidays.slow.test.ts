import Holidays from 'date-holidays'
import { expect, test } from 'vitest'
import { localDateOfDay } from '../../../../../main/engine/promise/day-number.ts'
import type { HolidayName } from '../../../../../main/engine/promise/holidays/holiday.ts'
import { NATIONAL_HOLIDAYS } from '../../../../../main/engine/promise/holidays/national-holidays.ts'
import { publicHolidays } from '../../../../../main/engine/promise/holidays/public-holidays.ts'
import { REGION_POSTCODES } from '../../../../../main/engine/promise/holidays/region-postcodes.ts'

/** Our tables against the data of another project, which its licence (CC BY-SA) keeps out of the product. */

const YEARS = [2024, 2025, 2026, 2027, 2028, 2029, 2030]
/** Regions that the other data does not tell apart from their country. */
const UNKNOWN_THERE = /^(PT-|FR-(NC|PF|WF)|DE-BY-|GB-ENG)/

interface Difference {
  /** Days that only we keep, by name. */
  readonly also?: readonly HolidayName[]
  /** Days that only the other data has, as the end of 'YYYY-MM-DD'. */
  readonly less?: RegExp
}

const SWISS: readonly HolidayName[] = [
  'berchtoldsDay',
  'goodFriday',
  'easterMonday',
  'whitMonday',
  'federalFast',
  'stStephensDay',
]

/** Where and why the two differ: by region, else by its country. */
const DIFFERENCES: Readonly<Record<string, Difference>> = {
  // Carnival Monday was kept before 2025 too.
  AD: { also: ['carnival'], less: /2024-02-20$/ },
  // 26 December by the Labour Code, art. 154.
  BG: { also: ['secondChristmasDay'] },
  // What most cantons keep by custom counts as closed in all; Näfels by the canton's rule; AI by its law.
  CH: { also: SWISS },
  'CH-AI': { also: [...SWISS, 'immaculateConception'] },
  'CH-GL': { also: [...SWISS, 'nafelserFahrt'], less: /(2027-04-08|12-24|12-31)$/ },
  // Clean Monday is 48 days before the Orthodox Easter; Kataklysmos is a public holiday.
  CY: { also: ['cleanMonday', 'whitMonday'], less: /-(02|03)-\d\d$/ },
  // 8 May 2025 was a single year's holiday.
  'DE-BE': { less: /2025-05-08$/ },
  // In most municipalities.
  'DE-BY': { also: ['assumption'] },
  // 28 July by the law of Cantabria; Islamic feasts and yearly decrees are not in our tables.
  'ES-CB': { also: ['cantabriaDay'], less: /06-28$/ },
  'ES-CE': { less: /2024-06-15|2025-06-05|2026-05-26|2027-05-15|2028-05-04|2029-04-23|2030-04-12/ },
  // A Saturday is not made up for.
  'ES-CT': { less: /2027-05-03$/ },
  'ES-IB': { also: ['stStephensDay'] },
  'ES-MC': { also: ['murciaDay'] },
  'ES-MD': { also: ['madridDay'], less: /2027-05-03$/ },
  'ES-ML': { also: ['melillaDay'], less: /-0[2-6]-\d\d$/ },
  'ES-NC': { also: ['navarreDay'] },
  'ES-VC': { also: ['valenciaDay'] },
  // Carriers rest on these eves.
  FI: { also: ['midsummerEve', 'christmasEve'] },
  SE: { also: ['midsummerEve', 'christmasEve', 'newYearsEve'] },
  FO: { also: ['flagDay', 'stOlafsDay'], less: /04-24$/ },
  'FR-BL': { also: ['goodFriday'] },
  // Theirs is England without its last Monday of August.
  GB: { also: ['summerBankHoliday'] },
  GG: { also: ['summerBankHoliday'] },
  IM: { also: ['summerBankHoliday'] },
  // The first Thursday after 18 April, not on it.
  IS: { also: ['firstDayOfSummer'], less: /2024-04-18$/ },
  LI: { also: ['berchtoldsDay', 'nationalDay', 'allSaintsDay'], less: /-(05|06)-\d\d$/ },
  RO: { also: ['dayAfterNewYear'] },
  // No day off in 2026 only.
  SK: { also: ['victoryDay', 'ourLadyOfSorrows'] },
}

const regions = new Set([
  ...Object.keys(NATIONAL_HOLIDAYS),
  ...Object.values(REGION_POSTCODES).flatMap((regions) => Object.keys(regions)),
])

test.each([...regions].filter((region) => !UNKNOWN_THERE.test(region)))('%s, 2024 to 2030', (region) => {
  const { also = [], less = /^$/ } = DIFFERENCES[region] ?? DIFFERENCES[region.slice(0, 2)] ?? {}
  const [country = '', part = ''] = region.split('-')
  const other = new Holidays(country, part)
  const unexplained = YEARS.flatMap((year) => {
    const ours = publicHolidays(region, year).map((one) => ({ ...one, date: localDateOfDay(one.day) }))
    // Those that begin at an hour are half-days; days in lieu are compared by what is closed, not by name.
    const theirs = other
      .getHolidays(year)
      .filter(({ type, rule }) => type === 'public' && !/\d\d:00/.test(rule))
      .map(({ date }) => date.slice(0, 10))
    const closed = new Set(ours.map(({ date }) => date))
    return [
      ...ours
        .filter(({ date, name, inLieu }) => !inLieu && !theirs.includes(date) && !also.includes(name))
        .map(({ date, name }) => `only ours: ${date} ${name}`),
      ...theirs.filter((date) => !closed.has(date) && !less.test(date)).map((date) => `only theirs: ${date}`),
    ]
  })
  expect(unexplained).toEqual([])
})
