import type { Definitions } from '../definition.ts'

const LINES = { lines: 'list' } as const
const WAITING = { channel: 'text', count: 'number', names: 'items', orders: 'number' } as const
const PARCEL = { carrier: 'text', parcel: 'text', since: 'placeTime' } as const
const PAPER = { number: 'number', of: 'number', why: 'message' } as const
const MORE = ['yes', 'no'] as const

/** What is wrong, in one sentence with its evidence: one text, or a few, for each kind of exception. */
export const exceptions = {
  'out-of-stock': ['No site has {lines}', LINES],
  'partial-stock': {
    short: ['Stock covers only part of the order: {lines}', LINES],
    besides: [
      'Stock covers only part of the order: {lines}. {leftOut}',
      { lines: 'list', leftOut: 'message' },
    ],
  },
  /** In stock, and yet it does not ship. */
  'left-out': {
    tooDear: [
      'Left out, though in stock: {lines}. It would cost {extra} more; limit {limit}',
      { lines: 'list', extra: 'money', limit: 'money' },
    ],
    tooMany: [
      'Left out, though in stock: {lines}. It would take more than {parcels, plural, one {# shipment} other {# shipments}} and cost {extra} more',
      { lines: 'list', parcels: 'number', extra: 'money' },
    ],
    uncut: [
      'Left out, though in stock: {lines}. Sites would have to share a line, which the policy forbids; it would cost {extra} more',
      { lines: 'list', extra: 'money' },
    ],
    line: [
      '{wanted, number} x {sku} (ships {found, number})',
      { sku: 'text', wanted: 'number', found: 'number' },
    ],
  },
  'split-needs-approval': {
    bare: ['Needs {parcels, number} parcels, from {sites}', { parcels: 'number', sites: 'list' }],
    priced: [
      'Needs {parcels, number} parcels, from {sites}: {cost} in all',
      { parcels: 'number', sites: 'list', cost: 'money' },
    ],
    compared: [
      'Needs {parcels, number} parcels, from {sites}: {cost} in all; {oneParcel}',
      { parcels: 'number', sites: 'list', cost: 'money', oneParcel: 'message' },
    ],
  },
  'short-pick': [
    '{site} lacks {missing, plural, one {# unit} other {# units}} of {sku} (expected {expected, number}, found {found, number}): nothing is taken from there until it is counted',
    { site: 'text', sku: 'text', missing: 'number', expected: 'number', found: 'number' },
  ],
  'no-eligible-service': [
    'No carrier service takes it: {kilograms, number} kg to {place} ({why})',
    { kilograms: 'number', place: 'message', why: 'message' },
  ],
  'no-eligible-site': ['No site can ship it ({why})', { why: 'message' }],
  'cannot-collect': {
    anywhere: ['The customer collects it, and {why}', { why: 'message' }],
    at: ['The customer collects it at {site}, and {why}', { site: 'text', why: 'message' }],
    shortAnywhere: ['no site has all of it: {lines}', LINES],
    shortThere: ['not all of it is there: {lines}', LINES],
    noPlace: 'no site is one where customers collect (Settings, Sites)',
    notThere: 'that is no site where customers collect (Settings, Sites)',
    refused: ['no site can prepare it ({why})', { why: 'message' }],
  },
  'pickup-point-missing': [
    'Which pick-up point? It ships with {carrier}, and the order names none',
    { carrier: 'text' },
  ],
  'customs-incomplete': [
    'To {country}, customs ask for what is missing here: {what}',
    { country: 'country', what: 'clauses' },
  ],
  'collection-overdue': [
    'Ready to collect at {site}, kept until {until}: the customer has not come',
    { site: 'text', until: 'placeTime' },
  ],
  'unknown-sku': ['No product is called {skus}', { skus: 'items' }],
  'unmapped-skus': [
    '{count, plural, one {# SKU of {channel} is unknown} other {# SKUs of {channel} are unknown}} ({names}); {orders, plural, one {# order waits} other {# orders wait}}',
    WAITING,
  ],
  'unknown-states': [
    '{count, plural, one {# state of {channel} is unknown} other {# states of {channel} are unknown}} ({names}); {orders, plural, one {# order waits} other {# orders wait}}',
    WAITING,
  ],
  'unknown-method': [
    'Nobody has said what the shipping method “{method}” of {channel} means; {orders, plural, one {# order waits} other {# orders wait}}',
    { method: 'text', channel: 'text', orders: 'number' },
  ],
  'stock-differs': [
    '{channel} still shows other stock after it was sent again: {lines}',
    { channel: 'text', lines: 'items' },
  ],
  'cannot-be-decided': {
    bare: 'It cannot be allocated; the others went on without it',
    because: ['It cannot be allocated; the others went on without it ({why})', { why: 'text' }],
  },
  'work-stopped': {
    site: [
      '{site} is closed: {orders, plural, one {# released order waits} other {# released orders wait}} there',
      { site: 'text', orders: 'number' },
    ],
    siteUntil: [
      '{site} is closed until {until}: {orders, plural, one {# released order waits} other {# released orders wait}} there',
      { site: 'text', until: 'placeTime', orders: 'number' },
    ],
    carrier: [
      '{carrier} takes nothing: {orders, plural, one {# released order waits} other {# released orders wait}} for it',
      { carrier: 'text', orders: 'number' },
    ],
    carrierUntil: [
      '{carrier} takes nothing until {until}: {orders, plural, one {# released order waits} other {# released orders wait}} for it',
      { carrier: 'text', until: 'placeTime', orders: 'number' },
    ],
  },
  'carrier-suspended': {
    open: ['{carrier} is suspended', { carrier: 'text' }],
    until: ['{carrier} is suspended until {until}', { carrier: 'text', until: 'placeTime' }],
  },
  'carrier-delayed': [
    '{carrier} has not taken {orders, plural, one {# packed order} other {# packed orders}} at {site}, due to leave {days, plural, one {# day} other {# days}} ago',
    { carrier: 'text', site: 'text', orders: 'number', days: 'number' },
  ],
  'parcel-trouble': {
    lost: ['{carrier} has lost parcel {parcel}, since {since}', PARCEL],
    damaged: ['{carrier} has damaged parcel {parcel}, since {since}', PARCEL],
    back: ['{carrier} is returning parcel {parcel} to us, since {since}', PARCEL],
    waiting: ['Parcel {parcel} of {carrier} has been waiting at its pick-up point since {since}', PARCEL],
    late: [
      'Parcel {parcel} of {carrier} was promised for {promised} and has not arrived',
      { carrier: 'text', parcel: 'text', promised: 'day' },
    ],
  },
  'carrier-late': [
    '{parcels, number} parcels of {carrier} ({service}) are late, by up to {days, plural, one {# day} other {# days}}',
    { carrier: 'text', service: 'text', parcels: 'number', days: 'number' },
  ],
  'promise-at-risk': {
    days: ['Promised for {promised}, would arrive {expected}', { promised: 'day', expected: 'day' }],
    pickup: [
      'Must leave by {deadline}, would be collected at {at}',
      { deadline: 'placeTime', at: 'placeTime' },
    ],
  },
  'held-by-rule': {
    bare: ['Held by the rule “{rule}”', { rule: 'text' }],
    noted: ['Held by the rule “{rule}”: {note}', { rule: 'text', note: 'text' }],
  },
  'no-exchange-rate': [
    'No exchange rate from {currency} to {into}: what rules say of the order’s value was not checked',
    { currency: 'text', into: 'text' },
  ],
  'held-by-person': {
    bare: 'On hold',
    noted: ['On hold: {note}', { note: 'text' }],
  },
  'record-unreadable': {
    record: ['The stored record {table}/{key} cannot be read', { table: 'text', key: 'text' }],
    order: ['Order {reference} is kept, but cannot be read', { reference: 'text' }],
  },
  'label-failed': {
    only: ['The label was not printed: {why}', { why: 'message' }],
    ofSeveral: [
      'The label of parcel {number, number} of {of, number} was not printed: {why}',
      { number: 'number', of: 'number', why: 'message' },
    ],
  },
  'paper-failed': {
    'packing-slip': [
      'The packing slip of parcel {number, number} of {of, number} did not print, or may not have: {why}',
      PAPER,
    ],
    customs: [
      'The customs papers of parcel {number, number} of {of, number} did not print, or may not have: {why}',
      PAPER,
    ],
    'return-slip': [
      'The return slip of parcel {number, number} of {of, number} did not print, or may not have: {why}',
      PAPER,
    ],
  },
  'print-unknown': {
    only: 'The label may not have come out: somebody must look',
    ofSeveral: [
      'The label of parcel {number, number} of {of, number} may not have come out: somebody must look',
      { number: 'number', of: 'number' },
    ],
  },
  'outage-conflict': [
    'Done at {station} by {actor} while the hub was away ({at}): “{act}”. It does not count, because: {why}. What stands here counts; put right what is different on site',
    { station: 'text', actor: 'text', at: 'instant', act: 'message', why: 'message' },
  ],
  'sync-conflict': {
    pack: [
      '{channel} cannot be told of {what} of part of a pack: correct it there by hand',
      { channel: 'text', what: 'message' },
    ],
    said: ['{channel} says otherwise: {what}', { channel: 'text', what: 'text' }],
  },
  'payload-rejected': [
    'Order {order} of {channel} cannot be read: {why}',
    { order: 'text', channel: 'text', why: 'message' },
  ],
  'oversold-at-channel': [
    '{channel} sold more than it had been told there was: {lines}',
    { channel: 'text', lines: 'list' },
  ],
  'cancelled-after-shipped': ['Cancelled on {channel} after it had left', { channel: 'text' }],
  'cancelled-before-leaving': ['Cancelled on {channel}, and its parcel is still here', { channel: 'text' }],
  'held-by-channel': {
    open: ['{channel} holds it: {why}', { channel: 'text', why: 'message' }],
    until: [
      '{channel} holds it: {why}, until {until}',
      { channel: 'text', why: 'message', until: 'placeTime' },
    ],
  },
  'shipped-at-channel': [
    '{lines} shipped on {channel} by hand, and on the way out here as well',
    { channel: 'text', lines: 'list' },
  ],
  'back-at-channel': {
    cancelled: ['{channel} wants it again after it was cancelled', { channel: 'text' }],
    left: ['{channel} counts it as open again after it had left', { channel: 'text' }],
  },
  'cancel-requested': 'The buyer asks for it to be cancelled',
  'nameless-lines': [
    '{count, plural, one {# line has} other {# lines have}} no SKU: {lines}{more, select, yes { …} other {}}',
    { count: 'number', lines: 'list', more: MORE },
  ],
  'changed-after-release': [
    'Changed on {channel} after release: {fields}',
    { channel: 'text', fields: 'list' },
  ],
  'push-refused': ['{channel} refuses {what}: {why}', { channel: 'text', what: 'message', why: 'message' }],
  'message-unreadable': [
    '{channel} was not told of {what}: the message is kept, but cannot be read',
    { channel: 'text', what: 'message' },
  ],
  'return-requested': {
    bare: ['The customer wants to return {lines}', LINES],
    because: ['The customer wants to return {lines}: {why}', { lines: 'list', why: 'text' }],
    refunded: ['{channel} has refunded {lines} after they had left', { channel: 'text', lines: 'list' }],
  },
  'label-refused': ['{carrier} does not make its label: {why}', { carrier: 'text', why: 'message' }],
  'return-label': {
    refused: ['{carrier} does not make its return label: {why}', { carrier: 'text', why: 'message' }],
    inDoubt: [
      '{carrier} may have made its return label under the reference {reference}. Look for it in the account there. {why}',
      { carrier: 'text', reference: 'text', why: 'message' },
    ],
    notTakenBack: [
      'Its return label {number} is not needed, and {carrier} does not take it back: {why}',
      { number: 'text', carrier: 'text', why: 'message' },
    ],
  },
  'label-overdue': {
    ordered: [
      'It is packed and waits for its label from {carrier}, which prints by itself when it is there: {why}',
      { carrier: 'text', why: 'message' },
    ],
    owed: [
      'It is packed; {carrier} has made its label and has not sent it, which prints by itself when it is there: {why}',
      { carrier: 'text', why: 'message' },
    ],
  },
  'label-in-doubt': [
    '{carrier} may have made its label under the reference {reference}. Look for it in the account there. {why}',
    { carrier: 'text', reference: 'text', why: 'message' },
  ],
  'label-not-taken-back': [
    'Its label {number} is not needed, and {carrier} does not take it back: {why}',
    { number: 'text', carrier: 'text', why: 'message' },
  ],
  'carrier-auth': ['No labels from {account}: {why}', { account: 'text', why: 'message' }],
  'channel-auth': ['{channel} no longer accepts our credentials: {why}', { channel: 'text', why: 'message' }],

  // Parts of the sentences
  shortLine: [
    '{sku} ({found, number} of {wanted, number})',
    { sku: 'text', found: 'number', wanted: 'number' },
  ],
  stockLine: [
    '{sku} ({theirs, number} instead of {ours, number})',
    { sku: 'text', theirs: 'number', ours: 'number' },
  ],
  units: ['{quantity, number} × {what}', { quantity: 'number', what: 'text' }],
  /** With the channel's own word for it. */
  inItsWords: ['{said} ({word})', { said: 'message', word: 'text' }],
  place: ['{country} {postcode}', { country: 'text', postcode: 'text' }],
  placeApart: [
    '{country} {postcode}, {territory}',
    { country: 'text', postcode: 'text', territory: 'message' },
  ],
  oneParcel: {
    possible: [
      'one parcel from {site} would be {cost} and arrive {day}',
      { site: 'text', cost: 'money', day: 'day' },
    ],
    impossible: ['one parcel is impossible: {why}', { why: 'message' }],
    noStock: 'no site has all of it',
    noService: 'no service takes it whole',
  },
  /** Why a channel does not let an order go. */
  hold: {
    unpaid: 'not paid',
    'on-hold': 'on hold there',
    scheduled: 'for later',
    incident: 'an incident is open',
    fraud: 'checked for fraud',
    elsewhere: 'another app or location sees to it',
    'unknown-state': 'its state is unknown here',
  },
  /** What of an order may change at its channel. */
  field: {
    destination: 'the address',
    lines: 'the lines',
    serviceLevel: 'the service level',
    shipBy: 'when it must leave',
    deliverBy: 'when it must arrive',
    tags: 'the tags',
    customerTier: 'the customer tier',
    collection: 'whether it is collected, and where',
    requests: 'what the buyer asks for',
  },
  /** What was to be told to a channel. */
  told: {
    stock: 'a stock figure',
    fulfillment: 'a shipment',
    cancel: 'a cancellation',
    refund: 'a refund',
    'ready-to-collect': 'an order that is ready to collect',
    address: 'a corrected address',
    'return-label': 'a return label',
    point: 'the pick-up point of an order',
  },
} as const satisfies Definitions
