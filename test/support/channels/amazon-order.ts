import type { MappedOrder } from '../../../main/app/ports/channel.ts'
import { mapAmazonOrder } from '../../../main/channels/amazon/order-mapping.ts'
import { channelOf } from './benches.ts'

export const euro = (amount: string) => ({ amount, currencyCode: 'EUR' })

/** An item as Orders 2026-01-01 shows it: 1 lamp at 100.00. */
export function amazonItem(over: object = {}): object {
  return {
    orderItemId: '1',
    quantityOrdered: 1,
    product: { title: 'Lamp', sellerSku: 'A', price: { unitPrice: euro('100.00') } },
    fulfillment: { quantityFulfilled: 0, quantityUnfulfilled: 1 },
    ...over,
  }
}

export const AMAZON_ADDRESS = {
  name: 'Ana Test',
  addressLine1: '1 rue du Test',
  city: 'Lille',
  postalCode: '59000',
  countryCode: 'FR',
}

/** An order as it is pulled, in a state of fulfilment, with `over` laid over it. */
export function amazonOrder(fulfillmentStatus: string, over: object = {}): object {
  return {
    orderId: '407-1234567-1234567',
    createdTime: '2026-11-23T08:00:00Z',
    programs: [],
    salesChannel: { marketplaceId: 'A13V1IB3VIYZZH' },
    buyer: { buyerName: 'Ana Test', buyerEmail: 'x@marketplace.example' },
    recipient: { deliveryAddress: AMAZON_ADDRESS },
    fulfillment: { fulfillmentStatus, fulfilledBy: 'MERCHANT', fulfillmentServiceLevel: 'STANDARD' },
    orderItems: [amazonItem()],
    ...over,
  }
}

export function mappedAmazon(fulfillmentStatus: string, over: object = {}): MappedOrder {
  const channel = channelOf('amazon', 'https://sellingpartnerapi-eu.example')
  return mapAmazonOrder(channel, JSON.stringify(amazonOrder(fulfillmentStatus, over)))
}
