import type { AskedAddress } from '../../../shared/domain/address-check.ts'
import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import type { AddressFinding } from './carrier.ts'

/** One address that the carrier is to be asked about now. */
export interface AddressToCheck extends AskedAddress {
  readonly attempts: number
  readonly request: LabelRequest
}

/** What asking carriers about addresses asks of the use cases. */
export interface AddressCheckEvents {
  /** Of orders that are still here and go by the account. */
  toAsk(accountId: string): Promise<readonly AddressToCheck[]>
  /** null = nothing is wrong, or the carrier does not know. */
  told(asked: AskedAddress, finding: AddressFinding | null): Promise<void>
  /** The carrier could not be asked; again after `waitMs`. */
  notNow(asked: AskedAddress, waitMs: number): Promise<void>
}
