import { describe, expect, it } from 'vitest'
import { unitsAtPlaces } from '../../../main/app/mapping/place-units.ts'

const PLACES = [
  { locationId: 'north', name: 'North', siteIds: ['LILLE'] },
  { locationId: 'south', name: 'South', siteIds: ['LYON', 'MADRID'] },
  { locationId: 'empty', name: 'Empty', siteIds: [] },
]
const UNITS = new Map([
  ['LILLE', 10],
  ['LYON', 4],
  ['MADRID', 3],
  ['PARIS', 2],
])

function shared(parts: { total: number; units?: number; placed?: typeof PLACES }) {
  const { total, units = 1, placed = PLACES } = parts
  const shares = unitsAtPlaces({
    placed,
    siteIds: [...UNITS.keys()],
    unitsAt: (siteId) => UNITS.get(siteId) ?? 0,
    total,
    units,
  })
  return shares && Object.fromEntries(shares.map((share) => [share.locationId ?? 'home', share.available]))
}

describe('stock over the locations of a channel', () => {
  it.each([
    { name: 'is what the sites behind them have', total: 19, want: { north: 10, south: 7, home: 2 } },
    { name: 'keeps back from the fullest', total: 14, want: { north: 6, south: 6, home: 2 } },
    { name: 'is nothing when nothing may be sold', total: 0, want: { north: 0, south: 0, home: 0 } },
    {
      name: 'is in whole packs, the rest where most lies',
      total: 19,
      units: 6,
      want: { north: 2, south: 1, home: 0 },
    },
    { name: 'is at home when no location stands for a site', total: 5, placed: [], want: null },
  ])('$name', ({ want, ...parts }) => {
    expect(shared(parts)).toEqual(want)
  })
})
