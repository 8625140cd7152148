import { isCollected } from './collection.ts'
import { twoLetterCountry, UNKNOWN_COUNTRY } from './country-codes.ts'
import { unprintableLetters } from './label-letters.ts'
import type { Destination, Order } from './order.ts'
import { readPostcode } from './postal/read-postcode.ts'

export const ADDRESS_FIELDS = ['name', 'street', 'city', 'postcode', 'country'] as const
export type AddressField = (typeof ADDRESS_FIELDS)[number]

/**
 * - `missing`: nothing stands there that could be read
 * - `wrong`: no such postcode in that country, no such country
 * - `letters`: the label cannot print it, see `printableText`
 */
export const ADDRESS_PROBLEMS = ['missing', 'wrong', 'letters'] as const
export type AddressProblem = (typeof ADDRESS_PROBLEMS)[number]

/** What keeps every carrier from taking a parcel to an address. */
export interface AddressFault {
  readonly field: AddressField
  readonly problem: AddressProblem
  /** What stands there, of letters the words that have them; '' = nothing. */
  readonly found: string
  /** The likeliest right value, for a person to confirm; null = none comes to mind. */
  readonly proposal: string | null
}

/**
 * The first of `addressFaults`; null = a carrier can take it, or there is nothing to judge: it is collected at the
 * shop.
 */
export function addressFault({
  destination,
  requests,
  chosen,
}: Pick<Order, 'destination' | 'requests' | 'chosen'>): AddressFault | null {
  return isCollected({ requests, chosen }) ? null : (addressFaults(destination)[0] ?? null)
}

/**
 * All that is wrong with an address, at most one fault a field, the worst first: what is missing, what is wrong, what
 * cannot be printed. A company does for a name. Of a file that names nobody and no street, since the labels are made
 * elsewhere, only country and postcode are judged.
 */
export function addressFaults(destination: Destination): AddressFault[] {
  const { name, company, street, city, country } = destination
  const texts = { name: [name, company ?? ''].join(' '), street: street.join(' '), city }
  const isGiven = texts.name.trim() !== '' || texts.street.trim() !== ''
  const missing = isGiven
    ? (['name', 'street', 'city'] as const)
        .filter((field) => !hasText(texts[field]) && !(field === 'city' && CITY_STATES.has(country)))
        .map((field) => ({
          field,
          problem: 'missing' as const,
          found: shortened(texts[field]),
          proposal: null,
        }))
    : []
  const place = [countryFault(destination), postcodeFault(destination)].filter((fault) => fault !== null)
  const letters = isGiven ? lettersFaults(texts) : []
  return [...missing, ...place, ...letters].toSorted((a, b) => rank(a) - rank(b))
}

/** Where the country names the city. */
const CITY_STATES: ReadonlySet<string> = new Set(['GI', 'HK', 'MC', 'MO', 'SG', 'VA'])

function rank({ problem }: AddressFault): number {
  return ADDRESS_PROBLEMS.indexOf(problem)
}

/** '-', '.' and the like are typed into fields that must not be empty. */
function hasText(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}

function countryFault({ country, countryAsGiven = '' }: Destination): AddressFault | null {
  if (twoLetterCountry(country) === country) return null
  const found = country === '' || country === UNKNOWN_COUNTRY ? shortened(countryAsGiven) : country
  return { field: 'country', problem: found === '' ? 'missing' : 'wrong', found, proposal: null }
}

function postcodeFault({ country, postcode, city }: Destination): AddressFault | null {
  const reading = readPostcode(country, postcode, city)
  if (reading.kind === 'right') return null
  const found = shortened(postcode)
  const proposal = reading.kind === 'repaired' ? reading.postcode : reading.proposal
  return { field: 'postcode', problem: found === '' ? 'missing' : 'wrong', found, proposal }
}

function lettersFaults(texts: Readonly<Record<'name' | 'street' | 'city', string>>): AddressFault[] {
  return (['name', 'street', 'city'] as const).flatMap((field): AddressFault[] => {
    const words = texts[field].split(/[\s,]+/).filter((word) => unprintableLetters(word).length > 0)
    if (words.length === 0) return []
    return [{ field, problem: 'letters', found: shortened(words.join(' ')), proposal: null }]
  })
}

const LONGEST = 60

function shortened(text: string): string {
  const letters = Array.from(text.trim())
  return letters.length <= LONGEST ? letters.join('') : `${letters.slice(0, LONGEST).join('')}…`
}
