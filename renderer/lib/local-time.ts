import type { LocalDate } from '../../shared/lib/clock.ts'

/** A day as people type it: '2026-12-24', '24/12/2026', '24.12.2026', '24 12 2026'; null = no such day. */
export function readDay(text: string): LocalDate | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim())
  if (iso) return dayOf(iso[1], iso[2], iso[3])
  const spoken = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(text.trim())
  return spoken ? dayOf(spoken[3], spoken[2], spoken[1]) : null
}

function dayOf(year = '', month = '', day = ''): LocalDate | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = Date.parse(`${date}T00:00:00Z`)
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date ? null : date
}

/** A minute of the day as people type it: '14:30', '14h30', '14 h', '24:00' = 1440; null = no such time. */
export function readMinute(text: string): number | null {
  const read = /^(\d{1,2})\s*(?:[:h.]\s*(\d{2})?)?$/i.exec(text.trim())
  if (!read) return null
  const [hours, minutes] = [Number(read[1]), Number(read[2] ?? 0)]
  const minute = hours * 60 + minutes
  return minutes < 60 && minute <= 1440 ? minute : null
}

/** '14:30' of a minute of the day. */
export function minuteText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
