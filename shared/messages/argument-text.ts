import type { EpochMs, LocalDate } from '../lib/clock.ts'
import { locale, type ScreenLanguage } from '../lib/language.ts'
import type { ArgumentDefinitions, Message, MessageArgument, Money, PlaceTime } from './definition.ts'
import { moneyText } from './money-text.ts'

export interface ArgumentStyle {
  readonly language: ScreenLanguage
  /** IANA, for instants; absent = the machine's. */
  readonly timeZone: string | undefined
  readonly say: (message: Message) => string
}

/**
 * An argument as it goes into its pattern. Total: a value of another kind, as another version may have stored, is
 * shown as far as it can be; one that is missing is shown as nothing.
 */
export function argumentText(
  kind: ArgumentDefinitions[string],
  value: MessageArgument | undefined,
  style: ArgumentStyle,
): string | number {
  if (kind === 'number') return typeof value === 'number' ? value : Number(value ?? 0)
  if (typeof value === 'number') {
    if (kind === 'instant') return instantText(value, style)
    if (kind === 'weight') return weightText(value, style.language)
  }
  if (kind === 'region' && typeof value === 'string') return regionText(value, style.language)
  if (kind === 'opening') return capital(anyText(value, style))
  if ((kind === 'clauses' || kind === 'items') && typeof value === 'object' && isList(value))
    return joined(value, style, `lists.${kind}`)
  if ((kind === 'date' || kind === 'day' || kind === 'fullDay') && typeof value === 'string')
    return dateText(value, style.language, FORMATS[kind])
  return anyText(value, style)
}

/** Item by item, by a text that puts the next one behind those `before`. */
function joined(list: readonly (string | Message)[], style: ArgumentStyle, code: string): string {
  const texts = list.map((item) => anyText(item, style))
  return texts.length === 0 ? '' : texts.reduce((before, item) => style.say({ code, args: { before, item } }))
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A value whose kind is not known. */
export function anyText(value: MessageArgument | undefined, style: ArgumentStyle): string {
  if (value === undefined || value === null) return ''
  if (typeof value !== 'object') return String(value)
  if (isList(value)) {
    const texts = value.map((item) => anyText(item, style))
    return new Intl.ListFormat(locale(style.language), { type: 'conjunction' }).format(texts)
  }
  if (isMessage(value)) return style.say(value)
  if (isPlaceTime(value)) return instantText(value.at, { ...style, timeZone: value.timeZone })
  if (isMoney(value)) return moneyText(value.amount, value.currency, style.language)
  return JSON.stringify(value)
}

function isList(value: object): value is readonly (string | Message)[] {
  return Array.isArray(value)
}

function isMessage(value: object): value is Message {
  return (
    'code' in value && typeof value.code === 'string' && 'args' in value && typeof value.args === 'object'
  )
}

function isPlaceTime(value: object): value is PlaceTime {
  return 'at' in value && typeof value.at === 'number' && 'timeZone' in value
}

function isMoney(value: object): value is Money {
  if (!('amount' in value && 'currency' in value)) return false
  return typeof value.amount === 'number' && /^[A-Z]{3}$/.test(String(value.currency))
}

function instantText(instant: EpochMs, { language, timeZone }: ArgumentStyle): string {
  const parts = {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  } as const
  return new Intl.DateTimeFormat(locale(language), { ...parts, hourCycle: 'h23', timeZone }).format(instant)
}

const FORMATS = {
  date: { dateStyle: 'long' },
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  fullDay: { weekday: 'short', day: 'numeric', month: 'long' },
} as const

function dateText(date: LocalDate, language: ScreenLanguage, format: Intl.DateTimeFormatOptions): string {
  const instant = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(instant)) return date
  return new Intl.DateTimeFormat(locale(language), { ...format, timeZone: 'UTC' }).format(instant)
}

const regions = new Map<ScreenLanguage, Intl.DisplayNames>()

function regionText(code: string, language: ScreenLanguage): string {
  const names = regions.get(language) ?? new Intl.DisplayNames(locale(language), { type: 'region' })
  regions.set(language, names)
  return /^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code
}

/** Grams as kg above 999 g. */
function weightText(grams: number, language: ScreenLanguage): string {
  const isHeavy = Math.abs(grams) >= 1000
  return new Intl.NumberFormat(locale(language), {
    style: 'unit',
    unit: isHeavy ? 'kilogram' : 'gram',
    maximumFractionDigits: isHeavy ? 2 : 0,
  }).format(isHeavy ? grams / 1000 : grams)
}
