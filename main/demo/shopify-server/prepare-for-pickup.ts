import type { Shop } from './shop.ts'

export interface PreparedInput {
  readonly lineItemsByFulfillmentOrder: readonly { readonly fulfillmentOrderId: string }[]
}

/** Marks what is left of these fulfilment orders as ready to pick up, and writes to the buyer, once; all or none. */
export function prepareForPickup(shop: Shop, { lineItemsByFulfillmentOrder }: PreparedInput) {
  const found = lineItemsByFulfillmentOrder.map(({ fulfillmentOrderId }) =>
    shop.fulfillmentOrders.get(fulfillmentOrderId),
  )
  const refuse = (code: string, message: string) => ({ userErrors: [{ code, field: ['input'], message }] })
  if (found.includes(undefined))
    return refuse('FULFILLMENT_ORDER_INVALID', 'Invalid fulfillment order ID provided.')
  const known = found.flatMap((one) => one ?? [])
  if (known.some(({ from }) => from.lines.every(({ remaining }) => remaining === 0)))
    return refuse(
      'NO_LINE_ITEMS_TO_PREPARE_FOR_FULFILLMENT_ORDER',
      'The fulfillment order does not have any line items that can be prepared.',
    )
  if (known.some(({ from }) => from.isPrepared === true))
    return refuse('UNABLE_TO_PREPARE_QUANTITY', 'Unable to prepare quantity.')
  for (const { order, from } of known) {
    from.isPrepared = true
    from.updatedAt = shop.clock.now()
    shop.prepared.push(order.id)
    shop.touch(order)
  }
  return { userErrors: [] }
}
