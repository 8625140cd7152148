import type { Definitions } from '../definition.ts'

export const channelTakeOver = {
  takeOver: 'Take over',
  title: ['Take {name} over from {other}?', { name: 'text', other: 'text' }],
  text: [
    '{other} stops reading, sending and releasing within a minute and a half; then this program begins. What is in picking there must be finished or taken back there: here it would be packed a second time.',
    { other: 'text' },
  ],
  done: ['{name} is taken over; work begins here in a minute and a half', { name: 'text' }],
  cancel: 'Cancel',
} as const satisfies Definitions
