import type { AddressParts, Destination } from '../order.ts'

/** The destination as a person corrected it, with what the channel gave beside it. */
export function correctDestination(known: Destination, corrected: Destination): Destination {
  const { postcodeAsGiven: _, ...rest } = corrected
  return { ...rest, asGiven: known.asGiven ?? partsGiven(known) }
}

/**
 * What a channel says of a destination that is known here: a correction stands while the channel gives what it gave
 * when the correction was made; anything else is news and takes its place.
 */
export function withCorrection(known: Destination, said: Destination): Destination {
  if (known.asGiven === undefined || JSON.stringify(known.asGiven) !== JSON.stringify(partsGiven(said)))
    return said
  const { phone, email, state } = said
  return { ...known, phone, email, ...(state !== undefined && { state }) }
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
