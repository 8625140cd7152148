import { DAY_MS, type EpochMs, type LocalDate, MINUTE_MS } from './clock.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/** Milliseconds that local time in `timeZone` is ahead of UTC at `instant`. */
function offsetAt(instant: EpochMs, timeZone: string): number {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(timeZone, format)
  }
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return local - Math.floor(instant / 1000) * 1000
}

/**
 * The instant of a local day and minute in a zone. In the hour that daylight saving skips it is the instant after
 * the gap; in the hour that comes twice it is the first.
 */
export function instantOfLocal(date: LocalDate, minuteOfDay: number, timeZone: string): EpochMs {
  const local = Date.parse(`${date}T00:00:00Z`) + minuteOfDay * MINUTE_MS
  const before = offsetAt(local - DAY_MS, timeZone)
  const first = local - before
  if (offsetAt(first, timeZone) === before) return first
  const after = local - offsetAt(local + DAY_MS, timeZone)
  return offsetAt(after, timeZone) === local - after ? after : first
}

/** What the clock of a zone shows, 'HH:MM'. */
export function localTimeOf(instant: EpochMs, timeZone: string): string {
  return new Date(instant + offsetAt(instant, timeZone)).toISOString().slice(11, 16)
}
