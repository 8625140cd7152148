import type { Definitions } from '../definition.ts'

/** What happened to an order. */
export const timeline = {
  parcelFile: ['The file of parcel {parcel} was handed out, seal {seal}', { parcel: 'text', seal: 'text' }],
  claim: ['Claim for parcel {parcel}: {state}', { parcel: 'text', state: 'message' }],
  placed: ['Ordered on {channel}', { channel: 'text' }],
  steered: ['{what}, chosen by hand', { what: 'message' }],
  exchange: {
    now: ['Exchange: {goods} goes out as {order}', { goods: 'text', order: 'text' }],
    later: ['Exchange: {goods} goes out when the goods are back', { goods: 'text' }],
    none: 'No exchange any more',
    even: ['{what}, of the same value', { what: 'message' }],
    owed: ['{what}; {amount} goes back to the customer', { what: 'message', amount: 'money' }],
    due: ['{what}; the customer owes {amount}', { what: 'message', amount: 'money' }],
  },
  merged: ['Merged into one parcel: {orders}', { orders: 'text' }],
  unmerged: ['No longer in one parcel: {orders}', { orders: 'text' }],
  dates: {
    deliverBy: ['To be delivered by {by}, set by hand', { by: 'day' }],
    notBefore: ['Not to leave before {from}, set by hand', { from: 'day' }],
    both: ['Not to leave before {from}, to be delivered by {by}, set by hand', { from: 'day', by: 'day' }],
    none: 'No date set by hand any more',
  },
  lines: {
    cancelled: ['{units, number} × {sku} cancelled', { units: 'number', sku: 'text' }],
    removed: ['{units, number} × {sku} taken off again', { units: 'number', sku: 'text' }],
    added: ['{units, number} × {sku} added', { units: 'number', sku: 'text' }],
    instead: ['{units, number} × {sku} instead of {was}', { units: 'number', sku: 'text', was: 'text' }],
    priced: ['another price for {sku}', { sku: 'text' }],
    changed: ['{what}, by hand', { what: 'items' }],
    owed: ['{what}; {owed} owed to the buyer', { what: 'message', owed: 'money' }],
  },
  split: {
    done: ['Split by hand: {parts}', { parts: 'list' }],
    part: ['{units, plural, one {# unit} other {# units}} from {site}', { units: 'number', site: 'text' }],
  },
  parcels: {
    one: [
      '{weight}, {length, number} × {width, number} × {height, number} cm',
      { weight: 'weight', length: 'number', width: 'number', height: 'number' },
    ],
    done: ['Parcels by hand from {site}: {parcels}', { site: 'text', parcels: 'clauses' }],
    asCalculated: ['Parcels from {site} as calculated again', { site: 'text' }],
    dearer: ['{what}: {money} dearer', { what: 'message', money: 'money' }],
    cheaper: ['{what}: {money} cheaper', { what: 'message', money: 'money' }],
  },
  again: {
    goods: ['{units, number} × {sku}', { units: 'number', sku: 'text' }],
    done: ['Sent again as {order}: {goods}', { order: 'text', goods: 'list' }],
  },
  urgency: {
    urgent: 'Urgent: before all other orders, by hand',
    low: 'Can wait: after all other orders, by hand',
    normal: 'Normal priority again',
  },
  byRules: 'Ships by rules and rates again',
  because: ['{what}: “{why}”', { what: 'message', why: 'text' }],
  noted: ['Note: “{note}”', { note: 'text' }],
  tookBack: ['Taken back from a site that was away: “{note}”', { note: 'text' }],
  received: 'Received',
  corrected: 'Address corrected',
  correctedAndTold: ['Address corrected; {channel} is told', { channel: 'text' }],
  correctedNotTold: [
    'Address corrected; not told: {channel} does not take address changes',
    { channel: 'text' },
  ],
  addressTaken: ['{channel} took the corrected address', { channel: 'text' }],
  addressRefused: [
    '{channel} did not take the corrected address: {problem}',
    { channel: 'text', problem: 'message' },
  ],
  anewCheaper: [
    'Re-planned with other orders before release, {money} cheaper: {from} → {to}',
    { money: 'money', from: 'text', to: 'text' },
  ],
  anewForOthers: [
    'Re-planned with other orders before release, {money} dearer so that all together cost less: {from} → {to}',
    { money: 'money', from: 'text', to: 'text' },
  ],
  releasedUnasked: 'Released to picking by hand; the channel could not be checked first',
} as const satisfies Definitions
