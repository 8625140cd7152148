import type { EpochMs } from '../lib/clock.ts'
import type { Rule } from './document.ts'

/** Local weekday (1 Monday to 7 Sunday) and minute of the day. */
interface LocalTime {
  readonly weekday: number
  readonly minute: number
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const formats = new Map<string, Intl.DateTimeFormat>()

/** What a clock on the wall of an IANA zone shows; daylight saving included. */
export function localTime(instant: EpochMs, timeZone: string): LocalTime {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    formats.set(timeZone, format)
  }
  const parts = new Map(format.formatToParts(instant).map((part) => [part.type, part.value]))
  return {
    weekday: WEEKDAYS.indexOf(parts.get('weekday') ?? '') + 1,
    minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
  }
}

/**
 * Whether a rule is in force at an instant: from `from` on, until just before `until`, on its days and in its
 * hours. Hours past midnight belong to the day they began on.
 */
export function inForce(validity: Rule['validity'], now: EpochMs, timeZone: string): boolean {
  return validityState(validity, now, timeZone) === 'in-force'
}

/** coming and expired by its dates; resting: within them, on another day or at another hour than its own. */
export type ValidityState = 'in-force' | 'coming' | 'expired' | 'resting'

export function validityState(validity: Rule['validity'], now: EpochMs, timeZone: string): ValidityState {
  if (!validity) return 'in-force'
  const { from, until, days, hours } = validity
  if (until !== null && now >= until) return 'expired'
  if (from !== null && now < from) return 'coming'
  if (days === null && hours === null) return 'in-force'
  const { weekday, minute } = localTime(now, timeZone)
  const late = hours !== null && hours.until <= hours.from && minute < hours.until
  const day = late ? (weekday === 1 ? 7 : weekday - 1) : weekday
  if (days !== null && !days.includes(day)) return 'resting'
  return hours === null || late || isWithin(hours, minute) ? 'in-force' : 'resting'
}

function isWithin({ from, until }: { from: number; until: number }, minute: number): boolean {
  return until <= from ? minute >= from : minute >= from && minute < until
}
