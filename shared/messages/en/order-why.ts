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
  chosen: 'chosen',
  whyPriority: ['Priority {score, number}', { score: 'number' }],
  noPriority: 'Nothing raises or lowers it.',
} as const satisfies Definitions
