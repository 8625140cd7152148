import { type EpochMs, MINUTE_MS } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'

const MORNING_HOUR = 6

/** The next day's 06:00 in a zone, found by stepping quarter hours so that clock changes need no care. */
export function tomorrowMorning(now: EpochMs, timeZone: string): EpochMs {
  const hour = new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' })
  const quarter = 15 * MINUTE_MS
  let at = Math.ceil(now / quarter) * quarter
  while (localDateOf(at, timeZone) === localDateOf(now, timeZone)) at += quarter
  while (Number(hour.format(at)) < MORNING_HOUR) at += quarter
  return at
}
