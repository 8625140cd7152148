/** The languages that every sentence of the program is written in. */
export type Language = 'en' | 'fr'

export const LANGUAGES: readonly Language[] = ['en', 'fr']

/** One text in each language; a missing or differently shaped translation does not compile. */
export type Translated<T> = Readonly<Record<Language, T>>

/** Also the languages that only some screens are written in; what they lack is shown in English. */
export type ScreenLanguage = Language | 'es'

export const SCREEN_LANGUAGES: readonly ScreenLanguage[] = [...LANGUAGES, 'es']

/** The language of a sentence that the program has in two languages only. */
export function sentenceLanguage(language: ScreenLanguage): Language {
  return language === 'es' ? 'en' : language
}

const localeOf: Readonly<Record<ScreenLanguage, string>> = { en: 'en-GB', fr: 'fr-FR', es: 'es-ES' }

/** The BCP 47 locale for numbers and dates of a language. */
export function locale(language: ScreenLanguage): string {
  return localeOf[language]
}

const pluralRules: Translated<Intl.PluralRules> = {
  en: new Intl.PluralRules('en'),
  fr: new Intl.PluralRules('fr'),
}

/** `one` or `other` by the plural rule of the language (French counts 0 and 1.5 as one), with `#` = count. */
export function plural(language: Language, count: number, one: string, other: string): string {
  const form = pluralRules[language].select(count) === 'one' ? one : other
  return form.replaceAll('#', formatInteger(language, count))
}

const integerFormats: Translated<Intl.NumberFormat> = {
  en: new Intl.NumberFormat(localeOf.en, { maximumFractionDigits: 0 }),
  fr: new Intl.NumberFormat(localeOf.fr, { maximumFractionDigits: 0 }),
}

export function formatInteger(language: Language, value: number): string {
  return integerFormats[language].format(value)
}
