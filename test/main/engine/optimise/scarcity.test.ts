import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Scarcity } from '../../../../main/engine/optimise/scarcity.ts'
import { singlesNetwork, smallNetworks } from '../../../support/network-builders.ts'
import { shadowPrices } from '../../../support/optimise.ts'

const share = fc.integer({ min: 0, max: 20 }).map((n) => n / 20)

test('a unit is never worth less when fewer are left or more demand is still to come', () => {
  fc.assert(
    fc.property(smallNetworks, share, share, fc.integer({ min: 1, max: 12 }), (network, a, b, units) => {
      const scarcity = Scarcity.of(network, shadowPrices(network, 30, 150, null).prices)
      const [sooner, later] = [Math.max(a, b), Math.min(a, b)]
      network.stock.forEach((_, cell) => {
        const price = scarcity.price(cell, units, sooner)
        expect(price).toBeGreaterThanOrEqual(0)
        expect(scarcity.price(cell, units + 1, sooner)).toBeLessThanOrEqual(price + 1e-9)
        expect(scarcity.price(cell, units, later)).toBeLessThanOrEqual(price + 1e-9)
      })
    }),
    { numRuns: 150, seed: 21 },
  )
})

test('there is no price for what is not there, and none when nobody comes any more', () => {
  const network = singlesNetwork([[500, 700]], [3, 3], 10)
  const scarcity = Scarcity.of(network, new Float64Array(2))
  expect(scarcity.price(0, 0, 0.5)).toBe(Number.POSITIVE_INFINITY)
  expect(scarcity.price(0, 1, 0)).toBe(0)
})

test('with plenty of demand a unit is worth what the next best costs more', () => {
  const network = singlesNetwork([[500, 700]], [3, 100], 50)
  const scarcity = Scarcity.of(network, new Float64Array(2))
  expect(scarcity.price(0, 1, 1)).toBeCloseTo(200, 3)
  expect(scarcity.price(0, 200, 1)).toBeCloseTo(0, 3)
})
