import type { HolidayEdit } from '../../../shared/domain/holidays.ts'
import type { Site } from '../../../shared/domain/site.ts'
import { civilDate, type DayNumber, dayNumberOfDate, weekdayBits } from './day-number.ts'
import { DaySet, type DaySpan } from './day-set.ts'
import { publicHolidays } from './public-holidays.ts'

/** Calendars over one span of days, each made once however many sites and services share it. */
export interface Calendars {
  /** Days on which the site works. */
  siteOpen(site: Site): DaySet
  /** Days on which a carrier that picks up on `pickupDays` can collect at the site: not on its holidays or closed days. */
  pickups(site: Site, pickupDays: readonly number[]): DaySet
  /** Days on which a service that delivers on `deliveryDays` delivers in the country. */
  deliveries(country: string, deliveryDays: readonly number[]): DaySet
}

export function prepareCalendars(span: DaySpan, edits: readonly HolidayEdit[]): Calendars {
  const holidays = new Map<string, ReadonlySet<DayNumber>>()
  const holidaysOf = (country: string): ReadonlySet<DayNumber> => {
    let days = holidays.get(country)
    if (!days) {
      days = holidaysIn(country, span, edits)
      holidays.set(country, days)
    }
    return days
  }
  const closedDays = (site: Site): ReadonlySet<DayNumber> =>
    site.closedOn.length === 0
      ? holidaysOf(site.country)
      : new Set([...holidaysOf(site.country), ...site.closedOn.map(dayNumberOfDate)])

  const sets = new Map<string, DaySet>()
  const shared = (key: string, weekdays: readonly number[], closed: () => ReadonlySet<DayNumber>): DaySet => {
    const bits = weekdayBits(weekdays)
    const name = `${key}/${bits}`
    let set = sets.get(name)
    if (!set) {
      set = new DaySet(span, bits, closed())
      sets.set(name, set)
    }
    return set
  }
  return {
    siteOpen: (site) => shared(`site ${site.id}`, site.workdays, () => closedDays(site)),
    pickups: (site, pickupDays) => shared(`site ${site.id}`, pickupDays, () => closedDays(site)),
    deliveries: (country, deliveryDays) => shared(country, deliveryDays, () => holidaysOf(country)),
  }
}

/** The built-in holidays as the merchant changed them; a day both closed and worked is closed. */
function holidaysIn(country: string, span: DaySpan, edits: readonly HolidayEdit[]): ReadonlySet<DayNumber> {
  const days = new Set<DayNumber>()
  const lastYear = civilDate(span.first + span.length).year
  for (let year = civilDate(span.first).year; year <= lastYear; year++) {
    for (const day of publicHolidays(country, year)) days.add(day)
  }
  const own = edits.filter((edit) => edit.country === country)
  for (const { worked } of own) for (const date of worked) days.delete(dayNumberOfDate(date))
  for (const { closed } of own) for (const date of closed) days.add(dayNumberOfDate(date))
  return days
}
