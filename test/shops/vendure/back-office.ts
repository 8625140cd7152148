import type { BackOffice, OrderAct } from '../../../main/demo/channel-server/storefront.ts'
import { assert } from '../../../shared/lib/assert.ts'
import type { HeadlessShop } from './headless-shop.ts'
import { addFulfillment, moveFulfillment } from './mutations.ts'
import { fulfilled, type OrderRecord, type OrderState } from './records.ts'

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
    offers: (act, orderId) => offers(shop, shop.order(orderId), act),
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

const PAID: readonly OrderState[] = ['PaymentAuthorized', 'PaymentSettled', 'PartiallyShipped']
const STOPPED: readonly OrderState[] = ['Modifying', 'ArrangingAdditionalPayment']

/** Nothing is fulfilled while an order is modified or waits for money, nor beyond the stock on hand. */
function offers(shop: HeadlessShop, order: OrderRecord, act: OrderAct): boolean {
  const { state } = order
  switch (act) {
    case 'cancel':
      return state !== 'Cancelled' && order.fulfillments.length === 0
    case 'shipByHand':
      return PAID.includes(state) && isCovered(shop, order)
    case 'hold':
      return PAID.includes(state) || state === 'Shipped'
    case 'unpay':
      return PAID.includes(state) || state === 'Modifying'
    case 'resumeOrder':
      return STOPPED.includes(state)
    case 'payBack':
      return PAID.includes(state) && order.cancellations.length === 0 && order.payment.refunds.length === 0
    case 'erase':
    case 'spoil':
      return true
    case 'uncancel':
    case 'askToCancel':
    case 'bin':
      return false
  }
}

/** Something is left to ship, and all of it is on hand. */
function isCovered(shop: HeadlessShop, order: OrderRecord): boolean {
  const left = order.lines.map((line) => ({ line, units: line.quantity - fulfilled(order, line) }))
  return (
    left.some(({ units }) => units > 0) &&
    left.every(({ line, units }) => units <= shop.home(line.variant).onHand)
  )
}
