import { type Language, locale, plural } from '../../lib/language.ts'
import { moneyText } from '../../messages/money-text.ts'
import type { Unit } from '../catalogue/field.ts'
import { dateOfEpochDay } from '../catalogue/unit-value.ts'

const formats = new Map<string, Intl.NumberFormat>()

function number(language: Language, value: number, options: Intl.NumberFormatOptions): string {
  const key = `${language}${JSON.stringify(options)}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.NumberFormat(locale(language), options)
    formats.set(key, format)
  }
  return format.format(value)
}

/** A number in the unit people read it in: 2400 g is '2.4 kg', '2,4 kg'. `noun`: what is counted, '' = bare. */
export function quantity(language: Language, unit: Unit, value: number, currency: string): string {
  switch (unit) {
    case 'grams':
      return value >= 1000 || value === 0
        ? measure(language, value / 1000, 'kilogram', 3)
        : measure(language, value, 'gram', 0)
    case 'cents':
      return moneyText(value, currency, language, 'symbol', true)
    case 'kilometres':
      return measure(language, value, 'kilometer', 0)
    case 'millimetres':
      return measure(language, value / 10, 'centimeter', 1)
    case 'cubic-centimetres':
      return `${number(language, value / 1000, { maximumFractionDigits: 3 })}${NBSP}${language === 'fr' ? 'L' : 'l'}`
    case 'hours':
      return measure(language, value, 'hour', 0)
    case 'days':
      return language === 'fr'
        ? plural('fr', value, `#${NBSP}jour`, `#${NBSP}jours`)
        : plural('en', value, `#${NBSP}day`, `#${NBSP}days`)
    case 'minute-of-day':
      return timeOfDay(language, value)
    case 'weekday':
      return weekdayName(language, value)
    case 'date':
      return dayText(language, value)
    case 'count':
      return number(language, value, { maximumFractionDigits: 0 })
  }
}

export const NBSP = '\u00a0'

function measure(language: Language, value: number, unit: string, digits: number): string {
  const text = number(language, value, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: digits,
  })
  return text.replace(/[\s\u202f]+(?=\D+$)/, NBSP)
}

/** '14:00' in English, '14 h' and '14 h 30' in French. */
export function timeOfDay(language: Language, minute: number): string {
  const hours = Math.floor(minute / 60)
  const minutes = String(minute % 60).padStart(2, '0')
  if (language === 'en') return `${String(hours).padStart(2, '0')}:${minutes}`
  return minute % 60 === 0 ? `${hours}${NBSP}h` : `${hours}${NBSP}h${NBSP}${minutes}`
}

/** 1 January 2024 was a Monday. */
const A_MONDAY = 19_723

export function weekdayName(language: Language, weekday: number): string {
  return dateFormat(language, { weekday: 'long' }).format(instantOfDay(A_MONDAY + weekday - 1))
}

function dayText(language: Language, day: number): string {
  return dateFormat(language, { day: 'numeric', month: 'long', year: 'numeric' }).format(instantOfDay(day))
}

function instantOfDay(day: number): number {
  return Date.parse(`${dateOfEpochDay(day)}T12:00:00Z`)
}

function dateFormat(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale(language), { ...options, timeZone: 'UTC' })
}

/** 'A, B and C'; `or` for alternatives. */
export function listed(language: Language, items: readonly string[], word: 'and' | 'or'): string {
  const type = word === 'and' ? 'conjunction' : 'disjunction'
  return new Intl.ListFormat(locale(language), { type }).format(items)
}
