import type { Definitions } from '../definition.ts'

export const orderReview = {
  look: 'Re-optimise all',
  title: 'Re-optimise all allocated orders',
  nothingDecided: 'No allocated order is waiting for release: there is nothing to optimise.',
  nothingBetter: [
    '{looked, plural, one {# order compared; it already ships the best way.} other {# orders compared; moving any of them would save nothing.}}',
    { looked: 'number' },
  ],
  better: [
    'Moving {changed, number} of {looked, plural, one {# order} other {# orders}} would save {money}.',
    { changed: 'number', looked: 'number', money: 'text' },
  ],
  noGap: 'No better plan exists.',
  gap: ['The plan is within {percent} of the best possible.', { percent: 'text' }],
  promise: 'No promise gets later, the total cost never rises, and released orders stay where they are.',
  apply: 'Apply',
  leave: 'Keep as is',
  applied: [
    '{changed, plural, one {# order moved} other {# orders moved}}, {money} saved',
    { changed: 'number', money: 'text' },
  ],
} as const satisfies Definitions
