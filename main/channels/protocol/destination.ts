import { UNKNOWN_COUNTRY } from '../../../shared/domain/country-codes.ts'
import { countrySaid, readCountry } from '../../../shared/domain/read-country.ts'
import { clipped } from '../../../shared/lib/clipped.ts'

/** An address as a shop keeps it: whatever its customers typed. */
export interface ShopAddress {
  readonly name: string
  readonly company: string
  readonly street: readonly string[]
  readonly postcode: string
  readonly city: string
  readonly state: string
  readonly country: string
  readonly phone: string
  readonly email: string
}

/** The country that an order is billed in, where the shop says one that there is. */
export function billedIn(said: string | null | undefined): { billingCountry?: string } {
  const country = readCountry(said ?? '')
  return country === null ? {} : { billingCountry: country }
}

const LONGEST = 255
const STREET_LINES = 4

/**
 * The address in our terms, still to be parsed: blanks are left out, long lines go on in the next one, and
 * what is longer than any field is shortened visibly.
 */
export function destinationOf(address: ShopAddress): object {
  const state = address.state.trim()
  const place = countrySaid(address.country)
  const email = address.email.trim()
  return {
    name: clipped(address.name.trim(), LONGEST),
    company: clippedOrNull(address.company),
    street: streetLines(address.street),
    postcode: clipped(postcodeIn(place.country, address.postcode), 40),
    city: clipped(address.city.trim(), LONGEST),
    ...(state === '' ? {} : { state: clipped(state, 120) }),
    ...place,
    phone: clippedOrNull(address.phone),
    email: email === '' || email.length > 320 ? null : email,
    latitude: null,
    longitude: null,
  }
}

/** Where an order goes whose channel names no place, or not yet: to its buyer, wherever that is. It waits to be told. */
export function notToldYet(name: string, email: string | null): object {
  return {
    name: clipped(name.trim(), LONGEST),
    company: null,
    street: [],
    postcode: '',
    city: '',
    country: UNKNOWN_COUNTRY,
    phone: null,
    email,
    latitude: null,
    longitude: null,
  }
}

/** Without the sign of the country before it ('F-59000', 'FR-59000', 'D-10115'); a French one without blanks in it. */
function postcodeIn(country: string, said: string): string {
  const code = said.trim().replace(new RegExp(`^(?:${country}|${country.charAt(0)})[-\\s]+(?=\\d)`, 'i'), '')
  return country === 'FR' && /^[\d\s]+$/.test(code) ? code.replaceAll(/\s/g, '') : code
}

/** At most four lines; a line that is too long is broken between words. */
function streetLines(lines: readonly string[]): string[] {
  const broken = lines.flatMap((line) => brokenLine(line.trim())).filter((line) => line !== '')
  if (broken.length <= STREET_LINES) return broken
  const last = broken.slice(STREET_LINES - 1).join(', ')
  return [...broken.slice(0, STREET_LINES - 1), clipped(last, LONGEST)]
}

function brokenLine(line: string): string[] {
  if (line.length <= LONGEST) return [line]
  const space = line.lastIndexOf(' ', LONGEST)
  if (space <= 0) return [clipped(line, LONGEST)]
  return [line.slice(0, space), ...brokenLine(line.slice(space + 1).trim())]
}

function clippedOrNull(text: string): string | null {
  return text.trim() === '' ? null : clipped(text.trim(), LONGEST)
}
