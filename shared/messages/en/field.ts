import type { Definitions } from '../definition.ts'

export const field = {
  notNumber: 'Enter a number.',
  atLeast: ['At least {least}.', { least: 'text' }],
  between: ['Between {least, number} and {most, number}.', { least: 'number', most: 'number' }],
} as const satisfies Definitions
