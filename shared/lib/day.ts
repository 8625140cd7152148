import type { EpochMs, LocalDate } from './clock.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/** The calendar day of an instant in an IANA zone. */
export function localDateOf(instant: EpochMs, timeZone: string): LocalDate {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    formats.set(timeZone, format)
  }
  return format.format(instant)
}
