import type { ReturnRecord } from '../../../main/demo/shopify-server/records.ts'
import { addReturn } from '../../../main/demo/shopify-server/return-mutations.ts'
import type { Shop } from '../../../main/demo/shopify-server/shop.ts'

/** A customer asks for it in the shop's own pages. */
export function requestReturn(
  shop: Shop,
  orderId: string,
  units: Readonly<Record<string, number>>,
  note: string,
): ReturnRecord {
  const order = shop.orders.get(orderId)
  if (order === undefined) throw new Error(`no order ${orderId}`)
  const shipped = order.fulfillments.flatMap((fulfillment) => fulfillment.lines)
  const lines = Object.entries(units).map(([sku, quantity]) => {
    const line = shipped.find((candidate) => candidate.line.variant.sku === sku)
    if (line === undefined) throw new Error(`no ${sku} has left in order ${orderId}`)
    return { id: shop.newId('ReturnLineItem'), shipped: line, quantity, note }
  })
  return addReturn(shop, order, 'REQUESTED', lines)
}
