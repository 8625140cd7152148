import type { EpochMs, LocalDate } from '../lib/clock.ts'
import { locale, type ScreenLanguage } from '../lib/language.ts'

const FORMATS = {
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  fullDay: { weekday: 'short', day: 'numeric', month: 'long' },
  instant: {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
  moment: {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>

type DateFormat = keyof typeof FORMATS

const formats = new Map<string, Intl.DateTimeFormat>()

/** '24 November 2026' and the like, as the argument kinds say; a text that is no date as it is. */
export function dateText(
  date: LocalDate,
  language: ScreenLanguage,
  format: 'date' | 'day' | 'fullDay',
): string {
  const instant = Date.parse(`${date}T00:00:00Z`)
  return Number.isNaN(instant) ? date : written(instant, language, format, 'UTC')
}

/** `timeZone` undefined = the machine's. */
export function instantText(
  instant: EpochMs,
  language: ScreenLanguage,
  format: 'instant' | 'moment',
  timeZone: string | undefined,
): string {
  return written(instant, language, format, timeZone)
}

/** The day of an instant: '24 November 2026'. */
export function longDateText(instant: EpochMs, language: ScreenLanguage, timeZone: string): string {
  return written(instant, language, 'date', timeZone)
}

function written(
  instant: EpochMs,
  language: ScreenLanguage,
  format: DateFormat,
  timeZone: string | undefined,
): string {
  const key = `${language} ${format} ${timeZone ?? ''}`
  const known = formats.get(key)
  const made = known ?? new Intl.DateTimeFormat(locale(language), { ...FORMATS[format], timeZone })
  if (known === undefined) formats.set(key, made)
  const text = made.format(instant)
  // French counts the first of a month: '1er décembre'. Intl does not.
  return language === 'fr' ? text.replace(/(^|\s)1 (?=\p{L})/u, '$11er ') : text
}
