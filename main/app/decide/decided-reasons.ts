import { EXCEPTION_KINDS, EXCEPTION_REASONS, type ExceptionReason } from '../../../shared/domain/exception.ts'
import type { Opened } from '../../../shared/domain/exceptions/define-kind.ts'

function reasonsWhere(isSo: (opened: Opened) => boolean): readonly ExceptionReason[] {
  return EXCEPTION_REASONS.filter((reason) => isSo(EXCEPTION_KINDS[reason].opened))
}

const clearedBy = (...causes: readonly string[]) =>
  reasonsWhere(
    (opened) => opened.by === 'decision' && opened.clearedBy !== null && causes.includes(opened.clearedBy),
  )

/** Exceptions that a decision opens, and that the next decision of the same order clears. */
export const DECIDED_REASONS = reasonsWhere(({ by }) => by === 'decision')

/** Of these, the ones that new stock may clear. */
export const STOCK_REASONS = clearedBy('stock', 'stock-or-capacity')

/** Of these, the ones that a carrier's or site's return, or a new rule or exchange rate, may clear. */
export const CAPACITY_REASONS = clearedBy('capacity', 'stock-or-capacity')

/** Of these, the ones that other rules may clear. */
export const RULED_REASONS = clearedBy('capacity', 'stock-or-capacity', 'rules')

/** Of these, the ones that data of a product, or numbers for customs, may clear. */
export const CUSTOMS_REASONS = clearedBy('customs')

/** About an order that is still here: settled by its leaving. */
export const REASONS_ABOUT_WORK = reasonsWhere((opened) => opened.by === 'decision' || opened.endsWhenShipped)
