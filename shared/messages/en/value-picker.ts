import type { Definitions } from '../definition.ts'

export const valuePicker = {
  search: 'Search …',
  more: 'Add …',
  none: 'Nothing found',
  take: ['Use “{value}”', { value: 'text' }],
  remove: ['Remove {value}', { value: 'text' }],
} as const satisfies Definitions
