import type { Definitions } from '../definition.ts'

/** Why an order was decided as it was. */
export const orderWhy = {
  whyRules: ['Rules v{version, number}', { version: 'number' }],
  noRules: 'There are no rules yet.',
  noneMatched: 'No rule matched.',
  othersNot: [
    '{count, plural, one {# rule did not match} other {# rules did not match}}',
    { count: 'number' },
  ],
  yes: 'matched',
  no: 'did not match',
  skippedRule: 'not evaluated',
  noEffect: 'An earlier rule had already decided.',
  whySites: 'Sites',
  costParts: ['{shipping} shipping, {handling} handling', { shipping: 'text', handling: 'text' }],
  weighed: [
    'plus {weight} of goodwill cost (further parcels, scarce stock), counted in the choice but not paid',
    { weight: 'text' },
  ],
  whyServices: 'Services',
  fromSite: ['From {site}', { site: 'text' }],
  liveQuote: [
    '{carrier} {service} has no rate card: its price is a live quote of {at}.',
    { carrier: 'text', service: 'text', at: 'instant' },
  ],
  priceLacking: [
    '{carrier} {service} has no rate card and no live price for this weight and place yet: the carrier is asked, and the order is decided again when it answers.',
    { carrier: 'text', service: 'text' },
  ],
  notTaken: [
    '{carrier} {service} was no candidate. {why}',
    { carrier: 'text', service: 'text', why: 'message' },
  ],
  /** First of the reasons: what the buyer chose, and who says what that means. */
  byMethod: [
    'The buyer chose “{method}”: {target, select, standard {home delivery, standard} express {home delivery, express} relay {a pick-up point} other {collected in the shop}}, {by, select, lead {as {person} confirmed} order {as {person} decided for this order} name {as its name says} other {as it was when the order came in}}',
    {
      method: 'text',
      target: ['standard', 'express', 'relay', 'collect'],
      by: ['lead', 'order', 'name', 'before'],
      person: 'text',
    },
  ],
  leaves: [
    'Leaves {site} on {day}; the cut-off of the day of the decision was {cutoff}{reason, select, none {} capacity {. The site is full until then} cap {. The service takes no more until then} away {. The service takes nothing before} late {. It was decided after it} closed {. The site or the pick-up rests until then} rule {. A rule lets it leave no earlier} person {. Its first day was set by hand} other {}}',
    {
      site: 'text',
      day: 'day',
      cutoff: 'placeTime',
      reason: ['none', 'capacity', 'cap', 'away', 'late', 'closed', 'rule', 'person'],
    },
  ],
  chosen: 'chosen',
  whyPriority: ['Priority {score, number}', { score: 'number' }],
  noPriority: 'Nothing raises or lowers it.',
  /** What makes up the priority. */
  factor: {
    express: 'express',
    tier: 'customer tier',
    deadline: 'deadline',
    channel: 'channel',
    value: 'value',
    age: 'age',
    rule: 'rules',
    person: 'set by hand',
  },

  // The decision in sentences
  none: 'No site can ship this order.',
  noneCollected: 'The customer collects it, and no site can prepare it.',
  /** From where, for how much, until when. */
  ships: ['Ships from {how}.', { how: 'items' }],
  shipsWith: ['From {site} with {how}.', { site: 'text', how: 'items' }],
  names: ['{names}', { names: 'list' }],
  amount: ['{amount}', { amount: 'money' }],
  arrivesBy: ['arrives by {day}', { day: 'fullDay' }],
  collects: [
    'The customer collects it at {sites}, ready on {day}; no carrier takes it.',
    { sites: 'list', day: 'fullDay' },
  ],
  linesShared: [
    'Sites share a line: {why, select, stock {none has its whole quantity} time {whole, from one site, it would be late} service {no service takes it whole} other {}}.',
    { why: ['stock', 'time', 'service'] },
  ],
  siteRefused: ['{sites} {why}.', { sites: 'list', why: 'message' }],
  siteRefusedAt: ['{sites} {why} ({cost}).', { sites: 'list', why: 'message', cost: 'money' }],
  serviceRefused: ['Not {service} from {site}: {why}.', { service: 'text', site: 'text', why: 'items' }],
  sentence: ['{said}.', { said: 'opening' }],
  nextCheaper: [
    'The next best way would have cost {extra} less, but counts more (further parcels, scarce stock).',
    { extra: 'money' },
  ],
  nextDearer: ['The next best site would have cost {extra} more.', { extra: 'money' }],
  ruleApplied: ['The rule “{rule}” applied.', { rule: 'text' }],
  priority: ['Priority: {score, plural, one {# point} other {# points}}.', { score: 'number' }],
  priorityOf: [
    'Priority: {score, plural, one {# point} other {# points}} ({parts}).',
    { score: 'number', parts: 'items' },
  ],
  part: [
    '{factor} {sign, select, plus {+} other {}}{points, number}',
    { factor: 'message', sign: ['plus', 'none'], points: 'number' },
  ],
  ruleSet: ['Rule set {version, number}.', { version: 'number' }],
  proven: ['Proven best under these rules. Rule set {version, number}.', { version: 'number' }],
  searched: [
    'Large order: a good way was searched, not proven best. Rule set {version, number}.',
    { version: 'number' },
  ],
} as const satisfies Definitions
