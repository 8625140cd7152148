import { locale, type ScreenLanguage } from '../lib/language.ts'
import { weekdayName } from '../lib/weekday-name.ts'
import type { ArgumentStyle } from './argument-text.ts'
import { longDateText } from './date-text.ts'
import type { Quantity } from './definition.ts'
import { moneyText } from './money-text.ts'

const NBSP = '\u00a0'
const DAY_MS = 86_400_000

/** A number in the unit people read it in: 2400 g is '2.4 kg', '2,4 kg'. */
export function quantityText({ unit, value, currency }: Quantity, style: ArgumentStyle): string {
  const { language, say } = style
  switch (unit) {
    case 'grams':
      return value >= 1000 || value === 0
        ? measure(language, value / 1000, 'kilogram', 3)
        : measure(language, value, 'gram', 0)
    case 'cents':
      return moneyText(value, currency, language, 'symbol', true)
    case 'percent':
      return percent(language, value)
    case 'kilometres':
      return measure(language, value, 'kilometer', 0)
    case 'millimetres':
      return measure(language, value / 10, 'centimeter', 1)
    case 'cubic-centimetres':
      return say({ code: 'quantities.litres', args: { litres: value / 1000 } })
    case 'hours':
      return measure(language, value, 'hour', 0)
    case 'days':
      return say({ code: 'quantities.days', args: { count: value } })
    case 'minute-of-day':
      return say({
        code: 'quantities.timeOfDay',
        args: { hour: Math.floor(value / 60), minute: value % 60 },
      })
    case 'weekday':
      return weekdayName(language, value)
    case 'date':
      return longDateText(value * DAY_MS, language, 'UTC')
    case 'count':
      return number(language, value, { maximumFractionDigits: 0 })
  }
}

const formats = new Map<string, Intl.NumberFormat>()

function number(language: ScreenLanguage, value: number, options: Intl.NumberFormatOptions): string {
  const key = `${language} ${options.style ?? ''} ${options.unit ?? ''} ${options.maximumFractionDigits ?? ''}`
  const known = formats.get(key)
  const format = known ?? new Intl.NumberFormat(locale(language), options)
  if (known === undefined) formats.set(key, format)
  return format.format(value)
}

function percent(language: ScreenLanguage, value: number): string {
  return number(language, value / 100, { style: 'percent', maximumFractionDigits: 0 })
}

function measure(language: ScreenLanguage, value: number, unit: string, digits: number): string {
  const text = number(language, value, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: digits,
  })
  return text.replace(/[\s\u202f]+(?=\D+$)/, NBSP)
}
