import type { Definitions } from '../definition.ts'

/** What is wrong with a value that was read, as 'lines.0.sku: a SKU'. */
export const values = {
  fault: ['{path}: {what}', { path: 'text', what: 'message' }],
  faultOfAll: ['the whole: {what}', { what: 'message' }],
  more: ['and {count, number} more', { count: 'number' }],
  missing: 'it is missing',
  wrongType: ['{expected} expected, {found} found', { expected: 'message', found: 'message' }],
  type: [
    '{type, select, string {text} number {a number} int {a whole number} boolean {yes or no} array {a list} object {a group of fields} null {nothing} undefined {nothing} other {another kind of value}}',
    { type: ['string', 'number', 'int', 'boolean', 'array', 'object', 'null', 'undefined', 'other'] },
  ],
  atLeast: [
    '{least, number} or more{of, select, string { characters} array { entries} other {}}',
    { least: 'number', of: ['string', 'array', 'other'] },
  ],
  atMost: [
    'at most {most, number}{of, select, string { characters} array { entries} other {}}',
    { most: 'number', of: ['string', 'array', 'other'] },
  ],
  oneOf: ['one of {choices}', { choices: 'text' }],
  form: ['text of the form {form}', { form: 'text' }],
  unreadable: 'it cannot be read',

  // What schemas say that they expect
  sku: 'a SKU',
  skuLength: 'a SKU of at most 80 characters',
  code: 'a code of letters, digits, - _ . : (at most 64)',
  country: 'a country code of two capital letters (ISO 3166)',
  currency: 'a currency code of three capital letters (ISO 4217)',
  cents: 'a whole number of cents',
  nonNegativeCents: 'a whole number of cents, 0 or more',
  wholeGrams: 'a whole number of grams',
  grams: 'grams, 0 or more',
  wholeMillimetres: 'a whole number of millimetres',
  millimetres: 'millimetres, 0 or more',
  wholeNumber: 'a whole number',
  quantity: 'a quantity of 1 or more',
  count: 'a count of 0 or more',
  instant: 'an instant in milliseconds',
  localDate: 'a date as YYYY-MM-DD',
  uuid: 'an id (UUID)',
  timeZone: 'an IANA time zone such as Europe/Paris',
  amount: 'an amount such as 12.90',
  eori: 'an EORI number such as FR12345678901234',
  ioss: 'an IOSS number such as IM2500000001',
  voec: 'a VOEC number of 7 digits',
  ukims: 'a UKIMS number that begins with XIUKIM',
  hsCode: 'a customs tariff number of 6 to 10 digits, such as 691200',
  utcTime: 'a time such as 2026-11-23T08:00:00Z',
  isoTime: 'a time such as 2026-11-23T08:00:00',
  wallTime: 'a time such as 2026-11-23 08:00:00',
} as const satisfies Definitions
