import type { Definitions } from '../definition.ts'

const BY = { rules: 'list', count: 'number' } as const

/** What is wrong or worth knowing about a rule: what is so, and an order that shows it. */
export const ruleFindings = {
  neverTrue: 'No order can meet these conditions.',
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
  about: {
    'excluded-service': 'the service one of them wants is excluded by the other',
    'excluded-site': 'the site one of them wants is excluded by the other',
    'no-service-left': 'together they leave no service',
    'no-site-left': 'together they leave no site',
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
} as const satisfies Definitions
