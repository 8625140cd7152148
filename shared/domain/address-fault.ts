import type { Order } from './order.ts'

/** What keeps every carrier from taking a parcel to an address. `found`: what stands there; '' = nothing. */
export interface AddressFault {
  readonly field: 'street' | 'city' | 'postcode'
  readonly found: string
}

/** Postcodes, blanks and dashes aside, where every carrier asks for one. Of other countries none is judged. */
const POSTCODES: Readonly<Record<string, RegExp>> = {
  AT: /^\d{4}$/,
  BE: /^\d{4}$/,
  CH: /^\d{4}$/,
  DE: /^\d{5}$/,
  DK: /^\d{4}$/,
  ES: /^\d{5}$/,
  FR: /^\d{5}$/,
  IT: /^\d{5}$/,
  LU: /^\d{4}$/,
  MC: /^\d{5}$/,
  NL: /^\d{4}[A-Z]{2}$/,
  PL: /^\d{5}$/,
  PT: /^\d{4}(\d{3})?$/,
  SE: /^\d{5}$/,
}

/**
 * null = a carrier can take it, or there is nothing to judge: it is collected at the shop, or its file names nobody and
 * no street, since the labels are made elsewhere.
 */
export function addressFault({
  destination: { name, company, street, city, postcode, country },
  requests,
}: Pick<Order, 'destination' | 'requests'>): AddressFault | null {
  if (requests?.collectedInStore === true) return null
  const isGiven = [name, company ?? '', ...street].some((text) => text.trim() !== '')
  if (!isGiven) return null
  if (city.trim() === '') return { field: 'city', found: '' }
  if (street.every((line) => line.trim() === '')) return { field: 'street', found: '' }
  const shape = POSTCODES[country]
  const code = postcode.toUpperCase().replaceAll(/[\s-]/g, '')
  return shape === undefined || shape.test(code) ? null : { field: 'postcode', found: postcode.trim() }
}
