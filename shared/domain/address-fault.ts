import type { Order } from './order.ts'
import { readPostcode } from './postal/read-postcode.ts'

/** What keeps every carrier from taking a parcel to an address. `found`: what stands there; '' = nothing. */
export interface AddressFault {
  readonly field: 'street' | 'city' | 'postcode'
  readonly found: string
  /** The likeliest right value, for a person to confirm; null = none comes to mind. */
  readonly proposal: string | null
}

/**
 * null = a carrier can take it, or there is nothing to judge: it is collected at the shop. Of a file that names nobody
 * and no street, since the labels are made elsewhere, only the postcode is judged.
 */
export function addressFault({
  destination: { name, company, street, city, postcode, country },
  requests,
}: Pick<Order, 'destination' | 'requests'>): AddressFault | null {
  if (requests?.collectedInStore === true) return null
  const isGiven = [name, company ?? '', ...street].some((text) => text.trim() !== '')
  if (isGiven && city.trim() === '') return { field: 'city', found: '', proposal: null }
  if (isGiven && street.every((line) => line.trim() === ''))
    return { field: 'street', found: '', proposal: null }
  const reading = readPostcode(country, postcode, city)
  if (reading.kind === 'right') return null
  const proposal = reading.kind === 'repaired' ? reading.postcode : reading.proposal
  return { field: 'postcode', found: postcode.trim(), proposal }
}
