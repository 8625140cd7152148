import { twoLetterCountry, UNKNOWN_COUNTRY } from './country-codes.ts'
import type { Destination } from './order.ts'

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

const LONGEST = 120

/**
 * The country of a destination as a channel or a file says it. Where that names none, it is unknown, with what was
 * said beside it, and the order waits for a person to say it (`addressFaults`).
 */
export function countrySaid(
  said: string | null | undefined,
): Pick<Destination, 'country' | 'countryAsGiven'> {
  const text = (said ?? '').trim()
  const country = readCountry(text)
  if (country !== null) return { country }
  if (text === '' || text.toUpperCase() === UNKNOWN_COUNTRY) return { country: UNKNOWN_COUNTRY }
  return { country: UNKNOWN_COUNTRY, countryAsGiven: text.slice(0, LONGEST) }
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
