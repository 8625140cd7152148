import type { Definitions } from '../definition.ts'

const BY = { rules: 'list', count: 'number' } as const

/** What is wrong or worth knowing about a rule: what is so, and an order that shows it. */
export const ruleFindings = {
  neverTrue: 'No order can meet these conditions.',
  duplicate: ['The same as {rule}: same orders, same actions.', { rule: 'message' }],
  holdsEveryOrder: 'It holds every order: no condition lets one through.',
  neverReached: ['Never reached: {rules} {count, plural, one {stops} other {stop}} the stage before it.', BY],
  shadowed: [
    'Without effect: {rules} already {count, plural, one {decides} other {decide}} for all these orders.',
    BY,
  ],
  contradictsItself: ['This rule contradicts itself: {about}.', { about: 'message' }],
  contradicts: [
    'Contradicts {rule}: {about}. {example}',
    { rule: 'message', about: 'message', example: 'message' },
  ],
  orderDecides: [
    'The order decides: {rule} goes first for “{action}” when both match. {example}',
    { rule: 'message', action: 'message', example: 'message' },
  ],
  unknownCosts: [
    'False for every order with a product that has no cost: {count, number} of {all, number} products ({share}) have none. Products get theirs by the column “cost” of products.csv.',
    { count: 'number', all: 'number', share: 'value' },
  ],
  about: {
    'excluded-service': 'the service one of them wants is excluded by the other',
    'excluded-site': 'the site one of them wants is excluded by the other',
    'no-service-left': 'together they leave no service',
    'no-site-left': 'together they leave no site',
    'no-day-left': 'together they leave no day of the week to ship on',
  },
  /** A problem and its remedy. */
  problem: ['{what} {remedy}', { what: 'message', remedy: 'message' }],
  next: ['{before} {item}', { before: 'message', item: 'message' }],
  ruleNamed: ['rule “{name}”', { name: 'text' }],
  ruleNumbered: ['rule {position, number}', { position: 'number' }],
  everyOrder: 'Every order shows it.',
  example: ['Example of an order: {values}.', { values: 'items' }],
  exampleValue: ['{field} = {value}', { field: 'message', value: 'value' }],
  another: 'another',
  /** On a badge beside the rule. */
  mark: {
    invalid: 'Cannot work',
    neverTrue: 'Never true',
    neverReached: ['Never reached after {rules}', { rules: 'list' }],
    shadowed: ['Without effect after {rules}', { rules: 'list' }],
    duplicate: ['Same as {rule}', { rule: 'message' }],
    holdsEveryOrder: 'Holds every order',
    contradictsItself: 'Contradicts itself',
    contradicts: ['Contradicts {rule}', { rule: 'message' }],
    orderDecides: ['After {rule}', { rule: 'message' }],
    unknownCosts: ['{share} of products have no cost', { share: 'value' }],
  },
  /** Where in the rule. */
  place: {
    rule: 'in the rule',
    condition: ['condition {number}', { number: 'text' }],
    conditions: 'in its conditions',
    action: ['action {number}', { number: 'text' }],
    actions: 'in its actions',
    validity: 'in its dates and hours',
  },
  /** In the list of what keeps rules from being published. */
  inRule: ['{rule}, {place}: {what}', { rule: 'opening', place: 'message', what: 'message' }],
} as const satisfies Definitions
