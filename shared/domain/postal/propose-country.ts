import type { Destination } from '../order.ts'
import { largeTownsOf } from './large-cities.ts'
import { countriesWithPostcodes, plainPostcode } from './postcode-shape.ts'
import { readPostcode } from './read-postcode.ts'
import { placeOf } from './territory.ts'

/** What stands before the numbers of a country's telephones, by its code; the longest that fits wins. */
const DIALLED: Readonly<Record<string, readonly string[]>> = {
  '1': ['US', 'CA'],
  '30': ['GR'],
  '31': ['NL'],
  '32': ['BE'],
  '33': ['FR'],
  '34': ['ES'],
  '36': ['HU'],
  '39': ['IT'],
  '40': ['RO'],
  '41': ['CH'],
  '43': ['AT'],
  '44': ['GB'],
  '45': ['DK'],
  '46': ['SE'],
  '47': ['NO'],
  '48': ['PL'],
  '49': ['DE'],
  '351': ['PT'],
  '352': ['LU'],
  '353': ['IE'],
  '354': ['IS'],
  '356': ['MT'],
  '357': ['CY'],
  '358': ['FI'],
  '359': ['BG'],
  '370': ['LT'],
  '371': ['LV'],
  '372': ['EE'],
  '385': ['HR'],
  '386': ['SI'],
  '420': ['CZ'],
  '421': ['SK'],
}

/**
 * The country that an address without one lies in, for a person to confirm: a large town with its postcode tells it,
 * else the postcode, the town's name, the telephone and the countries that the merchant sends from (`homes`) leave one
 * only. null = they leave several, or contradict each other.
 */
export function proposeCountry(
  { postcode, city, phone }: Pick<Destination, 'postcode' | 'city' | 'phone'>,
  homes: readonly string[],
): string | null {
  const plain = plainPostcode(postcode)
  if (plain === '') return null
  // A territory's postcodes are those of its country, under which it is written.
  const fits = countriesWithPostcodes().filter(
    (country) =>
      placeOf(country, '').country === country && readPostcode(country, postcode, city).kind !== 'wrong',
  )
  const towns = largeTownsOf(city)
  const there = fits.filter((one) =>
    towns.some(({ country, prefix }) => country === one && plain.startsWith(prefix)),
  )
  if (there.length > 0) return only(there) ?? only(there.filter((one) => homes.includes(one)))
  const clues = [towns.map(({ country }) => country), dialled(phone), homes].filter(
    ({ length }) => length > 0,
  )
  return only(fits) ?? only(fits.filter((country) => clues.every((clue) => clue.includes(country))))
}

function only(countries: readonly string[]): string | null {
  const [first, ...rest] = countries
  return first !== undefined && rest.length === 0 ? first : null
}

function dialled(phone: string | null): readonly string[] {
  const digits = /^\s*(?:\+|00)([\d\s().-]+)$/.exec(phone ?? '')?.[1]?.replaceAll(/\D/g, '') ?? ''
  return DIALLED[digits.slice(0, 3)] ?? DIALLED[digits.slice(0, 2)] ?? DIALLED[digits.slice(0, 1)] ?? []
}
