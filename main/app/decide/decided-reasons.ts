import type { ExceptionReason } from '../../../shared/domain/exception.ts'

/** Exceptions that a decision opens, and that the next decision of the same order clears. */
export const DECIDED_REASONS: readonly ExceptionReason[] = [
  'out-of-stock',
  'partial-stock',
  'oversold-at-channel',
  'split-needs-approval',
  'no-eligible-service',
  'no-eligible-site',
  'unknown-sku',
  'cannot-be-decided',
  'carrier-suspended',
  'promise-at-risk',
  'address-invalid',
  'held-by-rule',
  'no-exchange-rate',
]

/** Of these, the ones that new stock may clear. */
export const STOCK_REASONS: readonly ExceptionReason[] = [
  'out-of-stock',
  'partial-stock',
  'oversold-at-channel',
  // One parcel may do now.
  'split-needs-approval',
  'unknown-sku',
]

/** Of these, the ones that other rules may clear besides what `CAPACITY_REASONS` names. */
export const RULE_REASONS: readonly ExceptionReason[] = ['held-by-rule']

/** Of these, the ones that a carrier's or site's return, or a new rule or exchange rate, may clear. */
export const CAPACITY_REASONS: readonly ExceptionReason[] = [
  'no-eligible-service',
  'no-eligible-site',
  'carrier-suspended',
  'promise-at-risk',
  'no-exchange-rate',
]
