import type { Definitions } from '../definition.ts'

export const channelTakeOver = {
  takeOver: 'Take over',
  title: ['Take {name} over from {other}?', { name: 'text', other: 'text' }],
  text: [
    '{other} stops reading, sending and releasing within a minute and a half; then this program starts. Finish or cancel picking there first: here those orders would be packed a second time.',
    { other: 'text' },
  ],
  done: ['{name} taken over; work starts here in a minute and a half', { name: 'text' }],
} as const satisfies Definitions
