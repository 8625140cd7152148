import { expect, it } from 'vitest'
import {
  queueFilter,
  queueTabs,
  tabOf,
  withTab,
} from '../../../../renderer/features/exceptions/queue-tabs.ts'
import { textsOf } from '../../../../shared/messages/say.ts'

it.each([
  [null, { view: 'open', group: null }],
  ['mine', { view: 'mine', group: null }],
  ['carrier', { view: 'open', group: 'carrier' }],
  ['<nonsense>', { view: 'open', group: null }],
] as const)('?view=%s asks for %j', (name, wanted) => {
  expect(queueFilter(tabOf(name))).toEqual(wanted)
})

it('shows groups that have something, and the one that is being looked at', () => {
  const counts = {
    views: { open: 5, mine: 1, unassigned: 4, 'due-soon': 2, snoozed: 0 },
    groups: { stock: 3, split: 0, carrier: 2, address: 0, hold: 0, print: 0, channel: 0, return: 0 },
  }
  const tabs = queueTabs(counts, 'address', textsOf('exceptionQueue', 'en'), textsOf('words', 'en').groups)
  expect(tabs.map(({ id, count }) => [id, count])).toEqual([
    ['open', 5],
    ['mine', 1],
    ['unassigned', 4],
    ['due-soon', 2],
    ['stock', 3],
    ['carrier', 2],
    ['address', 0],
    ['snoozed', 0],
    ['closed', null],
  ])
})

it('keeps the search when the tab changes', () => {
  const params = new URLSearchParams('q=martin&view=mine')
  expect([withTab(params, 'stock').toString(), withTab(params, 'open').toString()]).toEqual([
    'q=martin&view=stock',
    'q=martin',
  ])
})
