import { locale, type ScreenLanguage } from '../lib/language.ts'
import { countryText, regionText } from './country-text.ts'
import { dateText, instantText } from './date-text.ts'
import type {
  ArgumentDefinitions,
  Message,
  MessageArgument,
  Money,
  PlaceTime,
  Quantity,
  Value,
} from './definition.ts'
import { moneyText } from './money-text.ts'
import { quantityText } from './quantity-text.ts'

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
    if (kind === 'instant') return instantText(value, style.language, 'instant', style.timeZone)
    if (kind === 'weight') return weightText(value, style.language)
  }
  if (typeof value === 'string') {
    if (kind === 'region') return regionText(value, style.language)
    if (kind === 'country') return countryText(value, style.language)
    if (kind === 'date' || kind === 'day' || kind === 'fullDay') return dateText(value, style.language, kind)
  }
  if (typeof value === 'object' && isList(value)) {
    const texts = value.map((item) => anyText(item, style))
    if (kind === 'alternatives') return listText(texts, style.language, 'disjunction')
    if (kind === 'clauses' || kind === 'items' || kind === 'sequence') return joined(texts, style, kind)
    if (kind === 'neither') return neither(texts, style)
  }
  if (kind === 'moment' && typeof value === 'object' && isPlaceTime(value))
    return instantText(value.at, style.language, 'moment', value.timeZone)
  if (kind === 'opening') return capital(anyText(value, style))
  return anyText(value, style)
}

/** Item by item, by the text that puts the next one behind those `before`. */
function joined(
  texts: readonly string[],
  style: ArgumentStyle,
  kind: 'clauses' | 'items' | 'sequence',
): string {
  const [first = '', ...others] = texts
  return others.reduce((before, item) => style.say({ code: `lists.${kind}`, args: { before, item } }), first)
}

/** As `lists.neither` says: French puts its word before the first one too. */
function neither([first = '', ...others]: readonly string[], style: ArgumentStyle): string {
  return others.reduce(
    (before, item, i) =>
      style.say({
        code: i === others.length - 1 ? 'lists.neither.last' : 'lists.neither.next',
        args: { before, item },
      }),
    style.say({ code: 'lists.neither.first', args: { item: first } }),
  )
}

const listFormats = new Map<string, Intl.ListFormat>()

function listText(
  texts: readonly string[],
  language: ScreenLanguage,
  type: 'conjunction' | 'disjunction',
): string {
  const key = `${language} ${type}`
  const known = listFormats.get(key)
  const format = known ?? new Intl.ListFormat(locale(language), { type })
  if (known === undefined) listFormats.set(key, format)
  return format.format(texts)
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A value whose kind is not known. */
export function anyText(value: MessageArgument | undefined, style: ArgumentStyle): string {
  if (value === undefined || value === null) return ''
  if (typeof value !== 'object') return String(value)
  if (isList(value))
    return listText(
      value.map((item) => anyText(item, style)),
      style.language,
      'conjunction',
    )
  if (isMessage(value)) return style.say(value)
  if (isPlaceTime(value)) return instantText(value.at, style.language, 'instant', value.timeZone)
  if (isQuantity(value)) return quantityText(value, style)
  if (isMoney(value)) return moneyText(value.amount, value.currency, style.language)
  return JSON.stringify(value)
}

function isList(value: object): value is readonly Value[] {
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

function isQuantity(value: object): value is Quantity {
  return 'unit' in value && 'value' in value && typeof value.value === 'number'
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
