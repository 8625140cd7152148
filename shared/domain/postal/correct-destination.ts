import { UNKNOWN_COUNTRY } from '../country-codes.ts'
import type { AddressParts, Destination } from '../order.ts'

type Given = NonNullable<Destination['asGiven']>

/** How the buyer is reached, and the state: each is a correction of its own. */
const APART = ['state', 'phone', 'email'] as const

/** The destination as a person corrected it, with what the channel gave beside it. */
export function correctDestination(known: Destination, corrected: Destination): Destination {
  const { postcodeAsGiven: _, countryAsGiven: __, ...rest } = corrected
  return { ...rest, asGiven: { ...apartGiven(known, corrected), ...(known.asGiven ?? partsGiven(known)) } }
}

/**
 * What a channel says of a destination that is known here: a correction stands while the channel gives what it gave
 * when the correction was made; anything else is news and takes its place. A channel that names no place any more, as
 * they do once addresses are erased there, says nothing new.
 */
export function withCorrection(known: Destination, said: Destination): Destination {
  if (isNowhere(said)) return known
  const { asGiven } = known
  if (asGiven === undefined || JSON.stringify(placeOf(asGiven)) !== JSON.stringify(partsGiven(said)))
    return said
  const stands = Object.fromEntries(
    APART.flatMap((part) => {
      const isKept = asGiven[part] !== undefined && asGiven[part] === (said[part] ?? '')
      const value = isKept ? known[part] : said[part]
      return value === undefined ? [] : [[part, value]]
    }),
  )
  return { ...known, ...stands }
}

/** What of these the channel gave where it is corrected now; '' where it gave none. */
function apartGiven(known: Destination, corrected: Destination): Partial<Given> {
  return Object.fromEntries(
    APART.filter((part) => (known[part] ?? '') !== (corrected[part] ?? '')).map((part) => [
      part,
      known[part] ?? '',
    ]),
  )
}

function isNowhere({ street, postcode, city, country, countryAsGiven }: Destination): boolean {
  const parts = [...street, postcode, city, countryAsGiven ?? '']
  return country === UNKNOWN_COUNTRY && parts.every((part) => part.trim() === '')
}

function placeOf({ name, company, street, postcode, city, country }: AddressParts): AddressParts {
  return { name, company, street, postcode, city, country }
}

function partsGiven({ postcodeAsGiven, ...said }: Destination): AddressParts {
  return placeOf({ ...said, postcode: postcodeAsGiven ?? said.postcode })
}
