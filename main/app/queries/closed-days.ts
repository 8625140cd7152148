import type { ClosedDay, CountryCalendar } from '../../../shared/contract/settings.ts'
import type { HolidayEdit } from '../../../shared/domain/holidays.ts'
import type { Site } from '../../../shared/domain/site.ts'
import type { LocalDate } from '../../../shared/lib/clock.ts'
import { plainMessage } from '../../../shared/messages/message.ts'
import { type Calendars, prepareCalendars } from '../../engine/promise/calendar.ts'
import {
  civilDate,
  type DayNumber,
  dayNumberOfDate,
  isoWeekday,
  localDateOfDay,
  NEVER,
} from '../../engine/promise/day-number.ts'
import { holidayMessage } from '../../engine/promise/holidays/holiday-message.ts'
import { holidayRegion } from '../../engine/promise/holidays/holiday-region.ts'
import { type PublicHoliday, publicHolidays } from '../../engine/promise/holidays/public-holidays.ts'

const YEAR_DAYS = 365
/** Room to find the next working day after the last of them. */
const BEYOND_DAYS = 60

export interface ClosedDaysInput {
  readonly sites: readonly Site[]
  /** Countries that rate cards deliver to. */
  readonly destinations: readonly string[]
  readonly edits: readonly HolidayEdit[]
  readonly today: LocalDate
}

/** The closed days of the next twelve months by country, those with most sites first, and when orders of them ship. */
export function closedDays({ sites, destinations, edits, today }: ClosedDaysInput): CountryCalendar[] {
  const first = dayNumberOfDate(today)
  const calendars = prepareCalendars({ first, length: YEAR_DAYS + BEYOND_DAYS }, edits)
  const sitesIn = Map.groupBy(sites, ({ country }) => country)
  const withSites = [...sitesIn].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
  const others = [...destinations, ...edits.map(({ country }) => country)].sort()
  return [...new Set([...withSites.map(([country]) => country), ...others])].map((country) => {
    const own = sitesIn.get(country) ?? []
    const dayOf = (day: DayNumber, what: Omit<ClosedDay, 'date' | 'ships'>): ClosedDay => ({
      date: localDateOfDay(day),
      ...what,
      ships: ships(day, what.siteId === null ? own : own.filter(({ id }) => id === what.siteId), calendars),
    })
    const days = [
      ...builtIn(country, own, first, edits, dayOf),
      ...ownDays(country, first, edits, dayOf),
      ...own.flatMap(({ id, closedOn }) =>
        within(closedOn, first).map((day) =>
          dayOf(day, { kind: 'site', siteId: id, name: null, worked: false }),
        ),
      ),
    ]
    return { country, days: days.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)) }
  })
}

type MakeDay = (day: DayNumber, what: Omit<ClosedDay, 'date' | 'ships'>) => ClosedDay

/** Those of the whole country, then those of the regions of its sites. */
function builtIn(
  country: string,
  sites: readonly Site[],
  first: DayNumber,
  edits: readonly HolidayEdit[],
  dayOf: MakeDay,
): ClosedDay[] {
  const worked = new Set(edits.flatMap((edit) => (edit.country === country ? edit.worked : [])))
  const closed = (siteId: string | null) => (holiday: PublicHoliday) =>
    dayOf(holiday.day, {
      kind: 'built-in',
      siteId,
      name: holidayMessage(holiday),
      worked: worked.has(localDateOfDay(holiday.day)),
    })
  const national = holidaysWithin(country, first)
  const nationalDays = new Set(national.map(({ day }) => day))
  const regional = sites.flatMap((site) =>
    holidaysWithin(holidayRegion(site.country, site.postcode), first)
      .filter(({ day }) => !nationalDays.has(day))
      .map(closed(site.id)),
  )
  return [...national.map(closed(null)), ...regional]
}

function holidaysWithin(region: string, first: DayNumber): PublicHoliday[] {
  const { year } = civilDate(first)
  return [...publicHolidays(region, year), ...publicHolidays(region, year + 1)].filter(
    ({ day }) => day >= first && day < first + YEAR_DAYS,
  )
}

/** Days closed on top; one that is built in is not listed twice. */
function ownDays(
  country: string,
  first: DayNumber,
  edits: readonly HolidayEdit[],
  dayOf: MakeDay,
): ClosedDay[] {
  return edits
    .filter((edit) => edit.country === country)
    .flatMap(({ closed, names }) =>
      within(closed, first).flatMap((day) => {
        if (publicHolidays(country, civilDate(day).year).some((holiday) => holiday.day === day)) return []
        const name = names[localDateOfDay(day)]
        return dayOf(day, {
          kind: 'own',
          siteId: null,
          name: name === undefined ? null : plainMessage(name),
          worked: false,
        })
      }),
    )
}

function within(dates: readonly LocalDate[], first: DayNumber): DayNumber[] {
  return dates.map(dayNumberOfDate).filter((day) => day >= first && day < first + YEAR_DAYS)
}

/** For each site that works on that weekday: when what it would have shipped that day leaves. */
function ships(day: DayNumber, sites: readonly Site[], calendars: Calendars): ClosedDay['ships'] {
  return sites.flatMap((site) => {
    if (!site.workdays.includes(isoWeekday(day))) return []
    const on = calendars.siteOpen(site).onOrAfter(day)
    return on === NEVER ? [] : [{ siteId: site.id, on: localDateOfDay(on) }]
  })
}
