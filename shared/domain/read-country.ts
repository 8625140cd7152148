import { twoLetterCountry } from './country-codes.ts'

/** Codes that are used beside ISO 3166: the United Kingdom's, and what the EU calls Greece. */
const ALSO: Readonly<Record<string, string>> = { UK: 'GB', EL: 'GR' }

const LANGUAGES = ['en', 'fr', 'de', 'es', 'it']
const NAMES_BESIDE: Readonly<Record<string, string>> = {
  england: 'GB',
  greatbritain: 'GB',
  scotland: 'GB',
  wales: 'GB',
  grandebretagne: 'GB',
  angleterre: 'GB',
  holland: 'NL',
  hollande: 'NL',
  usa: 'US',
  unitedstatesofamerica: 'US',
  czechrepublic: 'CZ',
  republiquetcheque: 'CZ',
}

let names: ReadonlyMap<string, string> | null = null

/**
 * The two letters of a country said by a code of two or three or by its name in a language of the shops, in any case;
 * null = there is no such country.
 */
export function readCountry(said: string): string | null {
  const cell = said.trim()
  const code = cell.toUpperCase()
  if (cell.length <= 3) return ALSO[code] ?? twoLetterCountry(code)
  names ??= countryNames()
  return names.get(lettersOf(cell)) ?? null
}

function countryNames(): ReadonlyMap<string, string> {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')
  const codes = letters
    .flatMap((a) => letters.map((b) => a + b))
    .filter((code) => twoLetterCountry(code) !== null)
  const known = new Map(Object.entries(NAMES_BESIDE))
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames(language, { type: 'region' })
    for (const code of codes) known.set(lettersOf(display.of(code) ?? code), code)
  }
  return known
}

function lettersOf(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
}
