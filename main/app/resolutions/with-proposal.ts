import { UNKNOWN_COUNTRY } from '../../../shared/domain/country-codes.ts'
import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import type { Destination } from '../../../shared/domain/order.ts'
import { repairDestination } from '../../../shared/domain/postal/repair-destination.ts'

/**
 * The address with what its exception proposes; null = nothing is proposed, or what it was proposed for is not there
 * any more. Postcodes and countries are proposed.
 */
export function withProposal(destination: Destination, cause: ExceptionCause): Destination | null {
  if (cause.reason !== 'address-invalid' || cause.proposal === null) return null
  if (cause.field === 'country') {
    const { countryAsGiven = '', ...rest } = destination
    if (destination.country !== UNKNOWN_COUNTRY || countryAsGiven !== cause.found) return null
    return repairDestination({ ...rest, country: cause.proposal, latitude: null, longitude: null })
  }
  if (cause.field !== 'postcode' || destination.postcode.trim() !== cause.found) return null
  return { ...destination, postcode: cause.proposal, latitude: null, longitude: null }
}
