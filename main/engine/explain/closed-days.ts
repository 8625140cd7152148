import type { Explanation } from '../../../shared/domain/explanation.ts'
import type { HolidayEdit } from '../../../shared/domain/holidays.ts'
import type { Site } from '../../../shared/domain/site.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message, plainMessage } from '../../../shared/messages/message.ts'
import {
  civilDate,
  type DayNumber,
  dayNumberOfDate,
  isoWeekday,
  localDateOfDay,
} from '../promise/day-number.ts'
import { holidayMessage } from '../promise/holidays/holiday-message.ts'
import { countryOfRegion, type HolidayRegion, holidayRegion } from '../promise/holidays/holiday-region.ts'
import { publicHolidays } from '../promise/holidays/public-holidays.ts'

export interface Journey {
  readonly destination: { readonly country: string; readonly postcode: string }
  /** ISO weekdays on which the services chosen deliver. */
  readonly deliveryDays: readonly number[]
  readonly sites: readonly Site[]
  readonly decidedOn: DayNumber
  readonly deliveredOn: DayNumber
  readonly edits: readonly HolidayEdit[]
}

/** The closed days that a parcel met on its way, with what they are called. */
export function closedDaysOf(journey: Journey): Explanation['closedDays'] {
  const { destination, deliveryDays, sites, edits } = journey
  const there = holidayRegion(destination.country, destination.postcode)
  const found = [
    ...closedIn(there, journey).map(([day, name]) => ({ day, name, siteId: null, weekdays: deliveryDays })),
    ...sites.flatMap((site) => [
      ...closedIn(holidayRegion(site.country, site.postcode), journey).map(([day, name]) => ({
        day,
        name,
        siteId: site.id,
        weekdays: site.workdays,
      })),
      ...site.closedOn.map((date) => ({
        day: dayNumberOfDate(date),
        name: nameOf(edits, site.country, date),
        siteId: site.id,
        weekdays: site.workdays,
      })),
    ]),
  ]
  return found
    .filter(({ day, weekdays }) => isWithin(day, journey) && weekdays.includes(isoWeekday(day)))
    .sort((a, b) => a.day - b.day)
    .map(({ day, name, siteId }) => ({ date: localDateOfDay(day), name, siteId }))
}

/** Public holidays of the region that the merchant does not work, and days closed on top. */
function closedIn(region: HolidayRegion, { edits, decidedOn, deliveredOn }: Journey): [DayNumber, Message][] {
  const country = countryOfRegion(region)
  const own = edits.filter((edit) => edit.country === country)
  const worked = new Set(own.flatMap((edit) => edit.worked.map(dayNumberOfDate)))
  const days = new Map<DayNumber, Message>()
  for (let { year } = civilDate(decidedOn); year <= civilDate(deliveredOn).year; year++) {
    for (const holiday of publicHolidays(region, year)) {
      if (!worked.has(holiday.day)) days.set(holiday.day, holidayMessage(holiday))
    }
  }
  for (const date of own.flatMap(({ closed }) => closed)) {
    const day = dayNumberOfDate(date)
    if (!days.has(day)) days.set(day, nameOf(own, country, date))
  }
  return [...days]
}

function nameOf(edits: readonly HolidayEdit[], country: string, date: string): Message {
  const name = edits.find((edit) => edit.country === country && edit.names[date] !== undefined)?.names[date]
  return name === undefined ? message('holidays.closedDay') : plainMessage(name)
}

function isWithin(day: DayNumber, { decidedOn, deliveredOn }: Journey): boolean {
  return day >= decidedOn && day <= deliveredOn
}
