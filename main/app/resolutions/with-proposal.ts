import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import type { Destination } from '../../../shared/domain/order.ts'

/**
 * The address with what its exception proposes; null = nothing is proposed, or what it was proposed for is not there
 * any more. Only postcodes are proposed.
 */
export function withProposal(destination: Destination, cause: ExceptionCause): Destination | null {
  if (cause.reason !== 'address-invalid' || cause.field !== 'postcode' || cause.proposal === null) return null
  if (destination.postcode.trim() !== cause.found) return null
  return { ...destination, postcode: cause.proposal, latitude: null, longitude: null }
}
