import type { Definitions } from '../definition.ts'

export const filePreview = {
  rows: ['{rows, plural, one {# row} other {# rows}} can be taken.', { rows: 'number' }],
  problems: [
    '{count, plural, one {# row is wrong and is left out:} other {# rows are wrong and are left out:}}',
    { count: 'number' },
  ],
  more: ['and {count, number} more', { count: 'number' }],
  line: ['line {line, number}', { line: 'number' }],
  go: ['Import {rows, plural, one {# row} other {# rows}}', { rows: 'number' }],
  tooLong: 'The file is larger than 2 MB: cut it into several.',
  failed: 'The file could not be read. Nothing was changed; choose it again.',
  cancel: 'Cancel',
} as const satisfies Definitions
