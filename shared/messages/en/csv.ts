import type { Definitions } from '../definition.ts'

/** What keeps a row of a file from being used. */
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
  brokenQuotes:
    'quotes as in RFC 4180: a field that begins with " ends with one, and a " within it is doubled; nothing of the file is used',
  headerRow: 'a header row with the names of the columns',
  readAs: ['read as {encoding}', { encoding: 'text' }],
} as const satisfies Definitions
