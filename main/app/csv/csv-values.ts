import { z } from 'zod'

const ISO_INSTANT = z.iso.datetime({ offset: true })

/**
 * ISO 8601 with an offset to epoch milliseconds; seconds may be left out, the offset's colon too, and a space
 * may stand for the T. NaN for anything else.
 */
export function parseInstant(text: string): number {
  const parts = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/.exec(text)
  if (!parts) return Number.NaN
  const [, date, time, seconds = ':00', offset = ''] = parts
  const colon = offset.length === 5 ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset
  const iso = `${date}T${time}${seconds}${colon}`
  return ISO_INSTANT.safeParse(iso).success ? Date.parse(iso) : Number.NaN
}

/** 'HH:MM', or '14h30' and '14h' as in French, to minutes after midnight; NaN for anything else. */
export function parseTimeOfDay(text: string): number {
  const parts = /^(\d{1,2})(?::(\d{2})|h(\d{2})?)$/i.exec(text)
  const hour = Number(parts?.[1] ?? Number.NaN)
  const minute = Number(parts?.[2] ?? parts?.[3] ?? 0)
  return hour <= 23 && minute <= 59 ? hour * 60 + minute : Number.NaN
}

/** English and French, by their first three letters; accents are left out before the look-up. */
const WEEKDAYS: Readonly<Record<string, number>> = {
  mon: 1,
  tue: 2,
  wed: 3,
  thu: 4,
  fri: 5,
  sat: 6,
  sun: 7,
  lun: 1,
  mar: 2,
  mer: 3,
  jeu: 4,
  ven: 5,
  sam: 6,
  dim: 7,
}

/** 'Mon-Fri', 'Mon|Wed|Sat', 'Mon-Thu|Sat' to ISO weekdays; a range may run over the week-end. [0] for anything else. */
export function parseWeekdays(text: string): number[] {
  const days: number[] = []
  for (const part of text.split('|')) {
    const [first, last, ...rest] = part.split('-').map(weekday)
    if (first === undefined || rest.length > 0) return [0]
    const end = last ?? first
    if (first === 0 || end === 0) return [0]
    for (let day = first; ; day = (day % 7) + 1) {
      days.push(day)
      if (day === end) break
    }
  }
  return [...new Set(days)]
}

/** 'Fri 12:00|Sat-Sun 10:00' to minutes after midnight by ISO weekday; NaN and weekday 0 for what is none. */
export function parseCutoffs(text: string): Record<string, number> {
  return Object.fromEntries(
    text.split('|').flatMap((part) => {
      const [, days = '', time = ''] = /^(.*?)\s+(\S+)$/.exec(part.trim()) ?? []
      return parseWeekdays(days).map((day) => [String(day), parseTimeOfDay(time)])
    }),
  )
}

function weekday(text: string): number {
  const letters = text.trim().toLowerCase()
  return letters.length >= 3 ? (WEEKDAYS[letters.slice(0, 3)] ?? 0) : 0
}
