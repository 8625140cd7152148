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
  /** First of the reasons: what the buyer chose, and who says what that means. */
  byMethod: [
    'The buyer chose “{method}”: {target, select, standard {home delivery, standard} express {home delivery, express} relay {a pick-up point} other {collected in the shop}}, {by, select, lead {as {person} confirmed} name {as its name says} other {as it was when the order came in}}',
    {
      method: 'text',
      target: ['standard', 'express', 'relay', 'collect'],
      by: ['lead', 'name', 'before'],
      person: 'text',
    },
  ],
  leaves: [
    'Leaves {site} on {day}; the cut-off of the day of the decision was {cutoff}{reason, select, none {} capacity {. The site is full until then} cap {. The service takes no more until then} away {. The service takes nothing before} late {. It was decided after it} closed {. The site or the pick-up rests until then} other {}}',
    {
      site: 'text',
      day: 'day',
      cutoff: 'instant',
      reason: ['none', 'capacity', 'cap', 'away', 'late', 'closed'],
    },
  ],
  chosen: 'chosen',
  whyPriority: ['Priority {score, number}', { score: 'number' }],
  noPriority: 'Nothing raises or lowers it.',
} as const satisfies Definitions
