import { DAY_MS, type EpochMs, HOUR_MS, type LocalDate, MINUTE_MS } from '../../shared/lib/clock.ts'
import { locale, type ScreenLanguage } from '../../shared/lib/language.ts'
import { moneyText } from '../../shared/messages/money-text.ts'
import { textsOf } from '../../shared/messages/say.ts'

/** Numbers, money, weights and dates as a language writes them. `timeZone` is IANA, chosen by the caller. */
export interface Format {
  integer(value: number): string
  /** 0.987 -> 98.7 %. */
  percent(share: number): string
  /** With one digit behind the point: 3.2. */
  decimal(value: number): string
  /** Cents with the currency's sign. */
  money(cents: number, currency: string): string
  /** Grams as kg above 999 g, else as g. */
  weight(grams: number): string
  /** 'Mon 23 Nov' of a calendar day. */
  day(date: LocalDate): string
  /** 'Tue 24 Nov – Wed 25 Nov' of two calendar days; one day when they are the same. */
  days(from: LocalDate, to: LocalDate): string
  /** '14:12' of an instant. */
  time(instant: EpochMs, timeZone: string): string
  /** 'Mon 23 Nov' of an instant. */
  dayOf(instant: EpochMs, timeZone: string): string
  /** '23 November 2026' of an instant. */
  date(instant: EpochMs, timeZone: string): string
  /** 'Mon 23 Nov 14:12' of an instant. */
  moment(instant: EpochMs, timeZone: string): string
  /** 'Monday 23 November 2026 at 14:12:05', for hovers. */
  exact(instant: EpochMs, timeZone: string): string
  /** '5 min ago', 'in 2 hours'; the largest unit that fits. */
  relative(instant: EpochMs, now: EpochMs): string
  /** The same for what has happened: never in the future, however coarse or wrong `now` is. */
  since(instant: EpochMs, now: EpochMs): string
  /** A time left as h:mm ('0:48', '-0:05' when past, '2 d' beyond 48 h), for narrow columns. */
  countdown(remainingMs: number): string
  /** Names joined with the word for "and". */
  list(items: readonly string[]): string
  country(code: string): string
}

const formats = new Map<ScreenLanguage, Format>()

/** The formats of a language; made once. */
export function formatFor(language: ScreenLanguage): Format {
  const known = formats.get(language)
  if (known) return known
  const made = makeFormat(language)
  formats.set(language, made)
  return made
}

function makeFormat(language: ScreenLanguage): Format {
  const tag = locale(language)
  const integer = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 })
  const decimal = new Intl.NumberFormat(tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const percent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 })
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto', style: 'short' })
  const list = new Intl.ListFormat(tag, { type: 'conjunction' })
  const countries = new Intl.DisplayNames(tag, { type: 'region' })
  const weight = (unit: 'gram' | 'kilogram', digits: number) =>
    new Intl.NumberFormat(tag, { style: 'unit', unit, maximumFractionDigits: digits })
  const grams = weight('gram', 0)
  const kilograms = weight('kilogram', 1)
  const day = { weekday: 'short', day: 'numeric', month: 'short' } as const
  const days = memo((timeZone) => new Intl.DateTimeFormat(tag, { ...day, timeZone }))
  const times = memo(
    (timeZone) =>
      new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }),
  )
  const dates = memo((timeZone) => new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone }))
  const exacts = memo(
    (timeZone) => new Intl.DateTimeFormat(tag, { dateStyle: 'full', timeStyle: 'medium', timeZone }),
  )
  return {
    integer: (value) => integer.format(value),
    percent: (share) => percent.format(share),
    decimal: (value) => decimal.format(value),
    money: (amount, currency) => moneyText(amount, currency, language, 'narrowSymbol'),
    weight: (value) => (value < 1000 ? grams.format(value) : kilograms.format(value / 1000)),
    day: (date) => plainDay(days('UTC').format(dayStart(date))),
    days: (from, to) => plainDay(days('UTC').formatRange(dayStart(from), dayStart(to))),
    time: (instant, timeZone) => times(timeZone).format(instant),
    dayOf: (instant, timeZone) => plainDay(days(timeZone).format(instant)),
    date: (instant, timeZone) => dates(timeZone).format(instant),
    moment: (instant, timeZone) =>
      `${plainDay(days(timeZone).format(instant))} ${times(timeZone).format(instant)}`,
    exact: (instant, timeZone) => exacts(timeZone).format(instant),
    relative: (instant, now) => relative.format(...largestUnit(instant - now)),
    since: (instant, now) => relative.format(...largestUnit(Math.min(0, instant - now))),
    countdown: (remainingMs) => countdown(remainingMs, textsOf('lists', language).dayLetter),
    list: (items) => list.format(items),
    country: (code) => countries.of(code) ?? code,
  }
}

/** 'Mon, 23 Nov' -> 'Mon 23 Nov': the comma only costs width. */
function plainDay(text: string): string {
  return text.replaceAll(',', '')
}

function dayStart(date: LocalDate): EpochMs {
  return Date.parse(`${date}T00:00:00Z`)
}

function largestUnit(difference: number): [number, Intl.RelativeTimeFormatUnit] {
  const size = Math.abs(difference)
  if (size < MINUTE_MS) return [Math.trunc(difference / 1000), 'second']
  if (size < HOUR_MS) return [Math.trunc(difference / MINUTE_MS), 'minute']
  if (size < DAY_MS) return [Math.trunc(difference / HOUR_MS), 'hour']
  return [Math.trunc(difference / DAY_MS), 'day']
}

function memo<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>()
  return (key) => {
    const known = made.get(key)
    if (known !== undefined) return known
    const value = make(key)
    made.set(key, value)
    return value
  }
}

function countdown(remainingMs: number, day: string): string {
  const sign = remainingMs <= -MINUTE_MS ? '-' : ''
  const size = Math.abs(remainingMs)
  if (size >= 2 * DAY_MS) return `${sign}${Math.floor(size / DAY_MS)}\u00a0${day}`
  const minutes = Math.floor(size / MINUTE_MS)
  return `${sign}${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

/**
 * A number as people type it: `,` or `.` as the decimal mark, spaces (also no-break ones) between thousands.
 * null when it is not one number. A single mark is always a decimal mark: '1.234' is 1.234.
 */
export function parseDecimal(text: string): number | null {
  const compact = text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(compact) ? Number(compact) : null
}
