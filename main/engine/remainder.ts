import { type Order, partOfLine } from '../../shared/domain/order.ts'
import type { PlannedFulfillment } from './decision.ts'

/**
 * The part of an order that is not in `kept`: fulfilments that are shipped, or that go on as planned. Null when
 * nothing is left. Lines keep their ids.
 */
export function remainderOf(
  order: Order,
  kept: readonly Pick<PlannedFulfillment, 'allocations'>[],
): Order | null {
  const shipped = new Map<string, number>()
  for (const { allocations } of kept) {
    for (const { lineId, quantity } of allocations) shipped.set(lineId, (shipped.get(lineId) ?? 0) + quantity)
  }
  const lines = order.lines.flatMap((line) => {
    const gone = shipped.get(line.id) ?? 0
    const quantity = line.quantity - gone
    return quantity > 0 ? [partOfLine(line, quantity, gone)] : []
  })
  return lines.length === 0 ? null : { ...order, lines }
}
