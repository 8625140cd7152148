import type { BackOffice, OrderAct } from '../../../main/demo/channel-server/storefront.ts'
import type { PrestaShop } from './presta-shop.ts'
import { type OrderRecord, STATE } from './records.ts'

/** What staff do in the back office. PrestaShop has no bin, and counts no units of what is shipped in part. */
export function backOfficeOf(shop: PrestaShop): BackOffice {
  const setState = (orderId: string, state: number): void => shop.setState(shop.order(orderId), state)
  return {
    offers: (act, orderId) => offers(shop.order(orderId), act),
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

const TO_SHIP: readonly number[] = [STATE.accepted, STATE.partlyShipped]
const STOPPED: readonly number[] = [STATE.onHold, STATE.awaitingTransfer]

/** An order's state can be set to any other; staff go from one to the next that follows from it. */
function offers({ state, rows, slips }: OrderRecord, act: OrderAct): boolean {
  switch (act) {
    case 'cancel':
      return state === STATE.accepted || STOPPED.includes(state)
    case 'shipByHand':
    case 'hold':
      return TO_SHIP.includes(state)
    case 'unpay':
      return TO_SHIP.includes(state) || state === STATE.onHold
    case 'resumeOrder':
      return STOPPED.includes(state)
    case 'uncancel':
      return state === STATE.cancelled
    case 'payBack':
      return TO_SHIP.includes(state) && slips.length === 0 && rows.every(({ refunded }) => refunded === 0)
    case 'erase':
    case 'spoil':
      return true
    case 'askToCancel':
    case 'bin':
      return false
  }
}
