import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BatchOptions, costOf } from '../../../../main/engine/optimise/batch.ts'
import type { Network } from '../../../../main/engine/optimise/demand.ts'
import { seededRandom } from '../../../../shared/lib/random.ts'
import { optimumOf } from '../../../bench/batch/optimum.ts'
import { sequential } from '../../../bench/batch/sequential.ts'
import { singlesNetwork, smallNetworks, stockLeft } from '../../../support/network-builders.ts'
import { planBatch, shadowPrices } from '../../../support/optimise.ts'

/** The search ends after `looks` looks at the time. */
function budget(looks: number, seed = 1): BatchOptions {
  let asked = 0
  return { iterations: 30, step: 150, random: seededRandom(seed), progress: () => asked++ / looks }
}

function sitesOf(network: Network, masks: readonly Int32Array[]): readonly number[][] {
  return masks.map((own) => Array.from({ length: network.siteCount }, (_, site) => own[site]!))
}

describe('a batch', () => {
  test.each<{ name: string; network: Network; want: number[][]; cost: number }>([
    {
      name: 'with stock for all: each order ships the cheapest way',
      network: singlesNetwork(
        [
          [500, 600],
          [700, 400],
        ],
        [2, 2],
      ),
      want: [
        [1, 0],
        [0, 1],
      ],
      cost: 900,
    },
    {
      name: 'the one that loses least gives way, wherever it stands in the batch',
      network: singlesNetwork(
        [
          [500, 550],
          [500, 900],
        ],
        [1, 1],
      ),
      want: [
        [0, 1],
        [1, 0],
      ],
      cost: 1_050,
    },
    {
      name: 'short for all: the dearest to ship stays unfilled',
      network: singlesNetwork([[500], [900]], [1]),
      want: [[1], [0]],
      cost: 3_000,
    },
    {
      name: 'no stock at all',
      network: singlesNetwork([[500], [900]], [0]),
      want: [[0], [0]],
      cost: 5_000,
    },
  ])('$name', ({ network, want, cost }) => {
    const plan = planBatch(network, budget(20), null)
    expect({ sites: sitesOf(network, plan.masks), cost: plan.cost }).toEqual({ sites: want, cost })
  })

  test('of no orders costs nothing', () => {
    expect(planBatch(singlesNetwork([], [3]), budget(3), null)).toEqual({ masks: [], cost: 0, bound: 0 })
  })
})

test('bound <= proven optimum <= what the search finds, and no unit is sold twice', async () => {
  await fc.assert(
    fc.asyncProperty(smallNetworks, fc.integer({ min: 1, max: 9 }), async (network, seed) => {
      const plan = planBatch(network, budget(20, seed), null)
      const optimum = (await optimumOf(network)).cost
      expect(plan.bound).toBeLessThanOrEqual(optimum + 1e-6)
      expect(plan.cost).toBeGreaterThanOrEqual(optimum - 1e-6)
      expect(Math.min(...stockLeft(network, plan.masks))).toBeGreaterThanOrEqual(0)
      const total = network.classes.reduce(
        (sum, own, order) => sum + costOf(network, own, plan.masks[order]!),
        0,
      )
      expect(total).toBeCloseTo(plan.cost, 6)
    }),
    { numRuns: 15, seed: 11 },
  )
})

test('small batches are found optimal but for a few', async () => {
  let optimal = 0
  let above = 0
  const drawn = fc.sample(smallNetworks, { numRuns: 15, seed: 12 })
  for (const network of drawn) {
    const optimum = (await optimumOf(network)).cost
    const { cost } = planBatch(network, budget(60), null)
    if (cost <= optimum + 1e-6) optimal++
    above += cost / optimum - 1
  }
  expect(optimal).toBeGreaterThanOrEqual(14)
  expect(above / drawn.length).toBeLessThan(0.002)
})

test('never worse than the plan it starts from, however short the search', () => {
  fc.assert(
    fc.property(smallNetworks, fc.integer({ min: 0, max: 3 }), (network, looks) => {
      const longer = planBatch(network, budget(40, 5), null)
      const { cost, masks } = planBatch(network, budget(looks, 6), longer.masks)
      expect(cost).toBeLessThanOrEqual(longer.cost + 1e-6)
      expect(Math.min(...stockLeft(network, masks))).toBeGreaterThanOrEqual(0)
    }),
    { numRuns: 100, seed: 13 },
  )
})

test('the start handed in is not changed', () => {
  fc.assert(
    fc.property(smallNetworks, (network) => {
      const start = network.classes.map(() => new Int32Array(network.siteCount))
      const stock = [...network.stock]
      planBatch(network, budget(5), start)
      expect(start.every((masks) => masks.every((mask) => mask === 0))).toBe(true)
      expect([...network.stock]).toEqual(stock)
    }),
    { numRuns: 30, seed: 14 },
  )
})

describe('shadow prices', () => {
  test.each<{ name: string; costs: number[][]; stock: number[]; want: (prices: number[]) => boolean }>([
    {
      name: 'stock enough for all is worth nothing more',
      costs: [[500], [600]],
      stock: [5],
      want: ([own]) => own === 0,
    },
    {
      name: 'one unit for two orders: between what the loser and the winner give for it',
      costs: [[500], [900]],
      stock: [1],
      want: ([own]) => own! > 1_400 && own! < 2_200,
    },
    {
      name: 'the near site is worth what the far one costs more',
      costs: [
        [500, 620],
        [500, 700],
      ],
      stock: [1, 9],
      want: ([near, far]) => near! > 100 && near! < 220 && far === 0,
    },
  ])('$name', ({ costs, stock, want }) => {
    const { prices } = shadowPrices(singlesNetwork(costs, stock), 400, 150, null)
    expect(want([...prices]), `prices ${[...prices].join(', ')}`).toBe(true)
  })

  test('are never negative, bound every plan, and the bound only rises with more iterations', () => {
    fc.assert(
      fc.property(smallNetworks, (network) => {
        const few = shadowPrices(network, 10, 150, null)
        const many = shadowPrices(network, 80, 150, null)
        expect(Math.min(...many.prices)).toBeGreaterThanOrEqual(0)
        expect(many.bound).toBeGreaterThanOrEqual(few.bound)
        expect(many.bound).toBeLessThanOrEqual(sequential(network) + 1e-6)
      }),
      { numRuns: 60, seed: 15 },
    )
  })
})
