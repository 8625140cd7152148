import type { Destination } from '../order.ts'
import { readPostcode } from './read-postcode.ts'

/**
 * A destination whose postcode can be read in one way only, with that code and what stood there beside it; any other
 * as it is.
 */
export function repairDestination(destination: Destination): Destination {
  const { country, postcode, city } = destination
  const reading = readPostcode(country, postcode, city)
  if (reading.kind !== 'repaired') return destination
  return { ...destination, postcode: reading.postcode, postcodeAsGiven: postcode }
}
