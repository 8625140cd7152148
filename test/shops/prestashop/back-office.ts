import type { BackOffice } from '../../../main/demo/channel-server/storefront.ts'
import type { PrestaShop } from './presta-shop.ts'
import { STATE } from './records.ts'

/** What staff do in the back office. PrestaShop has no bin, and counts no units of what is shipped in part. */
export function backOfficeOf(shop: PrestaShop): BackOffice {
  const setState = (orderId: string, state: number): void => shop.setState(shop.order(orderId), state)
  return {
    shipByHand: (orderId, units) => setState(orderId, units === 'all' ? STATE.shipped : STATE.partlyShipped),
    hold: (orderId) => setState(orderId, STATE.onHold),
    resumeOrder: (orderId) => setState(orderId, STATE.accepted),
    unpay: (orderId) => setState(orderId, STATE.awaitingTransfer),
    uncancel: (orderId) => setState(orderId, STATE.accepted),
    payBack: (orderId, sku, quantity) => shop.refundInBackOffice(orderId, sku, quantity),
    erase(orderId) {
      shop.orders.delete(shop.order(orderId).id)
    },
    deleteProduct(sku) {
      shop.bySku(sku).isDeleted = true
    },
    spoil(orderId) {
      const order = shop.order(orderId)
      order.isSpoilt = true
      shop.touch(order)
    },
    addListing(sku) {
      const listing = shop.addListing(sku)
      return () => listing.quantity
    },
  }
}
