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
