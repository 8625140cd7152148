import { currencyDecimals, minorUnitsPerUnit } from '../../lib/currency.ts'
import { frenchSpaces } from '../french-spaces.ts'
import { de } from './de.ts'
import { en, type PaperTexts } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { nl } from './nl.ts'

const TEXTS = { en, fr: inFrench(fr), de, es, it, nl } satisfies Readonly<Record<string, PaperTexts>>
type Written = keyof typeof TEXTS

const LOCALES: Readonly<Record<Written, string>> = {
  en: 'en-GB',
  fr: 'fr-FR',
  de: 'de-DE',
  es: 'es-ES',
  it: 'it-IT',
  nl: 'nl-NL',
}

/** A language's texts, and how it writes days, amounts and weights. */
export function paperWords(language: Written) {
  const locale = LOCALES[language]
  return {
    texts: TEXTS[language],
    /** 'YYYY-MM-DD' as '30 November 2026'. */
    day: (date: string): string =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
        new Date(`${date}T00:00:00Z`),
      ),
    money: (cents: number, currency: string): string => {
      const digits = currencyDecimals(currency)
      return new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }).format(cents / minorUnitsPerUnit(currency))
    },
    kilograms: (grams: number): string =>
      `${new Intl.NumberFormat(locale, { minimumFractionDigits: 3 }).format(grams / 1000)}\u00a0kg`,
    /** 'Engraving: Léa'. */
    labelled: (name: string, value: string): string => {
      const text = `${name}${language === 'fr' ? ' ' : ''}: ${value}`
      return language === 'fr' ? frenchSpaces(text) : text
    },
    country: (code: string): string => new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code,
  }
}

/** With the no-break spaces of French typography. */
function inFrench<T>(texts: T): T {
  return JSON.parse(JSON.stringify(texts), (_key, value: unknown) =>
    typeof value === 'string' ? frenchSpaces(value) : value,
  ) as T
}

/** A text with what stands in braces put in. */
export function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
