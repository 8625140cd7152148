import { expect, it } from 'vitest'
import { filterOf, tabOfStates, withFilter } from '../../../../renderer/features/orders/order-filter.ts'

it('keeps the filter in the address and reads it back', () => {
  const filter = {
    search: 'teapot',
    states: ['received', 'released'],
    channelId: 'site',
    siteId: 'LILLE',
    hold: 'unpaid',
    isMergeable: true,
  } as const
  const params = withFilter(new URLSearchParams('other=1'), filter)
  expect([params.toString(), filterOf(params)]).toEqual([
    'other=1&q=teapot&state=received&state=released&channel=site&site=LILLE&hold=unpaid&together=',
    filter,
  ])
})

it('leaves out states that do not exist', () => {
  expect(filterOf(new URLSearchParams('state=lost&state=packed')).states).toEqual(['packed'])
})

it.each([
  [[], 'all'],
  [['received'], 'waiting'],
  [['released'], 'released'],
  [['on-hold', 'backordered'], 'held'],
  [['packed', 'cancelled'], 'all'],
] as const)('states %j are under the tab %s', (states, wanted) => {
  expect(tabOfStates(states)).toBe(wanted)
})
