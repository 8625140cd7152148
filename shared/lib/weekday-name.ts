import { locale, type ScreenLanguage } from './language.ts'

/** 1 January 2024 was a Monday. */
const A_MONDAY = Date.UTC(2024, 0, 1, 12)
const DAY_MS = 86_400_000

const formats = new Map<ScreenLanguage, Intl.DateTimeFormat>()

/** 'Monday' of an ISO weekday. */
export function weekdayName(language: ScreenLanguage, weekday: number): string {
  const known = formats.get(language)
  const format = known ?? new Intl.DateTimeFormat(locale(language), { weekday: 'long', timeZone: 'UTC' })
  if (known === undefined) formats.set(language, format)
  return format.format(A_MONDAY + (weekday - 1) * DAY_MS)
}
