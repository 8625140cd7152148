import type { Definitions } from '../definition.ts'

export const filePreview = {
  rows: ['{rows, plural, one {# row} other {# rows}} can be imported.', { rows: 'number' }],
  problems: [
    '{count, plural, one {# row has errors and is skipped:} other {# rows have errors and are skipped:}}',
    { count: 'number' },
  ],
  more: ['and {count, number} more', { count: 'number' }],
  line: ['line {line, number}', { line: 'number' }],
  go: ['Import {rows, plural, one {# row} other {# rows}}', { rows: 'number' }],
  tooLong: 'The file is larger than 2 MB: split it into several.',
  failed: 'The file could not be read. Nothing was changed; choose it again.',
} as const satisfies Definitions
