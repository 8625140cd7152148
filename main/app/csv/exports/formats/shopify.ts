import { headerKey, type OrderExport } from '../order-export.ts'
import { reasonOfStatus } from '../order-status-words.ts'

/**
 * Shopify's "Orders > Export", `orders_export.csv`: a row a line, of which only the first says what is the order's.
 * Columns: help.shopify.com/en/manual/fulfillment/managing-orders/exporting-orders, and the list of an export's
 * columns in jadwro/allegro_csv_parser, src/Shopify/types/ShopifyOrderTypeCSV.ts.
 */
export const shopify: OrderExport = {
  code: 'shopify',
  name: 'Shopify',
  knownBy: [['Name', 'Financial Status', 'Fulfillment Status', 'Lineitem quantity', 'Lineitem sku']],
  decimal: '.',
  dates: 'day-first',
  fields: {
    order: { first: ['Name'] },
    channel: { always: 'shopify-export' },
    placed_at: { first: ['Created at', 'Paid at'] },
    name: { first: ['Shipping Name'] },
    company: { first: ['Shipping Company'] },
    street: { first: ['Shipping Address1', 'Shipping Street'] },
    street_2: { first: ['Shipping Address2'] },
    postcode: { read: (cell) => cell('Shipping Zip').replace(/^'/, '') },
    city: { first: ['Shipping City'] },
    state: { first: ['Shipping Province', 'Shipping Province Name'] },
    country: { first: ['Shipping Country'] },
    phone: { read: (cell) => cell('Shipping Phone', 'Phone', 'Billing Phone').replace(/^'/, '') },
    email: { first: ['Email'] },
    shipping_method: { first: ['Shipping Method'] },
    customer_note: { first: ['Notes'] },
    tags: {
      read: (cell) =>
        cell('Tags')
          .split(',')
          .map((tag) => tag.trim())
          .join('|'),
    },
    currency: { first: ['Currency'] },
    sku: { first: ['Lineitem sku'] },
    title: { first: ['Lineitem name'] },
    quantity: { first: ['Lineitem quantity'] },
  },
  prices: {
    unit: ['Lineitem price'],
    lineDiscount: ['Lineitem discount'],
    total: ['Total'],
    shipping: ['Shipping'],
  },
  leavesOutOrder(cell) {
    if (cell('Cancelled at') !== '') return 'cancelled'
    const shipped = headerKey(cell('Fulfillment Status'))
    if (shipped === 'fulfilled' || shipped === 'restocked') return 'already-shipped'
    const paid = headerKey(cell('Financial Status'))
    if (paid === 'pending' && /cash on delivery|cod|contre remboursement/i.test(cell('Payment Method')))
      return null
    if (paid === 'partially paid') return 'unpaid'
    return reasonOfStatus(paid)
  },
  leavesOutLine(cell) {
    if (/^false$/i.test(cell('Lineitem requires shipping'))) return 'nothing-to-ship'
    return headerKey(cell('Lineitem fulfillment status')) === 'fulfilled' ? 'already-shipped' : null
  },
}
