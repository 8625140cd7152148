import { describe, expect, test } from 'vitest'
import type { Decision } from '../../../main/engine/decision.ts'
import { orchestrate } from '../../../main/engine/orchestrate.ts'
import { prepareWorld } from '../../../main/engine/prepare/prepared-world.ts'
import { compileRules } from '../../../main/engine/rules/compile.ts'
import type { World } from '../../../main/engine/world.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { POLICY } from '../../../shared/domain/policy.ts'
import { EMPTY_RULE_SET } from '../../../shared/rules/document.ts'
import { aRate, aService, aSite } from '../../support/carrier-builders.ts'
import {
  anOrder,
  aProduct,
  aWorld,
  LILLE,
  LYON,
  lines,
  MONDAY_MORNING,
  stockOf,
} from '../../support/engine-builders.ts'

function decide(world: World, ...orders: Order[]): Decision[] {
  const prepared = prepareWorld(world)
  return orchestrate(orders, prepared, compileRules(EMPTY_RULE_SET, prepared.context), MONDAY_MORNING)
}

/** 'SITE: 2A 1B' per fulfilment, or the kind and reason of what keeps the order. */
function outcome(decision: Decision): readonly string[] {
  const shipped =
    decision.kind === 'allocated' || decision.kind === 'partial'
      ? decision.fulfillments.map(
          (one) => `${one.siteId}: ${one.allocations.map((a) => `${a.quantity}${a.sku}`).join(' ')}`,
        )
      : []
  if (decision.kind === 'allocated') return shipped
  return [...shipped, `${decision.kind}: ${decision.cause.reason}`]
}

describe('which site ships', () => {
  test.each<{ name: string; world: Partial<World>; order: Partial<Order>; want: string[] }>([
    {
      name: 'the cheapest that has it',
      world: { stock: stockOf({ LILLE: { A: 1 }, LYON: { A: 1 } }) },
      order: {},
      want: ['LILLE: 1A'],
    },
    {
      name: 'another when the first has none',
      world: { stock: stockOf({ LILLE: { A: 0 }, LYON: { A: 1 } }) },
      order: {},
      want: ['LYON: 1A'],
    },
    {
      name: 'one site for all rather than two',
      world: { stock: stockOf({ LILLE: { A: 1 }, LYON: { B: 1 }, BORDEAUX: { A: 1, B: 1 } }) },
      order: { lines: lines({ A: 1, B: 1 }) },
      want: ['BORDEAUX: 1A 1B'],
    },
    {
      name: 'two when no site holds all',
      world: { stock: stockOf({ LILLE: { A: 1 }, LYON: { B: 1 } }) },
      order: { lines: lines({ A: 1, B: 1 }) },
      want: ['LILLE: 1A', 'LYON: 1B'],
    },
    {
      name: 'a line is cut when no site has its whole quantity',
      world: { stock: stockOf({ LILLE: { A: 2 }, LYON: { A: 1 } }) },
      order: { lines: lines({ A: 3 }) },
      want: ['LILLE: 2A', 'LYON: 1A'],
    },
    {
      name: 'a large line is cut into what the sites hold',
      world: { stock: stockOf({ LILLE: { A: 20 }, LYON: { A: 30 } }) },
      order: { lines: lines({ A: 45 }) },
      want: ['LILLE: 15A', 'LYON: 30A'],
    },
    {
      name: 'two lines of one SKU share the stock',
      world: { stock: stockOf({ LILLE: { A: 3 }, LYON: { A: 1 } }) },
      order: {
        lines: [
          { id: '1', sku: 'A', quantity: 2, unitPriceCents: 0 },
          { id: '2', sku: 'A', quantity: 2, unitPriceCents: 0 },
        ],
      },
      want: ['LILLE: 2A 1A', 'LYON: 1A'],
    },
    {
      name: 'no more sites than the policy allows: a person is asked for the split',
      world: {
        policy: { ...POLICY.defaults, maxFulfillments: 1 },
        stock: stockOf({ LILLE: { A: 1 }, LYON: { B: 1 } }),
      },
      order: { lines: lines({ A: 1, B: 1 }) },
      want: ['exception: split-needs-approval'],
    },
    {
      name: 'not one in outage',
      world: {
        sites: [{ ...LILLE, outage: { reason: 'flood', since: 0, until: null } }, LYON],
        stock: stockOf({ LILLE: { A: 1 }, LYON: { A: 1 } }),
      },
      order: {},
      want: ['LYON: 1A'],
    },
    {
      name: 'a saturated one gives way to another',
      world: {
        sites: [{ ...LILLE, dailyCapacity: 1 }, LYON],
        siteLoad: [{ siteId: 'LILLE', date: '2026-11-23', orders: 1 }],
        stock: stockOf({ LILLE: { A: 1 }, LYON: { A: 1 } }),
      },
      order: {},
      want: ['LYON: 1A'],
    },
    {
      name: 'a saturated one ships the next day when it alone has the goods',
      world: {
        sites: [{ ...LILLE, dailyCapacity: 1 }, LYON],
        siteLoad: [{ siteId: 'LILLE', date: '2026-11-23', orders: 1 }],
        stock: stockOf({ LILLE: { A: 1 } }),
      },
      order: {},
      want: ['LILLE: 1A'],
    },
    {
      name: 'the nearest under that strategy, whatever it costs',
      world: {
        policy: { ...POLICY.defaults, strategy: 'nearest' },
        stock: stockOf({ LILLE: { A: 1 }, BORDEAUX: { A: 1 } }),
      },
      order: {
        destination: { ...anOrder().destination, latitude: 44.84, longitude: -0.58 },
      },
      want: ['BORDEAUX: 1A'],
    },
    {
      name: 'more than ten lines: searched, not proven, still one site when one holds all',
      world: {
        products: Array.from({ length: 12 }, (_, i) => aProduct(`P${i}`)),
        stock: stockOf({
          LILLE: Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`P${i}`, 5])),
          LYON: Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`P${i}`, 5])),
        }),
      },
      order: { lines: lines(Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`P${i}`, 1]))) },
      want: [`LYON: ${Array.from({ length: 12 }, (_, i) => `1P${i}`).join(' ')}`],
    },
  ])('$name', ({ world, order, want }) => {
    const [decision] = decide(aWorld(world), anOrder(order))
    expect(outcome(decision!)).toEqual(want)
  })
})

describe('what keeps an order', () => {
  test.each<{ name: string; world: Partial<World>; order: Partial<Order>; want: unknown }>([
    {
      name: 'a SKU nobody knows',
      world: { stock: stockOf({ LILLE: { A: 1 } }) },
      order: { lines: lines({ A: 1, X: 1, Y: 1 }) },
      want: { kind: 'exception', cause: { reason: 'unknown-sku', skus: ['X', 'Y'] } },
    },
    {
      name: 'no stock at all',
      world: {},
      order: { lines: lines({ A: 2 }) },
      want: {
        kind: 'exception',
        cause: { reason: 'out-of-stock', lines: [{ sku: 'A', wanted: 2, found: 0 }] },
      },
    },
    {
      name: 'some stock, and the policy holds what is not whole',
      world: { stock: stockOf({ LILLE: { A: 1, B: 1 } }) },
      order: { lines: lines({ A: 2, B: 1 }) },
      want: {
        kind: 'exception',
        cause: { reason: 'partial-stock', lines: [{ sku: 'A', wanted: 2, found: 1 }] },
      },
    },
    {
      name: 'no service reaches the country',
      world: { stock: stockOf({ LILLE: { A: 1 } }) },
      order: { destination: { ...anOrder().destination, country: 'JP', postcode: '100' } },
      want: {
        kind: 'exception',
        cause: {
          reason: 'no-eligible-service',
          main: 'no-rate',
          country: 'JP',
          postcode: '100',
          chargeableG: 500,
        },
      },
    },
    {
      name: 'the only carrier is on strike',
      world: {
        stock: stockOf({ LILLE: { A: 1 } }),
        suspensions: [
          {
            id: '018f3a2e-0000-7000-8000-000000000001',
            carrierId: 'posta',
            serviceId: null,
            zones: [],
            reason: 'strike',
            from: MONDAY_MORNING - 1,
            until: MONDAY_MORNING + 30 * 86_400_000,
          },
        ],
      },
      order: {},
      want: {
        kind: 'exception',
        cause: { reason: 'carrier-suspended', carrierId: 'posta', until: MONDAY_MORNING + 30 * 86_400_000 },
      },
    },
    {
      name: 'every site is out of order',
      world: {
        sites: [{ ...LILLE, outage: { reason: 'flood', since: 0, until: null } }],
        stock: stockOf({ LILLE: { A: 1 } }),
      },
      order: {},
      want: { kind: 'exception', cause: { reason: 'no-eligible-site', main: 'outage' } },
    },
  ])('$name', ({ world, order, want }) => {
    const [decision] = decide(aWorld(world), anOrder(order))
    expect(decision).toMatchObject(want as object)
  })

  test('what is there ships when the policy allows, with the rest named', () => {
    const world = aWorld({
      policy: { ...POLICY.defaults, partial: 'allow' },
      stock: stockOf({ LILLE: { A: 1, B: 1 } }),
    })
    const [decision] = decide(world, anOrder({ lines: lines({ A: 2, B: 1 }) }))
    expect(outcome(decision!)).toEqual(['LILLE: 1A 1B', 'partial: partial-stock'])
    expect(decision).toMatchObject({
      cause: { reason: 'partial-stock', lines: [{ sku: 'A', wanted: 2, found: 1 }] },
    })
  })

  test('a promise that no way keeps: planned as early as can be, and a person is asked', () => {
    const world = aWorld({ stock: stockOf({ LILLE: { A: 1 } }) })
    const [decision] = decide(world, anOrder({ deliverBy: Date.UTC(2026, 10, 24, 20) }))
    expect(decision).toMatchObject({
      kind: 'allocated',
      approval: { reason: 'promise-at-risk', promised: '2026-11-24', expected: '2026-11-25' },
    })
  })
})

describe('who is served first', () => {
  const world = aWorld({ stock: stockOf({ LILLE: { A: 1 } }) })
  const served = (decisions: readonly Decision[]): readonly string[] =>
    decisions.filter((one) => one.kind === 'allocated').map((one) => one.orderId)

  test.each<{ name: string; first: Partial<Order>; second: Partial<Order> }>([
    { name: 'express', first: {}, second: { serviceLevel: 'express' } },
    { name: 'vip', first: {}, second: { customerTier: 'vip' } },
    { name: 'a marketplace deadline', first: {}, second: { shipBy: MONDAY_MORNING + 8 * 3_600_000 } },
    {
      name: 'the dearer order',
      first: {},
      second: { lines: [{ ...lines({ A: 1 })[0]!, unitPriceCents: 90_000 }] },
    },
    { name: 'the older order', first: {}, second: { placedAt: MONDAY_MORNING - 50 * 3_600_000 } },
  ])('$name takes the last unit', ({ first, second }) => {
    const services = [aService(), aService({ serviceId: 'fast', level: 'express' })]
    const rates = [aRate(), aRate({ serviceId: 'fast', priceCents: 900, transitDays: 1 })]
    const both = [anOrder({ id: 'first', ...first }), anOrder({ id: 'second', ...second })]
    expect(served(decide({ ...world, services, rates }, ...both))).toEqual(['second'])
    expect(served(decide({ ...world, services, rates }, ...both.toReversed()))).toEqual(['second'])
  })

  test('the channel of higher priority', () => {
    const decisions = decide(
      {
        ...world,
        channelPriority: new Map([
          ['shop', 50],
          ['market', 10],
        ]),
      },
      anOrder({ id: 'market', channelId: 'market' }),
      anOrder({ id: 'shop' }),
    )
    expect(served(decisions)).toEqual(['shop'])
  })
})

describe('stock kept for others', () => {
  test.each<{ name: string; world: Partial<World>; order: Partial<Order>; want: string[] }>([
    {
      name: 'safety stock is not sold',
      world: { stock: [{ siteId: 'LILLE', sku: 'A', onHand: 3, reserved: 1, safety: 2 }] },
      order: {},
      want: ['exception: out-of-stock'],
    },
    {
      name: 'what a site keeps for another channel',
      world: {
        stock: stockOf({ LILLE: { A: 2 }, LYON: { A: 2 } }),
        reserves: [{ channelId: 'store', siteId: 'LILLE', sku: 'A', quantity: 2 }],
      },
      order: {},
      want: ['LYON: 1A'],
    },
    {
      name: 'its own reserve is open to a channel',
      world: {
        stock: stockOf({ LILLE: { A: 2 }, LYON: { A: 2 } }),
        reserves: [{ channelId: 'shop', siteId: 'LILLE', sku: 'A', quantity: 2 }],
      },
      order: {},
      want: ['LILLE: 1A'],
    },
    {
      name: 'what is kept over all sites together',
      world: {
        stock: stockOf({ LILLE: { A: 2 }, LYON: { A: 2 } }),
        reserves: [{ channelId: 'store', siteId: null, sku: 'A', quantity: 3 }],
      },
      order: { lines: lines({ A: 2 }) },
      want: ['exception: partial-stock'],
    },
  ])('$name', ({ world, order, want }) => {
    const [decision] = decide(aWorld(world), anOrder(order))
    expect(outcome(decision!)).toEqual(want)
  })
})

test('a decision changes nothing that was handed in', () => {
  const prepared = prepareWorld(aWorld({ stock: stockOf({ LILLE: { A: 1 } }) }))
  const rules = compileRules(EMPTY_RULE_SET, prepared.context)
  const first = orchestrate([anOrder()], prepared, rules, MONDAY_MORNING)
  expect(orchestrate([anOrder()], prepared, rules, MONDAY_MORNING)).toEqual(first)
})

test('a fulfilment says what is in each parcel, what it costs and when it arrives', () => {
  const heavy = aProduct('H', { weightG: 12_000 })
  const world = aWorld({
    products: [heavy],
    sites: [aSite({ handlingCentsPerOrder: 100, handlingCentsPerUnit: 10 })],
    services: [aService({ maxWeightG: 30_000 })],
    stock: stockOf({ LILLE: { H: 3 } }),
  })
  const [decision] = decide(world, anOrder({ lines: lines({ H: 3 }) }))
  expect(decision).toMatchObject({
    kind: 'allocated',
    approval: null,
    fulfillments: [
      {
        siteId: 'LILLE',
        carrierId: 'posta',
        serviceId: 'home',
        allocations: [{ lineId: '1', sku: 'H', quantity: 3 }],
        shippingCents: 1_000,
        handlingCents: 130,
        promise: { shipOn: '2026-11-23', deliverTo: '2026-11-25' },
        parcels: [
          { number: 1, weightG: 24_000, contents: [{ lineId: '1', sku: 'H', quantity: 2 }] },
          { number: 2, weightG: 12_000, contents: [{ lineId: '1', sku: 'H', quantity: 1 }] },
        ],
      },
    ],
  })
})
