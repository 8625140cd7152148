import { expect, test } from 'vitest'
import { StockWorth } from '../../../main/engine/prepare/stock-worth.ts'

const SITES = new Map([
  ['LILLE', 0],
  ['LYON', 1],
])
const SKUS = new Map([
  ['A', 0],
  ['B', 1],
])

test('what a unit is worth falls evenly between two entries, and beyond the last not at all', () => {
  const steps = [
    { units: 2, cents: 300 },
    { units: 6, cents: 100 },
  ]
  const shadowPrices = new Map([
    ['LYON', new Map([['B', steps]])],
    ['GONE', new Map([['A', steps]])],
  ])
  const worth = StockWorth.of({ shadowPrices }, SITES, SKUS)
  expect([1, 2, 3, 6, 9].map((units) => worth?.cents(3, units))).toEqual([300, 300, 250, 100, 100])
  expect([0, 1, 2].map((cell) => worth?.cents(cell, 1))).toEqual([0, 0, 0])
  expect(StockWorth.of({ shadowPrices: new Map() }, SITES, SKUS)).toBeNull()
})
