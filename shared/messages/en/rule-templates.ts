import type { Definitions } from '../definition.ts'

/** The rules of day one; also the names of the rules that they make. */
export const ruleTemplates = {
  numbered: ['{name} ({part, number}/{of, number})', { name: 'message', part: 'number', of: 'number' }],
  'heavy-to-country': 'Order over 3 kg and destination France → carrier A',
  'out-of-stock-elsewhere': 'Stock of warehouse 1 is zero → warehouse 2',
  'early-express': 'Express orders placed before 14:00 go first (site’s local time)',
  'fragile-exclusions': 'Fragile product → exclude certain services',
  'own-site-reserve': 'Reserve stock for the own site; prioritise a more profitable channel',
  'carrier-on-strike': 'Carrier saturated or on strike → shipping rules changed in a few clicks',
  'cheapest-service': 'Cheapest service compatible with weight, destination, order value and promise',
  'nearest-stock': 'Ship from the stock nearest the customer, or from the site most able to ship now',
  'saturated-site': 'A saturated warehouse gives way to another',
  'cold-not-on-days': 'Cold goods do not leave before a weekend',
  'pre-order': 'Pre-ordered products do not leave before their date',
  'weekday-cut-off': 'An earlier cut-off on some days of the week',
  'shared-work': 'Two sites or more share the work of each day: 60/40',
  'billed-elsewhere': 'Billed in another country than delivered → hold',
  'free-upgrade': 'Good customers get express at no charge',
  'paid-for-speed': 'Whoever paid enough for shipping gets express',
  'currency-from-site': 'Orders in a currency ship from one site',
  'collected-first': 'Orders collected in the shop are prepared first',
  'first-order-large': 'First order and large → hold',
  'costly-customer': 'Customer who often sends back or refuses → hold',
  'thin-margin': 'Thin margin → the cheapest way, in one parcel',
  'far-point': 'Pick-up point far from the address → hold',
  'queue-jumpers': 'Express, VIP and marketplace-SLA orders move up the queue',
} as const satisfies Definitions
