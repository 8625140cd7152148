import type { Definitions } from '../definition.ts'

/** What days and weeks came to. */
export const trends = {
  group: 'Trends',
  by: 'Break down by',
  parts: { all: 'All together', site: 'By site', channel: 'By channel', carrier: 'By carrier' },
  step: 'Steps',
  steps: { day: 'By day', week: 'By week' },
  period: 'Period',
  weeks: ['Last {count, number} weeks', { count: 'number' }],
  exportCsv: 'Export as CSV',
  headings: {
    all: 'What days and weeks came to',
    site: 'Sites compared',
    channel: 'Channels compared',
    carrier: 'Carriers compared',
  },
  measures: {
    orders: 'Orders',
    cost: 'Cost per order',
    split: 'Split orders',
    left: 'Handed over in time',
    promise: 'Delivered as promised',
    exceptions: 'Exceptions per 100 orders',
  },
  chart: ['{measure}: the course; the table below has the figures', { measure: 'text' }],
  sentence: [
    '{orders, plural, one {# order} other {# orders}} in {weeks, number} weeks: {cost} each, {split} split, {exceptions} exceptions per 100 orders; ',
    { orders: 'number', weeks: 'number', cost: 'text', split: 'text', exceptions: 'text' },
  ],
  kept: ['{share} of promises kept.', { share: 'text' }],
  leftInTime: ['{share} handed over in time, no delivery known.', { share: 'text' }],
  counting: [
    '{count, plural, one {# earlier day is} other {# earlier days are}} still being counted.',
    { count: 'number' },
  ],
  someSites: 'Of your sites only: an order that several of them ship counts at each.',
  unknownBefore: 'Nothing is known of the time before the first order here; the lines begin there.',
  mostOrders: [
    'The charts show the {count, number} with the most orders, the table all.',
    { count: 'number' },
  ],
  all: 'All figures',
  from: { day: 'Day', week: 'Week from' },
  soFar: 'so far',
  total: 'Whole period',
  ofArrived: ['{arrived, number} of {left, number} arrived', { arrived: 'number', left: 'number' }],
  health: 'What marketplaces measure',
  healthHelp:
    'Counted from the orders here, a few minutes old at most; the marketplace counts for itself. What a buyer asked to cancel is left out.',
  healthOf: {
    channel: 'Marketplace',
    measure: 'Figure',
    window: 'Window',
    share: 'Now',
    limit: 'Must stay below',
    room: 'Before the limit',
  },
  healthMeasures: { late: 'Shipped late', cancelled: 'Cancelled by us', untracked: 'Without tracking' },
  healthDays: ['{count, number} days', { count: 'number' }],
  healthShare: ['{bad, number} of {of, number}', { bad: 'number', of: 'number' }],
  operatorsLimit: 'set by its operator',
  room: ['{count, plural, one {# more} other {# more}}', { count: 'number' }],
  noRoom: 'the next one reaches it',
  over: 'Over the limit',
  cancelTakesOver: [
    'This takes the cancellations at {channel} to {after} of {days, number} days’ orders: over the limit of {limit}.',
    { channel: 'text', after: 'text', days: 'number', limit: 'text' },
  ],
  cancelStaysOver: [
    'Cancellations at {channel} are over the limit of {limit} already: {before} of {days, number} days’ orders, {after} with this.',
    { channel: 'text', before: 'text', after: 'text', days: 'number', limit: 'text' },
  ],
  cancelStaysBelow: [
    'Cancellations at {channel}: {after} of {days, number} days’ orders with this, {before} now; the limit is {limit}.',
    { channel: 'text', before: 'text', after: 'text', days: 'number', limit: 'text' },
  ],
  none: 'Nothing to show yet',
  noneText:
    'As soon as orders are allocated here, their costs, splits, exceptions and promises are counted by day.',
} as const satisfies Definitions
