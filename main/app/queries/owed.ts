import type { OwedByOrder } from '../../../shared/contract/orders.ts'
import { isConnected } from '../../../shared/domain/channel.ts'
import { CHANNEL_ABILITIES } from '../../../shared/domain/channel-abilities.ts'
import { CLOSED_STATES } from '../../../shared/domain/order.ts'
import type { Tx } from '../ports/store.ts'
import { cancelledPart } from '../returns/owed.ts'

/** What cancelling these orders now would owe to their buyers, and who would pay it back. */
export async function owedByOrders(tx: Tx, orderIds: readonly string[]): Promise<OwedByOrder[]> {
  const channels = new Map((await tx.channels.all()).map((channel) => [channel.id, channel]))
  const owed: OwedByOrder[] = []
  for (const { order, state } of await tx.orders.byIds(orderIds)) {
    const part = CLOSED_STATES.includes(state) ? null : await cancelledPart(tx, order)
    if (part === null) continue
    const channel = channels.get(order.channelId)
    const isTold = channel !== undefined && isConnected(channel)
    owed.push({
      orderId: order.id,
      channelId: order.channelId,
      currency: order.currency,
      cents: part.owed?.cents ?? null,
      paysBack: isTold ? CHANNEL_ABILITIES[channel.kind].refund : null,
    })
  }
  return owed
}
