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
  'queue-jumpers': 'Express, VIP and marketplace-SLA orders move up the queue',
} as const satisfies Definitions
