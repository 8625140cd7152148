import type { HolidayEdit } from '../../../shared/domain/holidays.ts'
import type { Site } from '../../../shared/domain/site.ts'
import { civilDate, type DayNumber, dayNumberOfDate, weekdayBits } from './day-number.ts'
import { DaySet, type DaySpan } from './day-set.ts'
import { countryOfRegion, type HolidayRegion, holidayRegion } from './holidays/holiday-region.ts'
import { publicHolidays } from './holidays/public-holidays.ts'

/** Calendars over one span of days, each made once however many sites and services share it. */
export interface Calendars {
  /** Days on which the site works. */
  siteOpen(site: Site): DaySet
  /** Days on which a carrier that picks up on `pickupDays` can collect at the site: not on its holidays or closed days. */
  pickups(site: Site, pickupDays: readonly number[]): DaySet
  /** Days on which a service that delivers on `deliveryDays` delivers in the region. */
  deliveries(region: HolidayRegion, deliveryDays: readonly number[]): DaySet
}

export function prepareCalendars(span: DaySpan, edits: readonly HolidayEdit[]): Calendars {
  const holidays = new Map<string, ReadonlySet<DayNumber>>()
  const holidaysOf = (region: HolidayRegion): ReadonlySet<DayNumber> => {
    let days = holidays.get(region)
    if (!days) {
      days = holidaysIn(region, span, edits)
      holidays.set(region, days)
    }
    return days
  }
  const closedDays = (site: Site): ReadonlySet<DayNumber> => {
    const holidays = holidaysOf(holidayRegion(site.country, site.postcode))
    return site.closedOn.length === 0
      ? holidays
      : new Set([...holidays, ...site.closedOn.map(dayNumberOfDate)])
  }

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
    deliveries: (region, deliveryDays) => shared(region, deliveryDays, () => holidaysOf(region)),
  }
}

/** The built-in holidays as the merchant changed them; a day both closed and worked is closed. */
function holidaysIn(
  region: HolidayRegion,
  span: DaySpan,
  edits: readonly HolidayEdit[],
): ReadonlySet<DayNumber> {
  const days = new Set<DayNumber>()
  const lastYear = civilDate(span.first + span.length).year
  for (let year = civilDate(span.first).year; year <= lastYear; year++) {
    for (const { day } of publicHolidays(region, year)) days.add(day)
  }
  const own = edits.filter(({ country }) => country === countryOfRegion(region))
  for (const { worked } of own) for (const date of worked) days.delete(dayNumberOfDate(date))
  for (const { closed } of own) for (const date of closed) days.add(dayNumberOfDate(date))
  return days
}
