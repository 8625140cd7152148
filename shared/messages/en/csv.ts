import type { Definitions } from '../definition.ts'

/** What files say that cannot be used, or should be looked at. */
export const csv = {
  inFile: ['{file}', { file: 'text' }],
  inLine: ['{file}, line {line}', { file: 'text', line: 'text' }],
  inColumn: ['{file}, column {column}', { file: 'text', column: 'text' }],
  inCell: ['{file}, line {line}, column {column}', { file: 'text', line: 'text', column: 'text' }],
  expected: ['{place}: expected {expected}', { place: 'message', expected: 'message' }],
  found: [
    '{place}: found “{value}”, expected {expected}',
    { place: 'message', value: 'text', expected: 'message' },
  ],
  foundNothing: ['{place}: found nothing, expected {expected}', { place: 'message', expected: 'message' }],
  said: ['{file}: {what}', { file: 'text', what: 'message' }],
  /** Of a file that a person uploaded alone: column and value. */
  valueExpected: ['{where}: expected {expected}', { where: 'text', expected: 'message' }],
  wholeExpected: ['expected {expected}', { expected: 'message' }],

  // What a value or a file should have been
  orNothing: ['{what}, or nothing', { what: 'message' }],
  code: 'a code of letters, digits and - _ . : (at most 64)',
  sku: 'a SKU of at most 80 characters',
  skuShortened: [
    'the SKU itself: a spreadsheet has shortened it, so the digits are lost. Format the column as text and export again{fit, plural, =0 {} other {. Did you mean {skus}?}}',
    { fit: 'number', skus: 'text' },
  ],
  text: ['a text of at most {max} characters', { max: 'text' }],
  textFrom: ['a text of {min} to {max} characters', { min: 'text', max: 'text' }],
  country: 'a country: its code of two letters such as FR, or its name',
  currency: 'a currency code of three letters, such as EUR',
  hsCode: 'a customs tariff number of 6 to 10 digits',
  dangerousGoods: 'a class of dangerous goods from 1 to 9',
  timeZone: 'an IANA time zone such as Europe/Paris',
  wholeNumber: [
    'a whole number of {unit, select, units {units} orders {orders a day} parcels {parcels a day} grams {grams} millimetres {millimetres} cents {cents} days {delivery days} divisor {cm3 per kg} other {units}}, {min, number} to {max, number}',
    {
      unit: ['units', 'orders', 'parcels', 'grams', 'millimetres', 'cents', 'days', 'divisor'],
      min: 'number',
      max: 'number',
    },
  ],
  wholeUnits: 'a whole number of units: a part of a unit cannot be picked',
  wholeCents: ['whole cents: an amount with decimals goes into a column {column}', { column: 'text' }],
  wholeGrams: [
    'grams of 1 or more, or 0: if these are kilograms, call the column {column}',
    { column: 'text' },
  ],
  clearNumber: [
    'a number that can be read in one way only: this is {whole} or {decimal}. Write it without a separator of thousands',
    { whole: 'text', decimal: 'text' },
  ],
  amount: 'an amount such as 12.90 or 12,90',
  kilograms: 'a weight in kilograms such as 0.35, of 1 g or more',
  latitude: 'a latitude from -90 to 90',
  longitude: 'a longitude from -180 to 180',
  timeOfDay: 'a time of day as HH:MM',
  cutoffByDay: 'cut-offs of single days, such as Fri 12:00|Sat 10:00',
  weekdays: 'days such as Mon-Fri or Mon|Wed|Sat',
  instant: 'a date and time, such as 2026-11-23T09:30:00+01:00 or 23/11/2026 09:30',
  instantWithOffset: 'an instant with its offset, such as 2026-11-23T09:30:00+01:00',
  dateOrder:
    'dates that can be read in one way only: nothing in the file says whether the day or the month comes first',
  dateOrderBoth: 'dates of one form: some have the day first, others the month',
  date: 'a date as YYYY-MM-DD',
  oneOf: ['{choices}', { choices: 'text' }],
  flags: ['flags joined by |: {choices}', { choices: 'text' }],
  skus: 'at most 20 SKUs, joined by |',
  tags: 'at most 60 tags of at most 60 characters, joined by |',
  postcode: 'a postcode of at most 12 characters',
  siteOrAll: 'a site, or * for all',
  rate: 'what one unit of the base buys, such as 11.0534 (at most nine decimals)',
  otherCurrency: 'another currency than the base',
  yesOrNo: 'yes, no, or nothing',
  thisChannel: ['{channel}, the channel of this folder, or nothing', { channel: 'text' }],
  knownSite: 'a site of sites.csv',
  knownService: 'a carrier and service of services.csv',
  knownChannel: 'a channel of this workspace',
  knownProduct: 'a product of this workspace',
  coordinates: [
    'coordinates, as {country} {postcode} is not in the table of places',
    { country: 'text', postcode: 'text' },
  ],
  firstOnLine: ['no repeat: it is on line {line} already', { line: 'text' }],
  repeatedLine: [
    'no repeat: the same line of the same order is on line {line} already. A file exported twice doubles its orders; if both are meant, add their quantities',
    { line: 'text' },
  ],
  linesPerOrder: ['at most {max, number} lines an order', { max: 'number' }],
  sameAsFirst: ['the same {column} as on line {line} of the order', { column: 'text', line: 'text' }],
  missingColumn: ['the column {column} in the header row', { column: 'text' }],
  missingEither: ['one of the columns {columns} in the header row', { columns: 'text' }],
  nearColumn: [
    'the name {column}, if this is that column: a file is not read without it by mistake. Rename it, or give it a name that is not like ours',
    { column: 'text' },
  ],
  priceWithoutTax: ['prices with tax, in a column {column}: this one says without', { column: 'text' }],
  columnOnce: 'each column once',
  fieldCount: [
    '{width, number} fields as in the header row, not {count, number}',
    { width: 'number', count: 'number' },
  ],
  lostCharacter: 'text without lost characters: this file was saved in an encoding that lacks one of them',
  brokenQuotes:
    'quotes as in RFC 4180: a field that begins with " ends with one, and a " within it is doubled; nothing of the file is used',
  headerRow: 'a header row with the names of the columns',
  headerRowWith: ['a header row with {columns}', { columns: 'text' }],
  json: ['JSON ({why})', { why: 'text' }],
  jsonOrders: 'JSON: an order, or a list of orders',
  jsonLines: 'an order with a list of lines, each with sku and quantity',
  orderOnce: 'each order once a file',
  policy: ['an object with any of {names}', { names: 'text' }],
  numberFrom: ['a whole number from {min} to {max}', { min: 'text', max: 'text' }],
  centsFrom0: 'whole cents, 0 or more',
  ruleSet: 'a rule set as the rule editor exports it',
  oneFileOfKind: ['one file of its kind; {other} is read already', { other: 'text' }],
  fileIn: ['this file in {folder}', { folder: 'text' }],
  fileStillHere: 'a file that is still here: choose it again',
  ordersNot: ['orders, not {kind}; import that file in the window', { kind: 'text' }],

  // What was noted while reading
  readAs: ['read as {encoding}', { encoding: 'text' }],
  localTimes: [
    '{count, plural, one {# date} other {# dates}} without a time zone, read as {timeZone}',
    { count: 'number', timeZone: 'text' },
  ],
  unusedColumn: ['column {column} is not used', { column: 'text' }],
  unnamedColumn: ['column {number} has no name and is not used', { number: 'text' }],
  unknownSkus: [
    '{rows, plural, one {# row names} other {# rows name}} a SKU that products.csv lacks, left aside ({example})',
    { rows: 'number', example: 'text' },
  ],
  quarantinedRule: ['the rule “{name}” is not used: {why}', { name: 'text', why: 'message' }],
  roundedGrams: [
    '{count, plural, one {# weight has} other {# weights have}} a part of a gram, rounded up',
    { count: 'number' },
  ],

  // What a person should look at before anything is decided
  tooManyRows: ['at most {most, number} rows: split the file', { most: 'number' }],
  noRows: 'there is a header row and nothing below it',
  noPriceColumn: [
    'there is no column {column}: every line counts as 0, for rules on the value of an order and for customs',
    { column: 'text' },
  ],
  postcodesRead: [
    '{count, plural, one {# postcode was} other {# postcodes were}} repaired: {examples}',
    { count: 'number', examples: 'clauses' },
  ],
  postcodeRead: [
    'line {line}: “{given}” read as {postcode}',
    { line: 'text', given: 'text', postcode: 'text' },
  ],
  morePostcodes: ['{count, number} more', { count: 'number' }],
  noPostcodeColumn:
    'there is no column postcode: no order can be priced by region, and none has a deliverable address',
  countryUnsaid: [
    '{count, plural, one {# order does} other {# orders do}} not say a country that we know ({example}): each waits for you to say it, with a proposal where its postcode and town leave one',
    { count: 'number', example: 'text' },
  ],
  noCurrencyColumn: ['there is no column currency: amounts are read as {currency}', { currency: 'text' }],
  noRate: [
    '{count, plural, one {# order is} other {# orders are}} in {currencies}, for which there is no exchange rate to {own} ({example})',
    { count: 'number', currencies: 'text', own: 'text', example: 'text' },
  ],
  placedAhead: [
    '{count, plural, one {# order is} other {# orders are}} dated more than a month ahead ({example}: {day})',
    { count: 'number', example: 'text', day: 'date' },
  ],
  placedLongAgo: [
    '{count, plural, one {# order is} other {# orders are}} dated more than a year ago ({example}: {day})',
    { count: 'number', example: 'text', day: 'date' },
  ],
  skuMeant: [
    '{count, plural, one {# line names} other {# lines name}} a SKU that is known in another form: {example}, did you mean {meant}?',
    { count: 'number', example: 'text', meant: 'text' },
  ],
  weightless: [
    '{count, plural, one {# product weighs} other {# products weigh}} 0 g ({example}): its parcels are priced as if there was nothing in them',
    { count: 'number', example: 'text' },
  ],
  repeatedLines: [
    '{count, plural, one {# line is} other {# lines are}} in the file twice, and read {how, select, once {once} each {each time} other {}} ({example})',
    { count: 'number', how: ['once', 'each'], example: 'text' },
  ],
  alreadyHere: [
    '{count, plural, one {# order is} other {# orders are}} here already, brought by {channel} ({example}): {how, select, import {imported as well, they ship twice} other {left out}}',
    { count: 'number', channel: 'text', example: 'text', how: ['leave-out', 'import'] },
  ],
  shopConnected: [
    '{channel} is connected and brings its orders by itself: what it has not brought yet would come twice, once from this file and once from the shop',
    { channel: 'text' },
  ],
  readBefore: ['the same file was imported on {at}', { at: 'instant' }],
  picturesMissing: [
    '{count, plural, one {# picture is} other {# pictures are}} not among the files: {names}. Choose them together with the table, or write web addresses.',
    { count: 'number', names: 'text' },
  ],
  picturesUnusable: [
    '{count, plural, one {# picture cannot} other {# pictures cannot}} be used: {names}. A picture is a PNG, JPEG or WebP of at most 200 kB and 1,000 pixels.',
    { count: 'number', names: 'text' },
  ],
} as const satisfies Definitions
