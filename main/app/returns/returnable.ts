import { type Fulfillment, hasLeft } from '../../../shared/domain/fulfillment.ts'
import { hasAllLeft, type OrderLine } from '../../../shared/domain/order.ts'
import { type PaidLine, paidLines } from '../../../shared/domain/paid-line.ts'
import { type ReturnRecord, returnedUnits } from '../../../shared/domain/return.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { Tx } from '../ports/store.ts'

/** Units of an order line that have left and may still come back. */
export interface ReturnableLine {
  readonly lineId: string
  readonly sku: string
  readonly quantity: number
  /** What was paid for its whole line, and how many units of that came back before these. */
  readonly paid: PaidLine
  readonly skipped: number
  /** Where they, or the first of them, left from; null = not known, as for orders that had left before they were known. */
  readonly siteId: string | null
}

/** What of an order may come back: what has left, less what taken returns account for. In the order of its lines. */
export async function returnableLines(tx: Tx, record: OrderRecord): Promise<ReturnableLine[]> {
  const fulfillments = await tx.fulfillments.byOrders([record.order.id])
  return linesLeft(record, fulfillments, await tx.returns.ofOrder(record.order.id))
}

/** The same of stored facts. Pure. */
export function linesLeft(
  record: OrderRecord,
  fulfillments: readonly Fulfillment[],
  returns: readonly ReturnRecord[],
): ReturnableLine[] {
  const back = returnedUnits(returns)
  const paidFor = paidLines(record.order)
  return record.order.lines.flatMap((line) => {
    const { units, siteId } = leftOf(record, fulfillments, line)
    const skipped = back.get(line.id) ?? 0
    const quantity = units - skipped
    const paid = paidFor.get(line.id)
    if (quantity <= 0 || paid === undefined) return []
    return [{ lineId: line.id, sku: line.sku, quantity, paid, skipped, siteId }]
  })
}

/** Units of a line that have left, and where from. */
function leftOf(
  { state }: OrderRecord,
  fulfillments: readonly Fulfillment[],
  line: OrderLine,
): { readonly units: number; readonly siteId: string | null } {
  const live = fulfillments.filter((fulfillment) => fulfillment.state !== 'cancelled')
  if (live.length === 0 && hasAllLeft(state)) return { units: line.quantity, siteId: null }
  const holding = live
    .filter((fulfillment) => hasLeft(fulfillment.state))
    .flatMap(({ siteId, allocations }) =>
      allocations.filter(({ lineId }) => lineId === line.id).map(({ quantity }) => ({ siteId, quantity })),
    )
  return {
    units: holding.reduce((sum, { quantity }) => sum + quantity, 0),
    siteId: holding[0]?.siteId ?? null,
  }
}
