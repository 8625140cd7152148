import type { Definitions } from '../definition.ts'

export const woocommerce = {
  keyMissing:
    'WooCommerce needs a consumer key and secret: make them under WooCommerce > Settings > Advanced > REST API (read and write)',
  keyRefused: [
    'WooCommerce refuses the key: {said} Make a new one with read and write access.',
    { said: 'text' },
  ],
  noApi: 'No WooCommerce REST API v3 at this address: check it, and that permalinks are switched on',
  onlyWordPress: ['{site} is a WordPress site without WooCommerce: check the address', { site: 'text' }],
  cancelledCannotRefund: 'The order is cancelled in WooCommerce: nothing can be refunded there',
  endedButLeft: [
    'The order is {status} in WooCommerce, but parcels have left: talk to the customer',
    { status: 'text' },
  ],
  fractionalUnits: [
    'Order {order} from {channel}: {quantity} of “{title}” is no whole number of units: sell it in whole units (centimetres, pieces) in WooCommerce, or ship this order there.',
    { order: 'text', channel: 'text', quantity: 'text', title: 'text' },
  ],
} as const satisfies Definitions
