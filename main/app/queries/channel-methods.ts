import type { ShippingMethodView } from '../../../shared/contract/channel-methods.ts'
import type { Tx } from '../ports/store.ts'

/** Those that orders wait for first, then those seen last. */
export async function methodsOfChannel(tx: Tx, channelId: string): Promise<ShippingMethodView[]> {
  const counts = await tx.methods.countOrders(channelId)
  const methods = await tx.methods.ofChannel(channelId)
  return methods
    .map(({ channelId: _channel, firstSeen: _first, ...method }) => ({
      ...method,
      fields: [...method.fields],
      ...(counts.get(method.key) ?? { orders: 0, waiting: 0 }),
    }))
    .sort((a, b) => Number(b.waiting > 0) - Number(a.waiting > 0))
}
