import { headerKey, type OrderExport } from '../order-export.ts'
import { reasonOfStatus } from '../order-status-words.ts'

/** WooCommerce exports no orders by itself; these two plugins are what shops use. */

/**
 * "Advanced Order Export For WooCommerce" (AlgolPlus): a row a line, everything repeated. Columns: the plugin's own
 * labels, as an order exported through them shows them (`Quantity (- Refund)`, `Address 1&2 (Shipping)`, `Item #`).
 */
export const woocommerceAdvanced: OrderExport = {
  code: 'woocommerce',
  name: 'WooCommerce (Advanced Order Export)',
  knownBy: [
    ['Order Number', 'Order Status', 'Postcode (Shipping)', 'SKU', 'Quantity (- Refund)'],
    ['Order Number', 'Order Status', 'Postcode (Shipping)', 'SKU', 'Quantity'],
  ],
  decimal: null,
  dates: null,
  fields: {
    order: { first: ['Order Number'] },
    channel: { always: 'woocommerce-export' },
    placed_at: { first: ['Order Date'] },
    name: {
      read: (cell) =>
        fullName(
          cell('First Name (Shipping)', 'First Name (Billing)'),
          cell('Last Name (Shipping)', 'Last Name (Billing)'),
        ),
    },
    company: { first: ['Company (Shipping)'] },
    street: {
      first: [
        'Address 1&2 (Shipping)',
        'Address 1 (Shipping)',
        'Address 1&2 (Billing)',
        'Address 1 (Billing)',
      ],
    },
    street_2: { first: ['Address 2 (Shipping)'] },
    postcode: { first: ['Postcode (Shipping)', 'Postcode (Billing)'] },
    city: { first: ['City (Shipping)', 'City (Billing)'] },
    state: { first: ['State Code (Shipping)', 'State Name (Shipping)'] },
    country: { first: ['Country Code (Shipping)', 'Country Name (Shipping)', 'Country Code (Billing)'] },
    phone: { first: ['Phone (Shipping)', 'Phone (Billing)'] },
    email: { first: ['Email (Shipping)', 'Email (Billing)'] },
    shipping_method: { first: ['Shipping Method Title', 'Shipping Method'] },
    customer_note: { first: ['Customer Note'] },
    currency: { first: ['Currency', 'Order Currency'] },
    sku: { first: ['SKU'] },
    title: { first: ['Item Name', 'Product Name'] },
    quantity: { first: ['Quantity (- Refund)', 'Quantity'] },
  },
  prices: { unit: ['Item Cost'], total: ['Order Total Amount'], shipping: ['Order Shipping Amount'] },
  leavesOutOrder: (cell) => reasonOfStatus(headerKey(cell('Order Status'))),
  leavesOutLine: (cell) => (/^0([.,]0+)?$/.test(cell('Quantity (- Refund)')) ? 'refunded' : null),
}

/**
 * "Order Export & Order Import for WooCommerce" (WebToffee): a row an order, its lines in `line_item_1`,
 * `line_item_2` ... as `name:Mug|product_id:12|sku:MUG|quantity:2|total:24.00|sub_total:24.00`. Columns: the plugin's
 * wt_import_key header row, and such cells in a public test of another program (pineapplestrikesback).
 */
export const woocommerceWebToffee: OrderExport = {
  code: 'woocommerce',
  name: 'WooCommerce (WebToffee)',
  knownBy: [['order_number', 'order_date', 'shipping_postcode', 'shipping_country', 'line_item_1']],
  decimal: '.',
  dates: 'day-first',
  fields: {
    order: { first: ['order_number', 'order_id'] },
    channel: { always: 'woocommerce-export' },
    placed_at: { first: ['order_date'] },
    name: {
      read: (cell) =>
        fullName(
          cell('shipping_first_name', 'billing_first_name'),
          cell('shipping_last_name', 'billing_last_name'),
        ),
    },
    company: { first: ['shipping_company'] },
    street: { first: ['shipping_address_1', 'billing_address_1'] },
    street_2: {
      read: (cell) =>
        cell('shipping_address_1') === '' ? cell('billing_address_2') : cell('shipping_address_2'),
    },
    postcode: { first: ['shipping_postcode', 'billing_postcode'] },
    city: { first: ['shipping_city', 'billing_city'] },
    state: { first: ['shipping_state', 'billing_state'] },
    country: { first: ['shipping_country', 'billing_country'] },
    phone: { read: (cell) => cell('shipping_phone', 'billing_phone').replace(/^'/, '') },
    email: { first: ['customer_email', 'billing_email'] },
    shipping_method: { first: ['shipping_method'] },
    customer_note: { first: ['customer_note'] },
    currency: { first: ['order_currency'] },
    sku: { first: ['item sku'] },
    title: { first: ['item name'] },
    quantity: { first: ['item quantity'] },
  },
  prices: { line: ['item total'], total: ['order_total'], shipping: ['shipping_total'] },
  leavesOutOrder: (cell) => reasonOfStatus(headerKey(cell('status').replace(/^wc-/, ''))),
  linesInRow(row) {
    const cells = [...row].filter(([name, value]) => /^line item \d+$/.test(name) && value !== '')
    return cells.map(([, value]) => {
      const parts = value.split(/\|(?=[a-z_]+:)/)
      const pairs = parts.map((part) => {
        const [key = '', ...rest] = part.split(':')
        return [`item ${headerKey(key)}`, rest.join(':').trim()] as const
      })
      return Object.fromEntries(pairs)
    })
  },
}

function fullName(first: string, last: string): string {
  return `${first} ${last}`.trim()
}
