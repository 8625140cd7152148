import type { AskedAddress } from '../../../shared/domain/address-check.ts'
import type { ExceptionCause } from '../../../shared/domain/exception.ts'

/** What a carrier was asked whose answer the exception is about; null = it is about none. */
export function askedIn(cause: ExceptionCause): AskedAddress | null {
  if (cause.reason === 'address-invalid') return cause.carrier?.asked ?? null
  return cause.reason === 'pickup-point-missing' ? cause.asked : null
}
