import type { Definitions } from '../definition.ts'

export const dataTable = {
  arrived: ['{count, number} new', { count: 'number' }],
  left: ['{count, number} no longer here', { count: 'number' }],
  unreadable: [
    '{count, plural, one {# row cannot be read: the exceptions offer a way out} other {# rows cannot be read: the exceptions offer a way out}}',
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
  adopt: 'Show what is new',
} as const satisfies Definitions
