import { assert } from '../../../shared/lib/assert.ts'
import type { BackOffice, OrderAct } from '../channel-server/storefront.ts'
import { createFulfillment, createRefund } from './order-mutations.ts'
import { type OrderRecord, soldFrom, unfulfilledQuantity } from './records.ts'
import type { Shop } from './shop.ts'

/** What staff do in the admin. Shopify has no bin, and what was cancelled stays so. */
export function backOfficeOf(shop: Shop): BackOffice {
  const hold = (order: OrderRecord, reason: OrderRecord['fulfillmentOrders'][number]['holdReason']): void => {
    for (const from of order.fulfillmentOrders) {
      if (from.status === 'CLOSED' || from.status === 'CANCELLED') continue
      from.status = reason === null ? 'OPEN' : 'ON_HOLD'
      from.holdReason = reason
      from.updatedAt = shop.clock.now()
    }
    shop.touch(order)
  }
  return {
    offers: (act, orderId) => offers(shop.order(orderId), act),
    shipByHand(orderId, units) {
      const order = shop.order(orderId)
      const left = units === 'all' ? null : new Map(units.map(({ sku, quantity }) => [sku, quantity]))
      for (const from of order.fulfillmentOrders) {
        const lines = from.lines.flatMap(({ id, line, remaining }) => {
          const quantity = Math.min(remaining, left?.get(line.variant.sku) ?? (left === null ? remaining : 0))
          if (quantity === 0) return []
          left?.set(line.variant.sku, (left.get(line.variant.sku) ?? 0) - quantity)
          return [{ id, quantity }]
        })
        if (lines.length === 0) continue
        const { userErrors } = createFulfillment(shop, {
          lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: from.id, fulfillmentOrderLineItems: lines }],
        })
        assert(userErrors.length === 0, userErrors[0]?.message ?? '')
      }
    },
    hold: (orderId) => hold(shop.order(orderId), 'OTHER'),
    resumeOrder(orderId) {
      const order = shop.order(orderId)
      order.isVoided = false
      hold(order, null)
    },
    unpay(orderId) {
      const order = shop.order(orderId)
      order.isVoided = true
      shop.touch(order)
    },
    payBack(orderId, sku, quantity) {
      const order = shop.order(orderId)
      const line = order.lines.find(({ variant }) => variant.sku === sku)
      assert(line !== undefined, `no ${sku} in order ${orderId}`)
      const hasLeft = unfulfilledQuantity(order, line) < quantity
      const { userErrors } = createRefund(shop, {
        orderId,
        refundLineItems: [{ lineItemId: line.id, quantity, restockType: hasLeft ? 'NO_RESTOCK' : 'CANCEL' }],
        transactions: [{ kind: 'REFUND', amount: String((quantity * line.variant.priceCents) / 100) }],
      })
      assert(userErrors.length === 0, userErrors[0]?.message ?? '')
    },
    erase: (orderId) => shop.erase(shop.order(orderId)),
    deleteProduct: (sku) => shop.deleteProduct(sku),
    spoil(orderId) {
      const order = shop.order(orderId)
      order.isSpoilt = true
      shop.touch(order)
    },
    addListing(sku) {
      const listing = shop.addListing(sku)
      return () => soldFrom(listing)
    },
  }
}

/** What is held is released before it is fulfilled; what was cancelled can only be deleted. */
function offers(order: OrderRecord, act: OrderAct): boolean {
  if (order.cancelledAt !== null) return act === 'erase'
  const open = order.fulfillmentOrders.filter(({ lines }) => lines.some(({ remaining }) => remaining > 0))
  const isHeld = open.some(({ status }) => status === 'ON_HOLD')
  switch (act) {
    case 'cancel':
      return order.fulfillments.length === 0
    case 'shipByHand':
      return open.length > 0 && open.every(({ status }) => status === 'OPEN' || status === 'IN_PROGRESS')
    case 'hold':
      return open.length > 0 && !isHeld
    case 'resumeOrder':
      return isHeld || order.isVoided
    case 'unpay':
      return !order.isVoided && order.refunds.length === 0
    case 'payBack':
      return !order.isVoided && order.refunds.length === 0
    case 'erase':
    case 'spoil':
      return true
    case 'uncancel':
    case 'askToCancel':
    case 'bin':
      return false
  }
}
