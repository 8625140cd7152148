import type { Definitions } from '../definition.ts'

export const dataTable = {
  arrived: ['{count, number} new', { count: 'number' }],
  left: ['{count, number} no longer here', { count: 'number' }],
  unreadable: [
    '{count, plural, one {# row cannot be read: see the exceptions} other {# rows cannot be read: see the exceptions}}',
    { count: 'number' },
  ],
  missing: 'Cannot be read',
  group: 'List',
  next: 'Next row',
  previous: 'Previous row',
  first: 'First row',
  last: 'Last row',
  open: 'Open',
  select: 'Select',
  extend: 'Select several',
  adopt: 'Show new rows',
} as const satisfies Definitions
