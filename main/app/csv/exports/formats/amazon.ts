import { headerKey, type OrderExport } from '../order-export.ts'
import { reasonOfStatus } from '../order-status-words.ts'

/** Amazon's own names of the speeds that it sells as faster than standard. */
const EXPRESS = /^(expedited|nextday|next day|sameday|same day|secondday|second day|priority|scheduled)$/i

const fields: OrderExport['fields'] = {
  order: { first: ['amazon-order-id', 'order-id'] },
  channel: { always: 'amazon-export' },
  placed_at: { first: ['purchase-date'] },
  name: { first: ['recipient-name', 'buyer-name'] },
  company: { first: ['buyer-company-name'] },
  street: { first: ['ship-address-1'] },
  street_2: { joined: ['ship-address-2', 'ship-address-3'] },
  postcode: { first: ['ship-postal-code'] },
  city: { first: ['ship-city'] },
  state: { first: ['ship-state'] },
  country: { first: ['ship-country'] },
  phone: { first: ['ship-phone-number', 'buyer-phone-number'] },
  email: { first: ['buyer-email'] },
  shipping_method: { first: ['ship-service-level'] },
  service_level: { read: (cell) => (EXPRESS.test(cell('ship-service-level')) ? 'express' : '') },
  customer_note: { first: ['delivery-instructions'] },
  currency: { first: ['currency'] },
  ship_by: { first: ['latest-ship-date', 'promise-date'] },
  deliver_by: { first: ['latest-delivery-date'] },
  sku: { first: ['sku'] },
  title: { first: ['product-name'] },
  quantity: { first: ['quantity-to-ship', 'quantity-purchased', 'quantity'] },
}

/**
 * Amazon's order reports, tab separated: "Unshipped Orders" (no prices) and "Order Report", sellercentral.amazon.com
 * help G201648770; columns as in public samples of both (order-id, order-item-id ... verge-of-lateShipment).
 * `item-price` is that of the whole line.
 */
export const amazonUnshipped: OrderExport = {
  code: 'amazon',
  name: 'Amazon',
  knownBy: [['order-id', 'order-item-id', 'purchase-date', 'sku', 'ship-postal-code', 'ship-country']],
  decimal: '.',
  dates: 'day-first',
  fields,
  prices: {
    line: ['item-price'],
    lineTax: ['item-tax'],
    lineDiscount: ['item-promotion-discount'],
    shipping: ['shipping-price'],
  },
  leavesOutLine: (cell) => (cell('quantity-to-ship') === '0' ? 'already-shipped' : null),
}

/**
 * Amazon's "All Orders" report (GET_FLAT_FILE_ALL_ORDERS_DATA_BY_ORDER_DATE_GENERAL): `amazon-order-id`, and no
 * names or streets of buyers.
 */
export const amazonAllOrders: OrderExport = {
  ...amazonUnshipped,
  knownBy: [['amazon-order-id', 'order-status', 'fulfillment-channel', 'sku', 'ship-postal-code']],
  leavesOutOrder(cell) {
    if (/^(amazon|afn)$/i.test(cell('fulfillment-channel'))) return 'shipped-by-channel'
    return reasonOfStatus(headerKey(cell('order-status')))
  },
  leavesOutLine(cell) {
    if (cell('quantity') === '0') return 'cancelled'
    return reasonOfStatus(headerKey(cell('item-status')))
  },
}
