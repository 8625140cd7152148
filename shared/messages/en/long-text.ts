import type { Definitions } from '../definition.ts'

export const longText = {
  whole: ['Show all {letters} characters', { letters: 'text' }],
  less: 'Show less',
} as const satisfies Definitions
