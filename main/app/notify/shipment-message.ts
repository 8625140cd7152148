import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { toldNumbers } from '../labels/told-numbers.ts'
import { locationOfSite } from '../mapping/channel-places.ts'
import type { OrderMessage } from '../mapping/channel-units.ts'
import { carrierOf } from '../packing/carrier-of.ts'
import type { Tx } from '../ports/store.ts'

/** What the channel is notified of a fulfilment that has left. */
export async function shipmentMessage(tx: Tx, order: Order, fulfillment: Fulfillment): Promise<OrderMessage> {
  const numbers = await toldNumbers(tx, fulfillment)
  return {
    kind: 'fulfillment',
    payload: {
      orderExternalId: order.externalId,
      fulfillmentId: fulfillment.id,
      locationId: await locationOfSite(tx, order.channelId, fulfillment.siteId),
      carrierName: carrierOf(fulfillment, order),
      lines: fulfillment.allocations.map(({ lineId, quantity }) => ({ lineId, quantity })),
      parcels: fulfillment.parcels.flatMap(({ number, contents }) => {
        const told = numbers.get(number)
        if (told === undefined) return []
        const lines = contents.map(({ lineId, quantity }) => ({ lineId, quantity }))
        return [{ ...told, lines }]
      }),
    },
  }
}
