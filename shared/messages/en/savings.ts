import type { Definitions } from '../definition.ts'

/** What rules, prices of scarce stock and re-planning saved in a month. */
export const savings = {
  idle: 'What did rules, prices and re-planning save?',
  idleTitle: 'A month decided again, with and without',
  idleText:
    'The month’s orders are decided again: each alone by cost, then with your rules, then with prices of scarce stock, then re-planned together before release. The differences are what each of them saved. Nothing is written.',
  month: 'Month',
  this: 'This month',
  last: 'Last month',
  run: 'Calculate',
  again: 'Calculate again',
  stop: 'Stop',
  reading: 'Reading the month’s orders …',
  deciding: [
    '{done, number} of {total, plural, one {# order} other {# orders}}',
    { done: 'number', total: 'number' },
  ],
  progress: 'Progress',
  failed: 'The calculation was interrupted. Nothing was written.',
  offline: 'The control room cannot be reached.',
  needsManager: 'Savings are for managers.',
  saved: [
    '{orders, plural, one {# order} other {# orders}} cost {money} less than each decided alone without rules, {percent}',
    { orders: 'number', money: 'text', percent: 'text' },
  ],
  dearer: [
    '{orders, plural, one {# order} other {# orders}} cost {money} more than each decided alone without rules, {percent}',
    { orders: 'number', money: 'text', percent: 'text' },
  ],
  error: ['give or take {money}', { money: 'text' }],
  noOrders: 'No order of this month can be compared',
  noOrdersText: 'Only orders that ship whole are compared. Choose the other month.',
  figures: 'Saved by',
  by: {
    rules: 'Rules',
    prices: 'Prices of scarce stock',
    replanning: 'Re-planning before release',
  },
  byShort: { rules: 'Rules', prices: 'Prices', replanning: 'Re-planning' },
  byHelp: {
    rules: 'What your rules ask for may cost more than the cheapest way: then the figure is negative.',
    prices: 'Units that are running out are kept for the orders that need them most.',
    replanning: 'Orders not yet released are planned again together.',
  },
  notPriced: 'Too few orders to price stock by: 2,000 within 28 days are needed.',
  all: 'All together',
  savedHead: 'Saved',
  errorHead: 'Give or take',
  ordersHead: 'Orders changed',
  shareHead: 'Of cost',
  notWholeHead: 'Did not ship whole',
  unknown: 'too few days',
  waves: [
    'Waiting for a wave every {minutes, number} minutes {how} than releasing after the waiting time',
    { minutes: 'number', how: 'text' },
  ],
  wavesSave: ['would cost {money} less', { money: 'text' }],
  wavesCost: ['would cost {money} more', { money: 'text' }],
  wavesSame: 'would cost no less',
  noted: [
    'Noted as it happened: re-planning changed {orders, plural, one {# order} other {# orders}} and saved {money}',
    { orders: 'number', money: 'text' },
  ],
  real: [
    'Check: the {orders, plural, one {# order} other {# orders}} compared really cost {real} as decided; this calculation says {replayed}, {percent}',
    { orders: 'number', real: 'text', replayed: 'text', percent: 'text' },
  ],
  leftOut: [
    '{count, plural, one {# order that does not ship whole each way is left out} other {# orders that do not ship whole each way are left out}}',
    { count: 'number' },
  ],
  isCapped: 'Only the month’s latest 20,000 orders are counted',
  how: 'How this is calculated',
  howText: {
    ways: 'The month’s orders are decided again in the sequence they came in, four times: alone by cost; with your rules; with rules and prices of scarce stock; and re-planned together before release as Settings say. Each figure is what one way costs less than the one before it, in shipping and handling.',
    world:
      'Sites, rate cards, rules and policy are today’s. Stock is today’s plus what these orders took: deliveries of the month count from its first order on, so stock looks less scarce than it was, and the savings of prices smaller.',
    error:
      'Give or take: in 95 of 100 months like this one the figure lies within it, taking days as independent (Student’s t on the sums of days). It does not cover that today’s rates and stock differ from those of the month; the check against what was really decided shows how far that goes.',
  },
  list: 'Orders that cost something else',
  show: 'Show',
  anyOf: 'All',
  order: 'Order',
  received: 'Received',
  without: 'Alone',
  cost: 'As now',
  total: 'Saved',
  none: 'No order cost anything else.',
  noneBy: 'It changed the cost of no order.',
  exportCsv: 'Export as CSV',
  gone: 'This calculation has expired. Calculate again to see its orders.',
  group: 'Savings',
  holdingTitle: 'What waiting for waves would save',
  holdingText:
    'Calculated from the orders of the month chosen under Savings, decided again both ways. Nothing is written.',
} as const satisfies Definitions
