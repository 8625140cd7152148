import { locale, type ScreenLanguage } from '../lib/language.ts'

/** Countries that English names with 'the', and how French articles go where the ending does not tell. */
const ENGLISH_THE = new Set([
  'NL',
  'US',
  'GB',
  'AE',
  'PH',
  'BS',
  'DO',
  'GM',
  'MV',
  'SC',
  'KM',
  'CF',
  'CD',
  'CG',
])
const FRENCH_PLURAL = new Set([
  'NL',
  'US',
  'AE',
  'PH',
  'BS',
  'MV',
  'SC',
  'KM',
  'FJ',
  'KY',
  'BM',
  'FO',
  'MH',
  'SB',
  'TC',
  'VG',
  'VI',
])
const FRENCH_MASCULINE_IN_E = new Set(['GB', 'MX', 'MZ', 'KH', 'ZW', 'BZ', 'SR'])
const FRENCH_BARE = new Set([
  'AD',
  'AI',
  'AW',
  'BB',
  'BH',
  'CU',
  'CW',
  'CY',
  'DJ',
  'GG',
  'GI',
  'GD',
  'GP',
  'HK',
  'HT',
  'IL',
  'JE',
  'KI',
  'KN',
  'LC',
  'LK',
  'MC',
  'MG',
  'MF',
  'MO',
  'MS',
  'MT',
  'MU',
  'NR',
  'NU',
  'OM',
  'PM',
  'PR',
  'RE',
  'SG',
  'SM',
  'ST',
  'SX',
  'TL',
  'TO',
  'TT',
  'TV',
  'TW',
  'VC',
  'VU',
  'WF',
  'WS',
  'YT',
  'BL',
  'PW',
  'AG',
  'SH',
])

const names = new Map<ScreenLanguage, Intl.DisplayNames>()

/** ISO 3166 by name: 'Netherlands', 'Réunion'; what is no code as it is. */
export function regionText(code: string, language: ScreenLanguage): string {
  const known = names.get(language)
  const display = known ?? new Intl.DisplayNames(locale(language), { type: 'region' })
  if (known === undefined) names.set(language, display)
  return /^[A-Z]{2}$/.test(code) ? (display.of(code) ?? code) : code
}

const ARTICLES: Readonly<Record<ScreenLanguage, (code: string, name: string) => string>> = {
  en: (code, name) => (ENGLISH_THE.has(code) ? `the ${name}` : name),
  fr: (code, name) => withFrenchArticle(code, name.replaceAll("'", '’')),
  es: (_code, name) => name,
}

/** A country with its article, as the end of 'the destination is ...': 'the Netherlands', 'la France', 'l’Espagne'. */
export function countryText(code: string, language: ScreenLanguage): string {
  const name = regionText(code, language)
  return name === code ? code : ARTICLES[language](code, name)
}

function withFrenchArticle(code: string, name: string): string {
  if (FRENCH_BARE.has(code)) return name
  if (FRENCH_PLURAL.has(code) || name.startsWith('Îles ')) return `les ${name}`
  if (/^[AEIOUYÉÈÎÂ]/.test(name) && code !== 'YE') return `l’${name}`
  const feminine = name.split(/[ -]/)[0]?.endsWith('e') === true && !FRENCH_MASCULINE_IN_E.has(code)
  return feminine ? `la ${name}` : `le ${name}`
}
