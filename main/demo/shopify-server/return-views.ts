import { listConnection, type PageArguments } from './connection.ts'
import { type Fields, instant } from './fields.ts'
import type { OrderRecord, ReturnRecord, ReverseDeliveryRecord } from './records.ts'

/** Also the id of the return's one reverse fulfilment order. */
export function reverseOrderId({ id }: Pick<ReturnRecord, 'id'>): string {
  return id.replace('/Return/', '/ReverseFulfillmentOrder/')
}

export function deliveryView({ id, trackingNumber, trackingUrl, label }: ReverseDeliveryRecord): Fields {
  const at = instant(0)
  return {
    id,
    deliverable: {
      __typename: 'ReverseDeliveryShippingDeliverable',
      label: label === null ? null : { createdAt: at, updatedAt: at, publicFileUrl: label },
      tracking: { carrierName: null, number: trackingNumber, url: trackingUrl },
    },
  }
}

export function returnView(record: OrderRecord['returns'][number]): Fields {
  return {
    id: record.id,
    name: record.name,
    status: record.status,
    totalQuantity: record.lines.reduce((sum, line) => sum + line.quantity, 0),
    createdAt: instant(record.createdAt),
    // Only a return that is open, or was, has one.
    reverseFulfillmentOrders: (args: PageArguments) =>
      listConnection(
        record.status === 'REQUESTED' ? [] : [{ id: reverseOrderId(record) }],
        ({ id }) => ({
          id,
          status: record.status === 'CLOSED' ? 'CLOSED' : 'OPEN',
          reverseDeliveries: (page: PageArguments) => listConnection(record.deliveries, deliveryView, page),
        }),
        args,
      ),
    returnLineItems: (args: PageArguments) =>
      listConnection(
        record.lines,
        ({ id, quantity, note, shipped }) => ({
          __typename: 'ReturnLineItem',
          id,
          quantity,
          returnReasonNote: note,
          customerNote: note,
          fulfillmentLineItem: {
            id: shipped.id,
            quantity: shipped.quantity,
            lineItem: { id: shipped.line.id },
          },
        }),
        args,
      ),
  }
}
