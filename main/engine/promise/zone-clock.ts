import { Temporal } from 'temporal-polyfill'
import { DAY_MS, type EpochMs, MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { DayNumber } from './day-number.ts'

/** Turns instants into local days and local times of day into instants, for one IANA zone. */
export interface ZoneClock {
  /** The local day of an instant. */
  dayOf(instant: EpochMs): DayNumber
  /** Minutes that the clock on the wall shows past midnight. */
  minuteOf(instant: EpochMs): number
  /**
   * The instant of a local minute of a day. A time that the spring change skips is read with the offset
   * before it (02:30 becomes 03:30); one that happens twice in autumn is its first occurrence.
   */
  instantOf(day: DayNumber, minuteOfDay: number): EpochMs
}

/**
 * Offsets are looked up once for [from, until) and then found by comparing integers; instants outside
 * that span get the offset of its nearer end.
 */
export function prepareZoneClock(timeZone: string, from: EpochMs, until: EpochMs): ZoneClock {
  const { starts, offsets } = offsetsBetween(timeZone, from, until)
  const offsetAt = (instant: EpochMs): number => {
    let at = starts.length - 1
    while (at > 0 && instant < (starts[at] ?? 0)) at--
    return offsets[at] ?? 0
  }
  return {
    dayOf: (instant) => Math.floor((instant + offsetAt(instant)) / DAY_MS),
    minuteOf(instant) {
      const local = instant + offsetAt(instant)
      return Math.floor((local - Math.floor(local / DAY_MS) * DAY_MS) / MINUTE_MS)
    },
    instantOf(day, minuteOfDay) {
      const local = day * DAY_MS + minuteOfDay * MINUTE_MS
      const before = offsetAt(local - DAY_MS)
      const after = offsetAt(local + DAY_MS)
      if (before === after || offsetAt(local - before) === before) return local - before
      return offsetAt(local - after) === after ? local - after : local - before
    },
  }
}

function offsetsBetween(timeZone: string, from: EpochMs, until: EpochMs) {
  const starts: EpochMs[] = [from]
  let at = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone)
  const offsets = [at.offsetNanoseconds / 1_000_000]
  for (;;) {
    const next = at.getTimeZoneTransition('next')
    if (next === null || next.epochMilliseconds >= until) return { starts, offsets }
    at = next
    starts.push(at.epochMilliseconds)
    offsets.push(at.offsetNanoseconds / 1_000_000)
  }
}
