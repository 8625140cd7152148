import { type Language, locale } from '../../lib/language.ts'

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

const displayNames = {
  en: new Intl.DisplayNames(locale('en'), { type: 'region' }),
  fr: new Intl.DisplayNames(locale('fr'), { type: 'region' }),
}

/** A country with its article, as the end of 'the destination is ...': 'the Netherlands', 'la France', 'l’Espagne'. */
export function countryName(language: Language, code: string): string {
  const name = displayNames[language].of(code) ?? code
  if (name === code) return code
  if (language === 'en') return ENGLISH_THE.has(code) ? `the ${name}` : name
  return withFrenchArticle(code, name.replaceAll("'", '’'))
}

function withFrenchArticle(code: string, name: string): string {
  if (FRENCH_BARE.has(code)) return name
  if (FRENCH_PLURAL.has(code) || name.startsWith('Îles ')) return `les ${name}`
  if (/^[AEIOUYÉÈÎÂ]/.test(name) && code !== 'YE') return `l’${name}`
  const feminine = name.split(/[ -]/)[0]?.endsWith('e') === true && !FRENCH_MASCULINE_IN_E.has(code)
  return feminine ? `la ${name}` : `le ${name}`
}
