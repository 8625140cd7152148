import { describe, expect, it } from 'vitest'
import { availableToPromise } from '../../../shared/domain/stock.ts'

const level = (siteId: string, onHand: number, reserved = 0, safety = 0) => ({
  siteId,
  sku: 'A',
  onHand,
  reserved,
  safety,
})
const reserve = (channelId: string, siteId: string | null, quantity: number) => ({
  channelId,
  siteId,
  sku: 'A',
  quantity,
})

describe('available to promise', () => {
  const cases = [
    {
      name: 'what is free over all sites',
      levels: [level('L', 5, 2), level('M', 3, 0, 1)],
      reserves: [],
      want: 5,
    },
    {
      name: 'an oversold site takes nothing from another',
      levels: [level('L', 1, 4), level('M', 3)],
      reserves: [],
      want: 3,
    },
    {
      name: 'less what another channel has kept at a site',
      levels: [level('L', 5), level('M', 3)],
      reserves: [reserve('pro', 'L', 4)],
      want: 4,
    },
    {
      name: 'never more kept than the site has',
      levels: [level('L', 2), level('M', 3)],
      reserves: [reserve('pro', 'L', 9)],
      want: 3,
    },
    {
      name: 'less what another channel has kept over all',
      levels: [level('L', 2), level('M', 3)],
      reserves: [reserve('pro', null, 4)],
      want: 1,
    },
    {
      name: 'its own reserve stays its own',
      levels: [level('L', 5)],
      reserves: [reserve('shop', 'L', 4), reserve('shop', null, 1)],
      want: 5,
    },
    { name: 'never negative', levels: [level('L', 1)], reserves: [reserve('pro', null, 9)], want: 0 },
    { name: 'nothing without levels', levels: [], reserves: [reserve('pro', null, 9)], want: 0 },
  ]
  it.each(cases)('$name', ({ levels, reserves, want }) => {
    expect(availableToPromise(levels, reserves, 'shop')).toBe(want)
  })
})
