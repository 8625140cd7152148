import type { BackOffice } from '../../../main/demo/channel-server/storefront.ts'
import { assert } from '../../../shared/lib/assert.ts'
import type { HeadlessShop } from './headless-shop.ts'
import { addFulfillment, moveFulfillment } from './mutations.ts'
import { fulfilled, type OrderState } from './records.ts'

/**
 * What staff do in the dashboard; none of it dates an order. A hold is an order that is being modified, and what is
 * not paid any more is one that waits for an additional payment. There is no bin, and what was cancelled stays so.
 */
export function backOfficeOf(shop: HeadlessShop): BackOffice {
  const stop = (orderId: string, state: OrderState): void => {
    const order = shop.order(orderId)
    order.stateBefore ??= order.state
    order.state = state
  }
  return {
    shipByHand(orderId, units) {
      const order = shop.order(orderId)
      const lines = order.lines.flatMap((line) => {
        const left = line.quantity - fulfilled(order, line)
        const asked =
          units === 'all' ? left : (units.find(({ sku }) => sku === line.variant.sku)?.quantity ?? 0)
        const quantity = Math.min(left, asked)
        return quantity > 0 ? [{ orderLineId: line.id, quantity }] : []
      })
      if (lines.length === 0) return
      const handler = { code: 'manual-fulfillment', arguments: [{ name: 'method', value: 'By hand' }] }
      if (order.payment.state === 'Authorized') order.payment.state = 'Settled'
      if (order.state === 'PaymentAuthorized') order.state = 'PaymentSettled'
      const before = order.fulfillments.length
      addFulfillment(shop, { lines, handler })
      const made = order.fulfillments[before]
      // Vendure refuses what its stock on hand does not cover.
      if (made !== undefined) moveFulfillment(shop, made.id, 'Shipped')
    },
    hold: (orderId) => stop(orderId, 'Modifying'),
    resumeOrder(orderId) {
      const order = shop.order(orderId)
      if (order.stateBefore !== null && order.state !== 'Cancelled') order.state = order.stateBefore
      order.stateBefore = null
    },
    unpay: (orderId) => stop(orderId, 'ArrangingAdditionalPayment'),
    payBack(orderId, sku, quantity) {
      const order = shop.order(orderId)
      const line = order.lines.find(({ variant }) => variant.sku === sku)
      assert(line !== undefined, `no ${sku} in order ${orderId}`)
      shop.cancelUnits(order, [{ line, quantity }], 'by hand')
      if (order.payment.state === 'Settled') shop.refund(order, quantity * line.variant.priceCents, 'by hand')
    },
    erase: (orderId) => shop.orders.delete(orderId),
    deleteProduct: (sku) => shop.deleteProduct(sku),
    spoil(orderId) {
      shop.order(orderId).isSpoilt = true
    },
    addListing(sku) {
      const listing = shop.addListing(sku)
      return () => shop.soldFrom(listing)
    },
  }
}
