import type { Definitions } from '../definition.ts'

export const csvImport = {
  drop: 'Drop sites.csv, products.csv, stock.csv, services.csv, rates.csv and orders.csv here',
  choose: 'Choose files',
  checking: 'Checking the files …',
  hint: 'Nothing is written before you have seen what is in them.',
  notTaken: ['Not taken: {why}', { why: 'text' }],
  noRoom: {
    full: 'the disk of the data folder is full, or cannot be written. Nothing was kept of the file; make room and choose it again',
    'too-large': 'a file may have at most 256 MB',
  },
  otherFiles: 'Other files',
  importAll: ['{rows, plural, one {Import # row} other {Import # rows}}', { rows: 'number' }],
  importWithout: [
    '{bad, plural, one {Import without the bad row} other {Import without the # bad rows}}',
    { bad: 'number' },
  ],
  imported: 'Imported. Orders are being decided.',
  unknownFile: 'Not a file we know',
  rowsGood: ['{rows, plural, one {# row} other {# rows}}', { rows: 'number' }],
  rowsBad: [
    '{rows, plural, one {# row} other {# rows}}, {bad, number} bad',
    { rows: 'number', bad: 'number' },
  ],
  ignored: ['Ignored: {columns}', { columns: 'text' }],
  file: 'File',
  line: 'Line',
  column: 'Column',
  found: 'Found',
  expected: 'Expected',
  more: ['and {count, number} more', { count: 'number' }],
} as const satisfies Definitions
