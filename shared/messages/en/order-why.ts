import type { Definitions } from '../definition.ts'

/** Why an order was decided as it was. */
export const orderWhy = {
  whyRules: ['Rules v{version, number}', { version: 'number' }],
  noRules: 'No rule is set up.',
  noneMatched: 'No rule matched.',
  othersNot: [
    '{count, plural, one {# rule did not match} other {# rules did not match}}',
    { count: 'number' },
  ],
  yes: 'matched',
  no: 'did not match',
  skippedRule: 'not looked at',
  noEffect: 'An earlier rule had settled it.',
  whySites: 'Sites',
  costParts: ['{shipping} shipping, {handling} handling', { shipping: 'text', handling: 'text' }],
  weighed: ['{weight} more in the choice (further parcels, scarce stock), not paid', { weight: 'text' }],
  whyServices: 'Services',
  fromSite: ['From {site}', { site: 'text' }],
  chosen: 'chosen',
  whyPriority: ['Priority {score, number}', { score: 'number' }],
  noPriority: 'Nothing moves it up or down.',
} as const satisfies Definitions
