import type { OrderExport, UnusableExport } from '../order-export.ts'
import { headerKey } from '../order-export.ts'
import { reasonOfStatus } from '../order-status-words.ts'

/**
 * PrestaShop: "Advanced Parameters > Database > SQL Manager > Export" of a query over ps_orders, ps_order_detail,
 * ps_address and ps_country, with the names of those tables' own columns (main/app/csv/exports/README.md has it whole). The
 * states are PrestaShop's first ones: shipped 4, delivered 5, cancelled 6, refunded 7, payment error 8, and those that
 * wait for money 1, 10, 13.
 */
export const prestashop: OrderExport = {
  code: 'prestashop',
  name: 'PrestaShop',
  knownBy: [['reference', 'date_add', 'postcode', 'product_reference', 'product_quantity']],
  decimal: '.',
  dates: 'day-first',
  fields: {
    order: { first: ['reference'] },
    channel: { always: 'prestashop-export' },
    placed_at: { first: ['date_add'] },
    name: { joined: ['firstname', 'lastname'] },
    company: { first: ['company'] },
    street: { first: ['address1'] },
    street_2: { first: ['address2'] },
    postcode: { first: ['postcode'] },
    city: { first: ['city'] },
    country: { first: ['iso_code', 'country'] },
    phone: { first: ['phone_mobile', 'phone'] },
    email: { first: ['email'] },
    shipping_method: { first: ['carrier', 'carrier_name'] },
    customer_note: { first: ['other'] },
    currency: { first: ['currency'] },
    sku: { first: ['product_reference'] },
    title: { first: ['product_name'] },
    quantity: { first: ['product_quantity'] },
  },
  prices: {
    unit: ['unit_price_tax_incl'],
    total: ['total_paid_tax_incl', 'total_paid'],
    shipping: ['total_shipping_tax_incl', 'total_shipping'],
  },
  leavesOutOrder(cell) {
    const state = cell('current_state', 'order_state')
    if (!/^\d+$/.test(state)) return reasonOfStatus(headerKey(state))
    return FIRST_STATES[state] ?? null
  },
}

const FIRST_STATES: Readonly<Record<string, 'unpaid' | 'already-shipped' | 'cancelled' | 'refunded'>> = {
  '1': 'unpaid',
  '4': 'already-shipped',
  '5': 'already-shipped',
  '6': 'cancelled',
  '7': 'refunded',
  '8': 'cancelled',
  '10': 'unpaid',
  '13': 'unpaid',
}

/** PrestaShop's "Orders > Export": a row an order with neither address nor goods. */
export const prestashopList: UnusableExport = {
  code: 'prestashop',
  name: 'PrestaShop',
  knownBy: [
    ['ID', 'Reference', 'Delivery', 'Customer', 'Total', 'Payment', 'Status'],
    ['ID', 'Référence', 'Livraison', 'Client', 'Total', 'Paiement', 'État'],
  ],
}
