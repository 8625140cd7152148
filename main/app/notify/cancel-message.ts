import type { Order } from '../../../shared/domain/order.ts'
import type { OrderMessage } from '../mapping/channel-units.ts'
import type { Tx } from '../ports/store.ts'
import { type CancelledPart, cancelledPart } from '../returns/owed.ts'

/** What the channel is notified of an order that is cancelled here; null: all of it has left. */
export async function cancelMessage(tx: Tx, order: Order, reason: string): Promise<OrderMessage | null> {
  const part = await cancelledPart(tx, order)
  return part === null ? null : cancelOf(order, part, reason)
}

/** What the channel is notified of units that are cancelled. */
export function cancelOf(order: Order, part: CancelledPart, reason: string): OrderMessage {
  return {
    kind: 'cancel',
    payload: {
      orderExternalId: order.externalId,
      lines: part.lines,
      reason,
      currency: order.currency,
      ...(part.owed === null ? {} : { owed: part.owed }),
    },
  }
}
