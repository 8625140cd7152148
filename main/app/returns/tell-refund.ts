import type { Order } from '../../../shared/domain/order.ts'
import type { ReturnRecord } from '../../../shared/domain/return.ts'
import type { CommandContext } from '../command.ts'
import { tellChannel } from '../tell-channel.ts'

/** The outbox key of what a return pays back: it leaves once, however often it is asked for. */
export function refundKey(returnId: string): string {
  return `refund/${returnId}`
}

/** Puts the money of a return into the outbox of its channel; several conditions of one line leave as one. */
export async function tellRefund(
  context: CommandContext,
  order: Pick<Order, 'id' | 'channelId' | 'externalId'>,
  record: ReturnRecord,
): Promise<void> {
  if (record.refund.kind !== 'told') return
  const byLine = Map.groupBy(record.lines, ({ lineId }) => lineId)
  await tellChannel(context, order, {
    kind: 'refund',
    key: refundKey(record.id),
    payload: {
      orderExternalId: order.externalId,
      lines: [...byLine].map(([lineId, same]) => ({
        lineId,
        quantity: same.reduce((sum, { quantity }) => sum + quantity, 0),
        cents: same.reduce((sum, { refundCents }) => sum + refundCents, 0),
      })),
      shipping: record.refund.shipping,
      reason: record.note === '' ? record.reason : `${record.reason}: ${record.note}`,
      channelReturnId: record.channelReturnId,
    },
  })
}
