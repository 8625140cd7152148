import { hasLeft } from '../../../shared/domain/fulfillment.ts'
import { isAddedLine } from '../../../shared/domain/line-edits.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { grossCents } from '../../../shared/domain/order-charges.ts'
import { paidForUnits, paidLines, taxWithin } from '../../../shared/domain/paid-line.ts'
import { remainderOf } from '../../engine/remainder.ts'
import type { CancelPush, OwedMoney, UnitsOfLine } from '../ports/channel.ts'
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
  const lines = paidLast(
    order,
    rest.lines.flatMap(({ id: lineId, quantity }) => (isAddedLine(lineId) ? [] : [{ lineId, quantity }])),
  )
  if (lines.length === 0) return null
  const { charges } = order
  if (charges === undefined || charges.paidCents === null) return { lines, owed: null }
  const ours = new Set([
    ...order.lines.map(({ id }) => id),
    ...(order.edits ?? []).map(({ lineId }) => lineId),
  ])
  const isWhole =
    gone.length === 0 && charges.lines.every((line) => ours.has(line.lineId) || grossCents(line) <= 0)
  const { leftCents } = await refundableNow(tx, order)
  return { lines, owed: { cents: isWhole ? leftCents : Math.min(worthOf(lines), leftCents), isWhole } }
}

/** What is owed for units of lines that a person cancels, the last of their lines. */
export async function cancelledUnits(
  tx: Tx,
  order: Order,
  units: readonly UnitsOfLine[],
): Promise<CancelledPart> {
  const lines = paidLast(order, units)
  if (order.charges === undefined || order.charges.paidCents === null) return { lines, owed: null }
  const { leftCents } = await refundableNow(tx, order)
  return { lines, owed: { cents: Math.min(worthOf(lines), leftCents), isWhole: false } }
}

/** Units with what was paid for them: the last of their lines, since what has left are the first. */
function paidLast(order: Order, units: readonly UnitsOfLine[]): CancelPush['lines'] {
  const paid = paidLines(order)
  return units.map(({ lineId, quantity }) => {
    const line = paid.get(lineId)
    if (line === undefined) return { lineId, quantity }
    const skipped = line.quantity - quantity
    const cents = paidForUnits(line, quantity, skipped)
    return { lineId, quantity, ...shareOfParts([{ cents, taxes: taxWithin(line, cents, skipped) }]) }
  })
}

function worthOf(lines: CancelPush['lines']): number {
  return lines.reduce((sum, { cents = 0 }) => sum + cents, 0)
}
