import { hasLeft } from '../../../shared/domain/fulfillment.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { grossCents } from '../../../shared/domain/order-charges.ts'
import { paidForUnits, paidLines, taxWithin } from '../../../shared/domain/paid-line.ts'
import { remainderOf } from '../../engine/remainder.ts'
import type { CancelPush, OwedMoney } from '../ports/channel.ts'
import type { Tx } from '../ports/store.ts'
import { refundableNow } from './order-money.ts'
import { shareOfParts } from './tell-refund.ts'

/** What cancelling an order here calls off, and what is owed to its buyer for that. */
export interface CancelledPart {
  readonly lines: CancelPush['lines']
  /** null = what was paid is not known. */
  readonly owed: OwedMoney | null
}

/**
 * All that has not left; null when nothing is left of it. Of a whole order shipping and fees are owed too; of a part
 * what was paid for its units. Never more than is left of what was paid.
 */
export async function cancelledPart(tx: Tx, order: Order): Promise<CancelledPart | null> {
  const gone = (await tx.fulfillments.byOrders([order.id])).filter(({ state }) => hasLeft(state))
  const rest = remainderOf(order, gone)
  if (rest === null) return null
  const paid = paidLines(order)
  const lines = rest.lines.map(({ id: lineId, quantity }) => {
    const line = paid.get(lineId)
    if (line === undefined) return { lineId, quantity }
    // What has left are the first of its units.
    const skipped = line.quantity - quantity
    const cents = paidForUnits(line, quantity, skipped)
    return { lineId, quantity, ...shareOfParts([{ cents, taxes: taxWithin(line, cents, skipped) }]) }
  })
  const { charges } = order
  if (charges === undefined || charges.paidCents === null) return { lines, owed: null }
  const ours = new Set(order.lines.map(({ id }) => id))
  const isWhole =
    gone.length === 0 && charges.lines.every((line) => ours.has(line.lineId) || grossCents(line) <= 0)
  const { leftCents } = await refundableNow(tx, order)
  const value = lines.reduce((sum, line) => sum + ('cents' in line ? (line.cents ?? 0) : 0), 0)
  return { lines, owed: { cents: isWhole ? leftCents : Math.min(value, leftCents), isWhole } }
}
