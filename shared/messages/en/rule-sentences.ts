import type { Definitions } from '../definition.ts'

/** A rule as a sentence, and what was found when it did not match. */
export const ruleSentences = {
  when: ['If {conditions}, then {actions}.', { conditions: 'message', actions: 'list' }],
  whenWithin: [
    '{bounds}: if {conditions}, then {actions}.',
    { bounds: 'opening', conditions: 'message', actions: 'list' },
  ],
  always: ['For every order, {actions}.', { actions: 'list' }],
  alwaysWithin: ['{bounds}: for every order, {actions}.', { bounds: 'opening', actions: 'list' }],
  stopping: ['{sentence} No later rule of this stage is looked at.', { sentence: 'message' }],

  all: ['{parts}', { parts: 'list' }],
  any: ['{parts}', { parts: 'alternatives' }],
  none: ['none of this holds: {parts}', { parts: 'alternatives' }],
  inBrackets: ['({part})', { part: 'message' }],

  /** It has no action yet. */
  nothing: 'nothing is done yet',
  /** Its comparison is not chosen yet. */
  unfinished: ['{field} …', { field: 'message' }],

  bounds: ['{bounds}', { bounds: 'items' }],
  from: ['from {day}', { day: 'date' }],
  fromTime: ['from {moment}', { moment: 'moment' }],
  until: ['until {moment}', { moment: 'moment' }],
  untilEndOf: ['to the end of {day}', { day: 'date' }],
  onDays: ['on {days}', { days: 'list' }],
  aDay: ['{day}', { day: 'value' }],
  hours: ['from {from} to {until}', { from: 'value', until: 'value' }],

  share: ['{percent, number} % {site}', { percent: 'number', site: 'text' }],
  quoted: ['“{text}”', { text: 'text' }],
  country: ['{code}', { code: 'country' }],
  flag: {
    fragile: 'fragile',
    hazmat: 'hazardous',
    oversize: 'oversize',
    cold: 'to be kept cold',
    'high-value': 'of high value',
  },
  delivery: {
    home: 'to the home',
    relay: 'to a pick-up point',
    collect: 'in the shop',
  },
  serviceLevel: {
    standard: 'standard',
    express: 'express',
    relay: 'pick-up point',
  },

  // What was found
  compared: [
    '{field}: {found} {sign} {asked}',
    { field: 'message', found: 'value', sign: 'text', asked: 'value' },
  ],
  isFalse: [
    '{field}: {found} (false: {condition})',
    { field: 'message', found: 'value', condition: 'message' },
  ],
  isTrue: [
    '{field}: {found} (true: {condition})',
    { field: 'message', found: 'value', condition: 'message' },
  ],
  notKnown: 'not known',
  noValue: 'none',
  yes: 'yes',
  no: 'no',
  between: ['between {from} and {to}', { from: 'value', to: 'value' }],
  atMost: ['≤ {value}', { value: 'value' }],
  atLeast: ['≥ {value}', { value: 'value' }],
  values: ['{values}', { values: 'list' }],
  alternatives: ['{values}', { values: 'alternatives' }],
  skipped: {
    disabled: 'The rule is switched off.',
    quarantined: 'The rule is invalid and was set aside.',
    'not-valid-now': 'The rule was not in force at that time.',
    'stage-stopped': 'An earlier rule stopped the stage.',
    'not-reached': 'The order was decided before this stage.',
  },
} as const satisfies Definitions
