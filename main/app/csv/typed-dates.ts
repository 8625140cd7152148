import { z } from 'zod'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { instantOfLocal } from '../../../shared/lib/zoned.ts'

/** Which of two numbers comes first: 3/4 is 3 April, or 4 March. */
export const DATE_ORDERS = ['day-first', 'month-first'] as const
export type DateOrder = (typeof DATE_ORDERS)[number]

/** A date as it is typed, and its time of day where there is one. */
export interface TypedDate {
  readonly year: number
  /** Two numbers below 13 of which one is the month. */
  readonly first: number
  readonly second: number
  /** null = by its own form either is possible. */
  readonly order: DateOrder | null
  /** Seconds after midnight; null = no time of day. */
  readonly seconds: number | null
  /** Milliseconds ahead of UTC; null = not said. */
  readonly offset: number | null
}

const TIME =
  /(?:[T ,]+(?:à |at |um )?(\d{1,2})(?:[:h.](\d{2})?)(?::(\d{2})(?:[.,]\d{1,9})?)?(?:\s*([ap])\.?m\.?)?)?(?:\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}))?$/
    .source
const WEEKDAY = /^(?:\p{L}{2,9}[.,]?,? )?/u.source
const YEAR_FIRST = new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})${TIME}`, 'i')
const NUMBERS = new RegExp(`${WEEKDAY}(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})${TIME}`, 'iu')
const DAY_MONTH = new RegExp(
  `${WEEKDAY}(\\d{1,2})(?:er|st|nd|rd|th|\\.)?[ -]+(?:de |of )?(\\p{L}{3,9})\\.?,?[ -]+(\\d{4}|\\d{2})${TIME}`,
  'iu',
)
const MONTH_DAY = new RegExp(`${WEEKDAY}(\\p{L}{3,9})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})${TIME}`, 'iu')

/** English and French, by their first letters without accents; `juil` stands before `ju` of June. */
const MONTHS: readonly (readonly [start: string, month: number])[] = [
  ['jan', 1],
  ['fev', 2],
  ['feb', 2],
  ['mar', 3],
  ['avr', 4],
  ['apr', 4],
  ['mai', 5],
  ['may', 5],
  ['juin', 6],
  ['jun', 6],
  ['jui', 7],
  ['jul', 7],
  ['aou', 8],
  ['aug', 8],
  ['sep', 9],
  ['oct', 10],
  ['nov', 11],
  ['dec', 12],
]

/**
 * Reads a date as programs and people write it in English and French: '2026-11-23T09:30:00+01:00', '23/11/2026 08:12',
 * '11/23/26 8:12 AM', '23 nov. 2026 à 08h12', 'Monday, November 23, 2026'. null = it is none of these.
 */
export function typedDate(cell: string): TypedDate | null {
  const text = cell.replaceAll(/\s+/g, ' ').trim()
  const iso = YEAR_FIRST.exec(text)
  if (iso) return dated(Number(iso[1]), Number(iso[3]), Number(iso[2]), 'day-first', iso.slice(4))
  const numbers = NUMBERS.exec(text)
  if (numbers) {
    const [first, second] = [Number(numbers[1]), Number(numbers[3])]
    const order = numbers[2] === '.' || first > 12 ? 'day-first' : second > 12 ? 'month-first' : null
    return dated(
      fullYear(numbers[4]),
      first,
      second,
      first === second ? 'day-first' : order,
      numbers.slice(5),
    )
  }
  const named = DAY_MONTH.exec(text)
  if (named)
    return dated(fullYear(named[3]), Number(named[1]), monthOf(named[2]), 'day-first', named.slice(4))
  const american = MONTH_DAY.exec(text)
  if (american)
    return dated(
      Number(american[3]),
      Number(american[2]),
      monthOf(american[1]),
      'day-first',
      american.slice(4),
    )
  return null
}

function dated(
  year: number,
  first: number,
  second: number,
  order: DateOrder | null,
  [hour, minute = '0', second60 = '0', half, zone]: readonly (string | undefined)[],
): TypedDate | null {
  const hours = hour === undefined ? null : hourOf(Number(hour), half?.toLowerCase())
  if (hours !== null && (hours > 23 || Number(minute) > 59 || Number(second60) > 59)) return null
  const seconds = hours === null ? null : hours * 3600 + Number(minute) * 60 + Number(second60)
  return { year, first, second, order, seconds, offset: zone === undefined ? null : offsetOf(zone) }
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour
  if (hour < 1 || hour > 12) return 24
  return (hour % 12) + (half === 'p' ? 12 : 0)
}

function fullYear(text: string | undefined): number {
  return Number(text) + (text?.length === 2 ? 2000 : 0)
}

function monthOf(word = ''): number {
  const plain = word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return MONTHS.find(([start]) => plain.startsWith(start))?.[1] ?? 0
}

function offsetOf(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000
}

/** What the dates of one file say together: which number is the day, or that they disagree. null = none of them says. */
export function dateOrderOf(cells: Iterable<string>): DateOrder | 'both' | null {
  let found: DateOrder | null = null
  for (const cell of cells) {
    if (!NUMBERS.test(cell)) continue
    const read = typedDate(cell)
    if (read === null || read.order === null || read.first === read.second) continue
    if (found !== null && found !== read.order) return 'both'
    found = read.order
  }
  return found
}

/** Whether it takes an order of its numbers to read the date. */
export function needsDateOrder(cell: string): boolean {
  return typedDate(cell)?.order === null
}

const localDate = z.iso.date()

/**
 * The instant of a date: without a time of day the day's first minute, or its last for a deadline. NaN = there is no
 * such day, or nothing says the zone or the order.
 */
export function instantOfTyped(
  date: TypedDate,
  { timeZone, order }: { readonly timeZone: string | null; readonly order: DateOrder | null },
  isDeadline: boolean,
): EpochMs {
  const by = date.order ?? order
  if (by === null) return Number.NaN
  const [day, month] = by === 'day-first' ? [date.first, date.second] : [date.second, date.first]
  const two = (value: number): string => String(value).padStart(2, '0')
  const local = `${String(date.year).padStart(4, '0')}-${two(month)}-${two(day)}`
  if (!localDate.safeParse(local).success) return Number.NaN
  const seconds = date.seconds ?? (isDeadline ? 86_340 : 0)
  if (date.offset !== null) return Date.parse(`${local}T00:00:00Z`) + seconds * 1000 - date.offset
  if (timeZone === null) return Number.NaN
  return instantOfLocal(local, Math.floor(seconds / 60), timeZone) + (seconds % 60) * 1000
}
