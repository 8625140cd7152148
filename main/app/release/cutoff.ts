import type { HolidayEdit } from '../../../shared/domain/holidays.ts'
import { cutoffMinute, type Site } from '../../../shared/domain/site.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import { instantOfLocal } from '../../../shared/lib/zoned.ts'
import { isClosedDay } from '../../engine/promise/holidays/closed-day.ts'
import { holidayRegion } from '../../engine/promise/holidays/holiday-region.ts'

/** A site that works on no day of a week has no cut-off. */
const DAYS_AHEAD = 7

/** Today's cut-off of a site; null when it has passed, or the site does not work today. */
export function cutoffToday(site: Site, now: EpochMs, edits: readonly HolidayEdit[]): EpochMs | null {
  if (site.outage) return null
  const at = cutoffOn(site, localDateOf(now, site.timeZone), edits)
  return at !== null && at > now ? at : null
}

/** The next cut-off of a site; null = none in a week. */
export function nextCutoffOf(site: Site, now: EpochMs, edits: readonly HolidayEdit[]): EpochMs | null {
  for (let day = 0; day <= DAYS_AHEAD; day++) {
    const at = cutoffOn(site, localDateOf(now + day * DAY_MS, site.timeZone), edits)
    if (at !== null && at > now) return at
  }
  return null
}

/** null = the site does not work that day, its closed days and the holidays of its region included. */
export function cutoffOn(site: Site, date: string, edits: readonly HolidayEdit[]): EpochMs | null {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7
  if (!site.workdays.includes(weekday) || site.closedOn.includes(date)) return null
  if (isClosedDay(holidayRegion(site.country, site.postcode), date, edits)) return null
  return instantOfLocal(date, cutoffMinute(site, weekday), site.timeZone)
}
