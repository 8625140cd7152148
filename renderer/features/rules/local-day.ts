import type { LocalDate } from '../../../shared/lib/clock.ts'

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
