import type { BackOffice, OrderAct } from '../../../main/demo/channel-server/storefront.ts'
import { assert } from '../../../shared/lib/assert.ts'
import { time } from './json.ts'
import { kept, type OrderRecord, shipped, statusOf } from './records.ts'
import type { SellerAccount } from './seller-account.ts'

/** What the seller does in Seller Central, and what buyers ask for. Amazon holds nothing back but what is not paid yet. */
export function backOfficeOf(account: SellerAccount): BackOffice {
  const orderOf = (id: string): OrderRecord => {
    const order = account.orders.get(id)
    assert(order !== undefined, `no order ${id}`)
    return order
  }
  const change = (
    id: string,
    over: Partial<Pick<OrderRecord, 'isPending' | 'isSpoilt' | 'isCancelRequested'>>,
  ): void => {
    const order = orderOf(id)
    Object.assign(order, over)
    account.touch(order)
  }
  return {
    offers: (act, orderId) => offers(orderOf(orderId), act),
    shipByHand(orderId, units) {
      const order = orderOf(orderId)
      const wanted = units === 'all' ? null : new Map(units.map(({ sku, quantity }) => [sku, quantity]))
      const items = order.items.flatMap((item) => {
        const { sku } = item.listing
        const here = kept(item) - shipped(order, item)
        const quantity = Math.min(here, wanted === null ? here : (wanted.get(sku) ?? 0))
        wanted?.set(sku, (wanted.get(sku) ?? 0) - quantity)
        return quantity > 0 ? [{ item, quantity }] : []
      })
      const reference = `seller-central-${account.newNumber()}`
      order.packages.set(reference, {
        reference,
        carrier: 'Colissimo',
        trackingNumber: `SC${account.newNumber()}`,
        shipTime: time(account.clock.now()),
        items,
      })
      account.touch(order)
    },
    resumeOrder: (orderId) => change(orderId, { isPending: false }),
    deleteProduct: (sku) => {
      account.listings.delete(sku)
    },
    spoil: (orderId) => change(orderId, { isSpoilt: true }),
    askToCancel: (orderId) => change(orderId, { isCancelRequested: true }),
  }
}

/** Seller Central shows a pending order without any button. */
function offers(order: OrderRecord, act: OrderAct): boolean {
  const status = statusOf(order)
  switch (act) {
    case 'cancel':
      return status === 'PENDING' || status === 'UNSHIPPED'
    case 'shipByHand':
      return status === 'UNSHIPPED' || status === 'PARTIALLY_SHIPPED'
    case 'resumeOrder':
      return status === 'PENDING'
    case 'askToCancel':
      return status === 'UNSHIPPED'
    case 'spoil':
      return true
    case 'hold':
    case 'unpay':
    case 'uncancel':
    case 'bin':
    case 'erase':
    case 'payBack':
      return false
  }
}
