import type {
  AddressCheck,
  AddressDoubt,
  AskedAddress,
  CheckedAddress,
} from '../../../shared/domain/address-check.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'

/** What carriers are to be asked of addresses, and what they said; one row an order and account. */
export interface AddressCheckTable {
  /** Asked at once. An order that waits for the same answer already stays as it is; for another one, it waits anew. */
  want(checks: readonly Omit<AddressCheck, 'attempts'>[], at: EpochMs): Promise<void>
  /** Which of these were answered since, and how. */
  answers(asked: readonly AskedAddress[], since: EpochMs): Promise<CheckedAddress[]>
  /** Of the account, oldest first. */
  due(accountId: string, about: 'address' | 'point', now: EpochMs, limit: number): Promise<AddressCheck[]>
  /** Keeps the answer, also in place of an earlier one; the orders that waited for it. */
  settle(asked: AskedAddress, doubt: AddressDoubt | null, at: EpochMs): Promise<string[]>
  postpone(asked: AskedAddress, until: EpochMs): Promise<void>
  /** Nobody needs the answer any more. */
  drop(asked: AskedAddress): Promise<void>
  /** Forgets what was answered before, and what was wanted before and never answered. */
  forget(before: EpochMs): Promise<void>
}
