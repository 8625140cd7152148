import type { EpochMs, LocalDate } from './clock.ts'

/** Zones are whole quarters of an hour from each other: a date changes at the end of one only. */
const QUARTER_MS = 15 * 60_000

interface ZoneDates {
  readonly format: Intl.DateTimeFormat
  /** What was asked for last: formatting costs as much as a query. */
  quarter: number
  date: LocalDate
}

const zones = new Map<string, ZoneDates>()

/** The calendar day of an instant in an IANA zone. */
export function localDateOf(instant: EpochMs, timeZone: string): LocalDate {
  let zone = zones.get(timeZone)
  if (!zone) {
    const format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
    zone = { format, quarter: Number.NaN, date: '' }
    zones.set(timeZone, zone)
  }
  const quarter = Math.floor(instant / QUARTER_MS)
  if (quarter !== zone.quarter) {
    zone.date = zone.format.format(instant)
    zone.quarter = quarter
  }
  return zone.date
}
