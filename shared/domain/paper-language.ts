import { z } from 'zod'

/** The languages that papers for customers are written in; another customer gets English. */
export const PAPER_LANGUAGES = ['en', 'fr', 'de', 'es', 'it', 'nl'] as const
export const paperLanguage = z.enum(PAPER_LANGUAGES)
export type PaperLanguage = z.infer<typeof paperLanguage>

const SPOKEN: Readonly<Record<string, PaperLanguage>> = {
  FR: 'fr',
  MC: 'fr',
  LU: 'fr',
  GP: 'fr',
  MQ: 'fr',
  GF: 'fr',
  RE: 'fr',
  YT: 'fr',
  PM: 'fr',
  BL: 'fr',
  MF: 'fr',
  NC: 'fr',
  PF: 'fr',
  WF: 'fr',
  DE: 'de',
  AT: 'de',
  LI: 'de',
  ES: 'es',
  AD: 'es',
  IT: 'it',
  SM: 'it',
  VA: 'it',
  NL: 'nl',
}

/**
 * The language of most people at an address, which is the customer's as far as is known: no channel says it for all
 * orders. Belgium and Switzerland by their postcodes.
 */
export function languageAt(country: string, postcode: string): PaperLanguage {
  const number = Number.parseInt(postcode.replaceAll(/\D/g, ''), 10)
  if (country === 'BE') return isWithin(number, [1300, 1499], [4000, 7999]) ? 'fr' : 'nl'
  if (country === 'CH') {
    if (isWithin(number, [1000, 2999])) return isWithin(number, [2500, 2500], [2540, 2599]) ? 'de' : 'fr'
    return isWithin(number, [6500, 6999]) ? 'it' : 'de'
  }
  return SPOKEN[country] ?? 'en'
}

function isWithin(number: number, ...ranges: readonly (readonly [number, number])[]): boolean {
  return ranges.some(([from, to]) => number >= from && number <= to)
}
