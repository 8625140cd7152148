import type { Definitions } from '../definition.ts'

export const csvImport = {
  drop: 'Drop sites.csv, products.csv, stock.csv, services.csv, rates.csv and orders.csv here',
  choose: 'Choose files',
  checking: 'Checking the files …',
  hint: 'Nothing is saved until you have reviewed the contents.',
  notTaken: ['Rejected: {why}', { why: 'text' }],
  noRoom: {
    full: 'the disk of the data folder is full or write-protected. Nothing of the file was kept; free some space and choose it again',
    'too-large': 'a file may have at most 256 MB',
  },
  otherFiles: 'Other files',
  importAll: ['{rows, plural, one {Import # row} other {Import # rows}}', { rows: 'number' }],
  importWithout: [
    '{bad, plural, one {Import without the row in error} other {Import without the # rows in error}}',
    { bad: 'number' },
  ],
  imported: 'Imported. Orders are being allocated.',
  unknownFile: 'Unknown file',
  rowsGood: ['{rows, plural, one {# row} other {# rows}}', { rows: 'number' }],
  rowsBad: [
    '{rows, plural, one {# row} other {# rows}}, {bad, number} in error',
    { rows: 'number', bad: 'number' },
  ],
  lookAt: 'Look at this first',
  timeZone: 'Times without a zone are those of',
  dateOrder: 'Dates such as 3/4/2026',
  dateOrders: { ask: 'Choose', 'day-first': '3 April: day first', 'month-first': '4 March: month first' },
  repeatedLines: 'Lines that are in the file twice',
  repeatedChoices: { ask: 'Choose', once: 'Count once', each: 'Count each time' },
  file: 'File',
  line: 'Line',
  column: 'Column',
  found: 'Found',
  expected: 'Expected',
  more: ['and {count, number} more', { count: 'number' }],
} as const satisfies Definitions
