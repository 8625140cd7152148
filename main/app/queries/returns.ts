import type { OrderReturn, RefundState, ReturnableLine } from '../../../shared/contract/returns.ts'
import { isConnected } from '../../../shared/domain/channel.ts'
import type { ReturnRecord } from '../../../shared/domain/return.ts'
import type { Tx } from '../ports/store.ts'
import type { OutboxItem } from '../ports/sync-tables.ts'
import { returnableLines } from '../returns/returnable.ts'
import { refundKey } from '../returns/tell-refund.ts'
import { orderById } from './order-detail.ts'

/** What came back of an order, how its money stands, and what may still come back. */
export async function returnsOfOrder(
  tx: Tx,
  orderId: string,
): Promise<{ returns: OrderReturn[]; returnable: ReturnableLine[]; canRefund: boolean }> {
  const order = await orderById(tx, orderId)
  const channel = await tx.channels.get(order.order.channelId)
  const told = await tx.outbox.ofOrder(orderId)
  const returns = await tx.returns.ofOrder(orderId)
  return {
    returns: returns.map((record) => ({ record, refundState: refundStateOf(record, told) })),
    returnable: await returnableLines(tx, order),
    canRefund: channel !== null && isConnected(channel),
  }
}

function refundStateOf({ id, refund }: ReturnRecord, told: readonly OutboxItem[]): RefundState {
  if (refund.kind !== 'told') return refund.kind
  switch (told.find(({ key }) => key === refundKey(id))?.state) {
    case 'done':
      return 'done'
    case 'refused':
      return 'refused'
    case undefined:
      return 'by-hand'
    default:
      return 'waiting'
  }
}
