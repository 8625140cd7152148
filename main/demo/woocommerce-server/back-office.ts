import { assert } from '../../../shared/lib/assert.ts'
import type { BackOffice, OrderAct } from '../channel-server/storefront.ts'
import { createRefund } from './order-changes.ts'
import { restOf, TRACKING_META } from './parcels.ts'
import type { OrderRecord } from './records.ts'
import type { WebShop } from './web-shop.ts'

/** What staff do in WordPress. Whole orders they complete; for a part they use a tracking plug-in's form. */
export function backOfficeOf(shop: WebShop): BackOffice {
  const setStatus = (orderId: string, status: string): void => shop.setStatus(shop.order(orderId), status)
  return {
    offers: (act, orderId) => offers(shop.order(orderId), act),
    shipByHand(orderId, units) {
      const order = shop.order(orderId)
      if (units === 'all') {
        shop.setStatus(order, 'completed')
        return
      }
      const goods = units.map(({ sku, quantity }) => {
        const item = restOf(order).find((rest) => rest.item.product.sku === sku)?.item
        return { product: String(item?.product.id), item_id: String(item?.id), qty: String(quantity) }
      })
      addParcel(shop, order, goods)
      if (restOf(order).length === 0) shop.setStatus(order, 'completed')
    },
    hold: (orderId) => setStatus(orderId, 'on-hold'),
    resumeOrder: (orderId) => setStatus(orderId, 'processing'),
    unpay: (orderId) => setStatus(orderId, 'pending'),
    uncancel: (orderId) => setStatus(orderId, 'processing'),
    payBack(orderId, sku, quantity) {
      const order = shop.order(orderId)
      const item = order.items.find(({ product }) => product.sku === sku)
      assert(item !== undefined, `no ${sku} in order ${orderId}`)
      const cents = quantity * item.product.priceCents
      const taxCents = shop.taxIn(cents)
      const { status } = createRefund(shop, order, {
        line_items: [
          {
            id: item.id,
            quantity,
            refund_total: (cents - taxCents) / 100,
            refund_tax: [{ id: 1, refund_total: taxCents / 100 }],
          },
        ],
      })
      assert(status === 201, `the refund of ${orderId} was refused`)
    },
    bin: (orderId) => setStatus(orderId, 'trash'),
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
      return () => listing.stockQuantity
    },
  }
}

function addParcel(shop: WebShop, order: OrderRecord, goods: readonly object[]): void {
  const listed = order.meta.find(({ key }) => key === TRACKING_META)
  const id = shop.newId()
  const parcel = {
    tracking_provider: 'Colissimo',
    tracking_number: `HAND${id}`,
    tracking_id: `by-hand-${id}`,
    products_list: goods,
  }
  if (listed === undefined) order.meta.push({ id, key: TRACKING_META, value: [parcel] })
  else listed.value = [...(Array.isArray(listed.value) ? listed.value : []), parcel]
  shop.touch(order)
}

const UNPAID: readonly string[] = ['pending', 'on-hold', 'failed']

/** An order's status can be set to any other; what is in the bin can only be restored or deleted. */
function offers(order: OrderRecord, act: OrderAct): boolean {
  const { status } = order
  if (status === 'trash') return act === 'erase'
  switch (act) {
    case 'cancel':
      return status === 'processing' || UNPAID.includes(status)
    case 'shipByHand':
      return status === 'processing' && restOf(order).length > 0
    case 'hold':
      return status === 'processing'
    case 'unpay':
      return status === 'processing' || status === 'on-hold'
    case 'resumeOrder':
      return UNPAID.includes(status)
    case 'uncancel':
      return status === 'cancelled'
    case 'payBack':
      return (status === 'processing' || status === 'completed') && order.refunds.length === 0
    case 'bin':
    case 'erase':
    case 'spoil':
      return true
    case 'askToCancel':
      return false
  }
}
