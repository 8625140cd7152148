import type { Definitions } from '../definition.ts'

const AT_SITE = { units: 'number', site: 'text' } as const

/** How what a channel is told of a product comes about, and what it means. */
export const sellable = {
  sum: ['{here, number} here: {terms}', { here: 'number', terms: 'items' }],
  /** Terms: what comes off what is on hand, in the order in which it does, and what is left. */
  reserved: ['{units, number} held by orders', { units: 'number' }],
  safety: ['{units, number} safety stock', { units: 'number' }],
  inDoubt: ['{units, number} at {site} waiting to be counted', AT_SITE],
  kept: ['{units, number} at {site} reserved for other channels', AT_SITE],
  setAside: ['{units, number} at {site} set aside for {desktops}', { ...AT_SITE, desktops: 'list' }],
  keptByRule: ['{units, number} at {site} kept for other channels by {rules}', { ...AT_SITE, rules: 'list' }],
  byRule: ['{units, number} at {site} barred for this channel by {rules}', { ...AT_SITE, rules: 'list' }],
  byNothing: ['{units, number} at {site} barred for this channel', AT_SITE],
  outage: ['{units, number} at {site}, which is closed for now', AT_SITE],
  service: [
    '{units, number} at {site}, from where no service takes it ({why})',
    { ...AT_SITE, why: 'message' },
  ],
  serviceByRule: [
    '{units, number} at {site}, from where {rules} leave no service',
    { ...AT_SITE, rules: 'list' },
  ],
  collect: [
    '{units, number} at {site}, where it cannot be collected ({why})',
    { ...AT_SITE, why: 'message' },
  ],
  keptOverAll: ['{units, number} reserved for other channels', { units: 'number' }],
  wanted: ['{units, number} wanted by waiting orders', { units: 'number' }],
  buffer: ['{units, number} buffer', { units: 'number' }],
  rest: ['{units, number} too few for a whole article', { units: 'number' }],
  told: ['{units, number} told', { units: 'number' }],
  toldAsPacks: [
    '{units, number} told, as {articles, plural, one {# article} other {# articles}} of {each, number}',
    { units: 'number', articles: 'number', each: 'number' },
  ],
  rule: ['rule {number, number} “{name}”', { number: 'number', name: 'text' }],
  onlyFor: ['{units, number} at {site} only for orders {kinds}', { ...AT_SITE, kinds: 'alternatives' }],
  /** After "orders". */
  kinds: {
    standard: ['to {country}', { country: 'country' }],
    express: ['to {country} by express', { country: 'country' }],
    relay: ['to a pickup point in {country}', { country: 'country' }],
    collect: 'collected by the buyer',
    collectAt: ['collected at {site}', { site: 'text' }],
  },
  byPlace: 'By destination, as if nobody ordered to another: they share the stock.',
  toPlace: ['{told, number} for orders {place}', { told: 'number', place: 'message' }],
  heading: ['{sku} for {channel}', { sku: 'text', channel: 'text' }],
  onHand: ['{units, number} on hand', { units: 'number' }],
  copy: 'Copy explanation',
  copied: 'Explanation copied',
  open: ['How {told, number} comes about', { told: 'number' }],
  assumed:
    'No order of this channel has been counted yet: it is taken to sell to the countries your sites are in.',
  meaning:
    'What orders of the kinds this channel has had lately could take, one article each, by the published rules, sites and services as they are now.',
  notPromised:
    'Not promised: any mix of destinations at once, large orders, kinds of order the channel has not had lately, or the day of delivery.',
} as const satisfies Definitions
