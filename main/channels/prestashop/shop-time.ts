import { Temporal } from 'temporal-polyfill'
import { type EpochMs, HOUR_MS } from '../../../shared/lib/clock.ts'

/** PrestaShop keeps and compares every time as the shop's wall clock: 'YYYY-MM-DD HH:MM:SS', no zone. */
export type WallTime = string

/** Whether a text is one; '0000-00-00 00:00:00', which PrestaShop writes for none, is not. */
export function isWallTime(text: string): text is WallTime {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return false
  try {
    instantOf(text, 'UTC')
    return true
  } catch {
    return false
  }
}

/** The instant of a wall time; of an hour that happens twice, the first. @throws {RangeError} not a time */
export function instantOf(wall: WallTime, zone: string): EpochMs {
  return Temporal.PlainDateTime.from(wall.replace(' ', 'T')).toZonedDateTime(zone, {
    disambiguation: 'earlier',
  }).epochMilliseconds
}

/**
 * A wall time that no change after `since` lies before, also when the clocks went back between then and soon
 * after `now`: then changes after that show earlier wall times than some before it.
 */
export function wallNotAfter(since: EpochMs, now: EpochMs, zone: string): WallTime {
  const offset = Math.min(offsetMs(since, zone), offsetMs(now + HOUR_MS, zone))
  return wallText(since + offset)
}

export function nextSecond(wall: WallTime): WallTime {
  return wallText(Date.parse(`${wall.replace(' ', 'T')}Z`) + 1000)
}

function offsetMs(at: EpochMs, zone: string): number {
  const { offsetNanoseconds } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return offsetNanoseconds / 1_000_000
}

function wallText(shifted: number): WallTime {
  return new Date(shifted).toISOString().slice(0, 19).replace('T', ' ')
}
