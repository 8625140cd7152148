import { describe, expect, it } from 'vitest'
import { asItIs, differenceOf, outcomeOf, questionOf } from '../../../../renderer/features/orders/what-if.ts'
import { anOrder, lines } from '../../../support/engine-builders.ts'

const order = anOrder({ lines: lines({ A: 2, B: 1 }), tags: ['vip'] })
const AS_IS = {
  orderId: order.id,
  serviceLevel: null,
  destination: null,
  lines: null,
  tags: null,
  at: null,
  stock: [],
}
const [a, b] = order.lines

describe('the question of a what-if', () => {
  it.each([
    { name: 'nothing changed', change: {}, want: {} },
    {
      name: 'another level',
      change: { serviceLevel: 'express' as const },
      want: { serviceLevel: 'express' },
    },
    {
      name: 'another postcode, not located yet',
      change: { postcode: '20000' },
      want: { destination: { ...order.destination, postcode: '20000', latitude: null, longitude: null } },
    },
    { name: 'a country that is not whole', change: { country: 'B' }, want: {} },
    {
      name: 'a line left out',
      change: {
        quantities: new Map([
          [a?.id ?? '', 3],
          [b?.id ?? '', 0],
        ]),
      },
      want: { lines: [{ ...a, quantity: 3 }] },
    },
    { name: 'tags', change: { tags: 'vip, fragile ,' }, want: { tags: ['vip', 'fragile'] } },
    {
      name: 'a level of stock',
      change: { stock: { siteId: 'LILLE', sku: 'A', onHand: 0 } },
      want: { stock: [{ siteId: 'LILLE', sku: 'A', onHand: 0, safety: 0 }] },
    },
  ])('$name', ({ change, want }) => {
    expect(questionOf(order, { ...asItIs(order), ...change })).toEqual({ ...AS_IS, ...want })
  })
})

describe('the difference', () => {
  const part = (cents: number, deliverTo: string) => ({
    siteId: 'LILLE',
    carrierId: 'posta',
    serviceId: 'home',
    cents,
    promise: { deliverTo },
  })

  it('sums the parts and takes the last day', () => {
    const now = outcomeOf([part(500, '2026-11-24')])
    const then = outcomeOf([part(400, '2026-11-24'), part(350, '2026-11-26')])
    expect(differenceOf(now, then)).toEqual({ cents: 250, days: 2 })
  })

  it('is none where nothing ships', () => {
    expect(differenceOf(outcomeOf([part(500, '2026-11-24')]), outcomeOf([]))).toBeNull()
  })
})
