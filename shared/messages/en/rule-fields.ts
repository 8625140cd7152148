import type { Definitions } from '../definition.ts'

const SUBJECT = { subject: 'value' } as const
const VALUE = { value: 'value' } as const
const BOTH = { subject: 'value', value: 'value' } as const
const PAIR = { from: 'value', to: 'value' } as const

/**
 * The conditions of rules by their codes. `label`: with its article, as the beginning of a sentence; `subject` is the
 * site or service it is about. Beside it, whole clauses by operator, where that of `ruleOperators` does not fit.
 */
export const ruleFields = {
  order: {
    weight: {
      label: 'the weight',
    },
    'chargeable-weight': {
      label: 'the chargeable weight',
    },
    value: {
      label: 'the order value',
    },
    'shipping-paid': {
      label: 'what was paid for shipping',
    },
    margin: {
      label: 'the margin on the goods',
    },
    'margin-percent': {
      label: 'the margin rate on the goods',
    },
    'billing-country': {
      label: 'the billing country',
    },
    'billed-elsewhere': {
      label: 'billed in another country',
      yes: 'it is billed in another country than it is shipped to',
      no: 'it is not known to be billed in another country',
    },
    currency: {
      label: 'the order’s currency',
    },
    lines: {
      label: 'the number of lines',
    },
    units: {
      label: 'the number of units',
    },
    country: {
      label: 'the destination',
    },
    territory: {
      label: 'the territory',
    },
    postcode: {
      label: 'the postcode',
    },
    'nearest-distance': {
      label: 'the distance to the nearest site',
    },
    'point-distance': {
      label: 'the distance to the pick-up point',
    },
    channel: {
      label: 'the channel',
    },
    'service-level': {
      label: 'the service asked for',
    },
    'shipping-method': {
      label: 'the shipping method chosen',
    },
    delivery: {
      label: 'the delivery',
    },
    tier: {
      label: 'the customer’s tier',
    },
    tags: {
      label: 'the tags',
      'any-of': ['the order is tagged {value}', VALUE],
      'all-of': ['the order is tagged {value}', VALUE],
      'none-of': ['the order is not tagged {value}', VALUE],
    },
    'placed-time': {
      label: 'the time of the order',
    },
    'placed-time-at-site': {
      label: 'the time of the order, at the nearest site',
      before: ['the time of the order, at the nearest site, is before {value}', VALUE],
      from: ['the time of the order, at the nearest site, is at or after {value}', VALUE],
      within: ['the time of the order, at the nearest site, is between {from} and {to}', PAIR],
    },
    'placed-weekday': {
      label: 'the day of the order',
    },
    'placed-weekday-at-site': {
      label: 'the day of the order, at the nearest site',
      'on-days': ['the day of the order, at the nearest site, is {value}', VALUE],
      'not-on-days': ['the day of the order, at the nearest site, is not {value}', VALUE],
    },
    age: {
      label: 'the age of the order',
    },
    deadline: {
      label: 'the promised date',
      before: ['the promised date is before {value}', VALUE],
      from: ['the promised date is on or after {value}', VALUE],
    },
    'days-to-deadline': {
      label: 'the time left before the promised date',
    },
  },
  /** What its buyer did before. Refused: not collected and not deliverable, too. */
  customer: {
    'first-order': {
      label: 'the customer’s first order',
      yes: 'it is the customer’s first order',
      no: 'it is not known to be the customer’s first order',
    },
    orders: {
      label: 'the number of earlier orders',
    },
    returned: {
      label: 'the number of earlier returns',
    },
    refused: {
      label: 'the number of earlier refusals',
    },
  },
  product: {
    sku: {
      label: 'the products',
      'any-of': ['the order contains {value}', VALUE],
      'all-of': ['the order contains {value}', VALUE],
      only: ['the order contains nothing but {value}', VALUE],
      'none-of': ['the order does not contain {value}', VALUE],
    },
    category: {
      label: 'the categories',
      'any-of': ['a product is in the category {value}', VALUE],
      'all-of': ['the order has products in the categories {value}', VALUE],
      only: ['all products are in the category {value}', VALUE],
      'none-of': ['no product is in the category {value}', VALUE],
    },
    flag: {
      label: 'the products’ flags',
      'any-of': ['a product is {value}', VALUE],
      'all-of': ['the order has products that are {value}', VALUE],
      'none-of': ['no product is {value}', VALUE],
    },
    'common-flag': {
      label: 'the flags of all products',
      'any-of': ['every product is {value}', VALUE],
      'none-of': ['not every product is {value}', VALUE],
    },
    'longest-side': {
      label: 'the longest side of a product',
    },
    heaviest: {
      label: 'the weight of the heaviest product',
    },
  },
  stock: {
    least: {
      label: ['the scarcest product’s stock at {subject}', SUBJECT],
      zero: ['the stock of {subject} is zero for a product', SUBJECT],
      lt: ['the stock of {subject} is below {value} for a product', BOTH],
      gte: ['the stock of {subject} is at least {value} for every product', BOTH],
    },
    most: {
      label: ['the most plentiful product’s stock at {subject}', SUBJECT],
      zero: ['the stock of {subject} is zero for every product', SUBJECT],
      lt: ['the stock of {subject} is below {value} for every product', BOTH],
      gte: ['the stock of {subject} is at least {value} for a product', BOTH],
    },
    covers: {
      label: ['the stock of {subject}', SUBJECT],
      yes: ['the stock of {subject} is enough for all lines', SUBJECT],
      no: ['the stock of {subject} is not enough for all lines', SUBJECT],
    },
  },
  site: {
    distance: {
      label: ['the distance from {subject}', SUBJECT],
    },
    load: {
      label: ['the number of orders planned at {subject}', SUBJECT],
    },
    'capacity-left': {
      label: ['the capacity left at {subject}', SUBJECT],
      zero: ['{subject} is saturated', SUBJECT],
    },
    open: {
      label: ['the state of {subject}', SUBJECT],
      yes: ['{subject} is open', SUBJECT],
      no: ['{subject} is closed', SUBJECT],
    },
  },
  ship: {
    site: {
      label: 'the shipping site',
    },
    distance: {
      label: 'the distance from the shipping site',
    },
    fulfillments: {
      label: 'the number of shipping sites',
    },
    parcels: {
      label: 'the number of parcels',
    },
  },
  parcel: {
    weight: {
      label: 'the parcel’s weight',
    },
    'chargeable-weight': {
      label: 'the parcel’s chargeable weight',
    },
    'longest-side': {
      label: 'the parcel’s longest side',
    },
    girth: {
      label: 'the parcel’s length plus girth',
    },
    volume: {
      label: 'the parcel’s volume',
    },
    flag: {
      label: 'the flags of the parcel’s contents',
      'any-of': ['a product in the parcel is {value}', VALUE],
      'all-of': ['the parcel has products that are {value}', VALUE],
      'none-of': ['no product in the parcel is {value}', VALUE],
    },
    sku: {
      label: 'the parcel’s products',
      'any-of': ['the parcel contains {value}', VALUE],
      'all-of': ['the parcel contains {value}', VALUE],
      only: ['the parcel contains nothing but {value}', VALUE],
      'none-of': ['the parcel does not contain {value}', VALUE],
    },
  },
  service: {
    suspended: {
      label: ['the state of {subject}', SUBJECT],
      yes: ['{subject} is suspended', SUBJECT],
      no: ['{subject} is not suspended', SUBJECT],
    },
    'cap-left': {
      label: ['the number of parcels {subject} still takes today', SUBJECT],
      zero: ['{subject} is saturated', SUBJECT],
    },
  },
} as const satisfies Definitions
