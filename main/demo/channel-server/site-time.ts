import { Temporal } from 'temporal-polyfill'
import type { EpochMs } from '../../../shared/lib/clock.ts'

/** WordPress writes every date twice, without a zone: as the site's wall clock and as UTC (`_gmt`), in whole seconds. */

export function siteTime(at: EpochMs, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
}

export function gmtTime(at: EpochMs): string {
  return new Date(at).toISOString().slice(0, 19)
}

/**
 * The instant, in whole seconds, that a `modified_after` parameter selects from. The server brings a time
 * that carries a zone to the site's wall clock and then compares that with whichever column was asked for: so
 * with `dates_are_gmt=true` a trailing Z shifts the bound by the site's offset, and only a naive time is taken
 * at its word. null = not a date.
 */
export function boundSeconds(text: string, datesAreGmt: boolean, zone: string): number | null {
  const wall = wallClock(text, zone)
  if (wall === null) return null
  const instant = wall.toZonedDateTime(datesAreGmt ? 'UTC' : zone)
  return Math.floor(instant.epochMilliseconds / 1000)
}

function wallClock(text: string, zone: string): Temporal.PlainDateTime | null {
  try {
    if (/(Z|[+-]\d\d:?\d\d)$/i.test(text))
      return Temporal.Instant.from(text).toZonedDateTimeISO(zone).toPlainDateTime()
    return Temporal.PlainDateTime.from(text)
  } catch {
    return null
  }
}
