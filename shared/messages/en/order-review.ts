import type { Definitions } from '../definition.ts'

export const orderReview = {
  look: 'Look again together',
  title: 'All decided orders, looked at together',
  nothingDecided: 'No decided order waits for its release: there is nothing to look at.',
  nothingBetter: [
    '{looked, plural, one {# order looked at; it goes its best way.} other {# orders looked at together; moving none of them would save anything.}}',
    { looked: 'number' },
  ],
  better: [
    'Moving {changed, number} of {looked, plural, one {# order} other {# orders}} would save {money}.',
    { changed: 'number', looked: 'number', money: 'text' },
  ],
  noGap: 'No better plan exists.',
  gap: ['The plan is at most {percent} from the best there is.', { percent: 'text' }],
  promise: 'No order gets a later promise, none costs more in sum, and what is released stays where it is.',
  apply: 'Apply',
  leave: 'Leave',
  close: 'Close',
  applied: [
    '{changed, plural, one {# order moved} other {# orders moved}}, {money} saved',
    { changed: 'number', money: 'text' },
  ],
} as const satisfies Definitions
