import { UNKNOWN_COUNTRY } from '../../../shared/domain/country-codes.ts'
import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import { FITTED_FIELDS, fittedText, withFitted } from '../../../shared/domain/fitted-address.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { repairDestination } from '../../../shared/domain/postal/repair-destination.ts'

/**
 * The order with what its exception proposes; null = nothing is proposed, or what it was proposed for is not there
 * any more. Postcodes and countries are proposed, and how a carrier takes what it does not take as it is.
 */
export function withProposal(order: Order, cause: ExceptionCause): Order | null {
  if (cause.reason !== 'address-invalid' || cause.proposal === null) return null
  const { destination } = order
  if (cause.carrier !== null) {
    const { fitted } = cause.carrier
    const field = FITTED_FIELDS.find((one) => one === cause.field)
    if (fitted === null || field === undefined || fittedText(order, field) !== cause.found) return null
    const { deliveryNote } = fitted
    return {
      ...order,
      destination: withFitted(destination, fitted),
      ...(deliveryNote !== undefined && { requests: { ...order.requests, deliveryNote } }),
    }
  }
  if (cause.field === 'country') {
    const { countryAsGiven = '', ...rest } = destination
    if (destination.country !== UNKNOWN_COUNTRY || countryAsGiven !== cause.found) return null
    const repaired = repairDestination({ ...rest, country: cause.proposal, latitude: null, longitude: null })
    return { ...order, destination: repaired }
  }
  if (cause.field !== 'postcode' || destination.postcode.trim() !== cause.found) return null
  return {
    ...order,
    destination: { ...destination, postcode: cause.proposal, latitude: null, longitude: null },
  }
}
