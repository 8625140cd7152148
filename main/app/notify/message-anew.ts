import type { Order } from '../../../shared/domain/order.ts'
import { inChannelUnits, type OrderMessage } from '../mapping/channel-units.ts'
import { pointMessage } from '../points/go-to-point.ts'
import type { Tx } from '../ports/store.ts'
import type { KeptItem } from '../ports/sync-tables.ts'
import { refundMessage } from '../returns/tell-refund.ts'
import { cancelMessage } from './cancel-message.ts'
import { cancelKey, fulfillmentKey, refundKey, reminderOf, returnLabelKey } from './outbox-key.ts'
import { readyMessage } from './ready-message.ts'
import { returnLabelMessage } from './return-label-message.ts'
import { shipmentMessage } from './shipment-message.ts'
import { addressMessage } from './tell-address.ts'

/**
 * What an item of the outbox is to say, by what our books have of it now; null = nothing is known of it, or nothing
 * of it can be told. A cancellation's reason is in no book.
 */
export async function messageAnew(
  tx: Tx,
  order: Order,
  { kind, key }: Pick<KeptItem, 'kind' | 'key'>,
): Promise<OrderMessage | null> {
  const message = await builtAnew(tx, order, kind, key)
  return message === null ? null : inChannelUnits(tx, order.id, message)
}

async function builtAnew(
  tx: Tx,
  order: Order,
  kind: KeptItem['kind'],
  key: string,
): Promise<OrderMessage | null> {
  switch (kind) {
    case 'stock':
      return null
    case 'fulfillment': {
      const all = await tx.fulfillments.byOrders([order.id])
      const fulfillment = all.find(({ id }) => fulfillmentKey(id) === key)
      return fulfillment === undefined ? null : shipmentMessage(tx, order, fulfillment)
    }
    case 'ready-to-collect': {
      const all = await tx.fulfillments.byOrders([order.id])
      const known = all.flatMap((fulfillment) => {
        const reminder = reminderOf(key, fulfillment.id)
        return reminder === null ? [] : [{ fulfillment, reminder }]
      })[0]
      return known === undefined ? null : readyMessage(tx, order, known.fulfillment, known.reminder)
    }
    case 'return-label': {
      for (const announced of await tx.announcedReturns.ofOrder(order.id))
        for (const purchase of await tx.labels.ofFulfillments([announced.id]))
          if (returnLabelKey(announced.id, purchase.id) === key)
            return returnLabelMessage(tx, order, announced, purchase)
      return null
    }
    case 'cancel':
      // Which units one command cancelled is in no book either.
      return key === cancelKey(order.id) ? cancelMessage(tx, order, '') : null
    case 'address':
      return addressMessage(order)
    case 'point': {
      const point = order.requests?.pickupPoint
      return point === undefined ? null : pointMessage(order, point, point.name || point.id)
    }
    case 'refund': {
      const all = await tx.returns.ofOrder(order.id)
      const at = all.findIndex(({ id }) => refundKey(id) === key)
      const record = all[at]
      return record === undefined ? null : refundMessage(order, record, all.slice(0, at))
    }
  }
}
