import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CartonItem,
  type CartonLimits,
  chargeableGrams,
  MAX_PARCELS,
  type Packing,
  packCartons,
} from '../../../../main/engine/shipping/cartons.ts'

const NO_LIMITS: CartonLimits = {
  maxWeightG: Number.POSITIVE_INFINITY,
  maxChargeableG: Number.POSITIVE_INFINITY,
  maxLengthMm: Number.POSITIVE_INFINITY,
  volumetricDivisor: null,
}

/** A unit with its sides in mm. */
function item(line: number, quantity: number, weightG: number, sides = [0, 0, 0]): CartonItem {
  const [lengthMm = 0, widthMm = 0, heightMm = 0] = sides
  return { line, quantity, weightG, dimensions: { lengthMm, widthMm, heightMm } }
}

/** What each parcel holds, as 'line x quantity'. */
function contents(packing: Packing): unknown {
  if (packing.kind === 'refused') return [packing.reason, packing.line]
  return packing.cartons.map((carton) =>
    carton.contents.map(({ line, quantity }) => `${line}x${quantity}`).join(' '),
  )
}

describe('parcels of a fulfilment', () => {
  test.each<{ name: string; items: CartonItem[]; limits: Partial<CartonLimits>; want: unknown }>([
    {
      name: 'one when nothing limits',
      items: [item(1, 3, 9000), item(2, 1, 100)],
      limits: {},
      want: ['1x3 2x1'],
    },
    {
      name: 'one when it just fits',
      items: [item(1, 3, 10_000)],
      limits: { maxWeightG: 30_000 },
      want: ['1x3'],
    },
    {
      name: 'more by weight',
      items: [item(1, 4, 10_000)],
      limits: { maxWeightG: 30_000 },
      want: ['1x3', '1x1'],
    },
    {
      name: 'small units fill the gaps that large ones leave',
      items: [item(1, 4, 1000), item(2, 2, 8000), item(3, 1, 12_000)],
      limits: { maxWeightG: 13_000 },
      want: ['3x1 1x1', '2x1 1x3', '2x1'],
    },
    {
      name: 'by volumetric weight: 60 x 50 x 40 cm over 5,000 are 24 kg',
      items: [item(1, 2, 2000, [600, 500, 400])],
      limits: { maxChargeableG: 30_000, volumetricDivisor: 5000 },
      want: ['1x1', '1x1'],
    },
    {
      name: 'by the brackets of the rate card',
      items: [item(1, 3, 4000)],
      limits: { maxChargeableG: 10_000 },
      want: ['1x2', '1x1'],
    },
    {
      name: 'by the volume a box of the longest side has',
      items: [item(1, 9, 10, [500, 500, 500])],
      limits: { maxLengthMm: 1000 },
      want: ['1x8', '1x1'],
    },
    {
      name: 'a unit too heavy on its own',
      items: [item(1, 1, 100), item(2, 1, 31_000)],
      limits: { maxWeightG: 30_000 },
      want: ['too-heavy', 2],
    },
    {
      name: 'a unit too long on its own, whichever side it is',
      items: [item(1, 1, 100), item(2, 1, 500, [10, 10, 1300])],
      limits: { maxLengthMm: 1200 },
      want: ['too-long', 2],
    },
    {
      name: 'a unit too bulky for every bracket',
      items: [item(1, 1, 100, [600, 500, 400])],
      limits: { maxChargeableG: 20_000, volumetricDivisor: 5000 },
      want: ['too-heavy', 1],
    },
    {
      name: 'units without weight and size',
      items: [item(1, 1000, 0)],
      limits: { maxWeightG: 1000, maxLengthMm: 100 },
      want: ['1x1000'],
    },
    {
      name: 'more parcels than anybody prints',
      items: [item(1, MAX_PARCELS + 1, 1000)],
      limits: { maxWeightG: 1000 },
      want: ['too-heavy', 1],
    },
  ])('$name', ({ items, limits, want }) => {
    expect(contents(packCartons(items, { ...NO_LIMITS, ...limits }))).toEqual(want)
  })

  test('a parcel has its weight, its chargeable weight and a box around what it holds', () => {
    const items = [item(1, 2, 400, [300, 200, 50]), item(2, 1, 900, [100, 250, 100])]
    expect(packCartons(items, { ...NO_LIMITS, volumetricDivisor: 4000 })).toEqual({
      kind: 'packed',
      cartons: [
        {
          weightG: 1700,
          chargeableG: 2125,
          volumeMm3: 8_500_000,
          dimensions: { lengthMm: 300, widthMm: 200, heightMm: 142 },
          contents: [
            { line: 2, quantity: 1 },
            { line: 1, quantity: 2 },
          ],
        },
      ],
    })
  })
})

test.each([
  { weightG: 900, volume: 0, divisor: 5000, want: 900 },
  { weightG: 900, volume: 24_000_000, divisor: 5000, want: 4800 },
  { weightG: 900, volume: 24_000_001, divisor: 5000, want: 4801 },
  { weightG: 900, volume: 24_000_000, divisor: null, want: 900 },
])('chargeable weight: $weightG g and $volume mm3 over $divisor', ({ weightG, volume, divisor, want }) => {
  expect(chargeableGrams(weightG, volume, divisor)).toBe(want)
})

test('no unit is lost or doubled, and every parcel keeps the limits', () => {
  const anItem = fc.record({
    quantity: fc.integer({ min: 1, max: 12 }),
    weightG: fc.integer({ min: 0, max: 9000 }),
    sides: fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 3, maxLength: 3 }),
  })
  fc.assert(
    fc.property(fc.array(anItem, { minLength: 1, maxLength: 6 }), (given) => {
      const items = given.map(({ quantity, weightG, sides }, line) => item(line, quantity, weightG, sides))
      const limits = { maxWeightG: 12_000, maxChargeableG: 30_000, maxLengthMm: 600, volumetricDivisor: 5000 }
      const packing = packCartons(items, limits)
      if (packing.kind === 'refused') throw new Error('every unit fits')
      const packed = items.map(() => 0)
      for (const { contents: held } of packing.cartons) {
        for (const { line, quantity } of held) packed[line] = (packed[line] ?? 0) + quantity
      }
      expect(packed).toEqual(items.map(({ quantity }) => quantity))
      for (const carton of packing.cartons) {
        expect(carton.weightG).toBeLessThanOrEqual(limits.maxWeightG)
        expect(carton.chargeableG).toBeLessThanOrEqual(limits.maxChargeableG)
        expect(carton.dimensions.lengthMm).toBeLessThanOrEqual(limits.maxLengthMm)
      }
    }),
  )
})
