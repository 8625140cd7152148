import { UNKNOWN_COUNTRY } from '../country-codes.ts'
import type { AddressParts, Destination } from '../order.ts'

/** The destination as a person corrected it, with what the channel gave beside it. */
export function correctDestination(known: Destination, corrected: Destination): Destination {
  const { postcodeAsGiven: _, countryAsGiven: __, ...rest } = corrected
  return { ...rest, asGiven: known.asGiven ?? partsGiven(known) }
}

/**
 * What a channel says of a destination that is known here: a correction stands while the channel gives what it gave
 * when the correction was made; anything else is news and takes its place. A channel that names no place any more, as
 * they do once addresses are erased there, says nothing new.
 */
export function withCorrection(known: Destination, said: Destination): Destination {
  if (isNowhere(said)) return known
  if (known.asGiven === undefined || JSON.stringify(known.asGiven) !== JSON.stringify(partsGiven(said)))
    return said
  const { phone, email, state } = said
  return { ...known, phone, email, ...(state !== undefined && { state }) }
}

function isNowhere({ street, postcode, city, country, countryAsGiven }: Destination): boolean {
  const parts = [...street, postcode, city, countryAsGiven ?? '']
  return country === UNKNOWN_COUNTRY && parts.every((part) => part.trim() === '')
}

function partsGiven({
  name,
  company,
  street,
  postcode,
  postcodeAsGiven,
  city,
  country,
}: Destination): AddressParts {
  return { name, company, street, postcode: postcodeAsGiven ?? postcode, city, country }
}
