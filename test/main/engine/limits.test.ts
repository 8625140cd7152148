import { describe, expect, test } from 'vitest'
import type { Decision } from '../../../main/engine/decision.ts'
import { orchestrate } from '../../../main/engine/orchestrate.ts'
import { prepareWorld } from '../../../main/engine/prepare/prepared-world.ts'
import { compileRules } from '../../../main/engine/rules/compile.ts'
import type { World } from '../../../main/engine/world.ts'
import { CHOICE_TAGS, type Order } from '../../../shared/domain/order.ts'
import { POLICY, type Policy } from '../../../shared/domain/policy.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import { aRate, aService } from '../../support/carrier-builders.ts'
import {
  anOrder,
  aWorld,
  LILLE,
  LYON,
  lines,
  MONDAY_MORNING,
  stockOf,
} from '../../support/engine-builders.ts'
import { does, is, ruleOf, ruleSetOf } from '../../support/rules/rule-builders.ts'

function decide(
  world: World,
  orders: readonly Order[],
  rules: readonly Rule[] = [],
  now = MONDAY_MORNING,
): Decision[] {
  const prepared = prepareWorld(world)
  return orchestrate(orders, prepared, compileRules(ruleSetOf(rules), prepared.context), now)
}

/** 'SITE carrier day: 2A' per fulfilment, or kind and reason of what keeps the order. */
function outcome(decision: Decision): readonly string[] {
  const shipped =
    decision.kind === 'allocated' || decision.kind === 'partial'
      ? decision.fulfillments.map(
          ({ siteId, carrierId, promise, allocations }) =>
            `${siteId} ${carrierId} ${promise.shipOn}: ${allocations.map((a) => `${a.quantity}${a.sku}`).join(' ')}`,
        )
      : []
  return decision.kind === 'allocated' ? shipped : [...shipped, `${decision.kind}: ${decision.cause.reason}`]
}

const numbered = (count: number, changes: Partial<Order> = {}) =>
  Array.from({ length: count }, (_, i) => anOrder({ id: `O-${i + 1}`, ...changes }))

describe('capacity of a site', () => {
  const alone = { sites: [LILLE], stock: stockOf({ LILLE: { A: 99 } }) }

  test('is carried over to the next working days, one after the other', () => {
    const world = aWorld({ ...alone, sites: [{ ...LILLE, dailyCapacity: 2 }] })
    expect(decide(world, numbered(5)).map((one) => outcome(one)[0])).toEqual([
      'LILLE posta 2026-11-23: 1A',
      'LILLE posta 2026-11-23: 1A',
      'LILLE posta 2026-11-24: 1A',
      'LILLE posta 2026-11-24: 1A',
      'LILLE posta 2026-11-25: 1A',
    ])
  })

  test('of a Friday carries over to Monday, past the week-end', () => {
    const friday = MONDAY_MORNING + 4 * 24 * 3_600_000
    const world = aWorld({ ...alone, sites: [{ ...LILLE, dailyCapacity: 1 }] })
    const orders = numbered(2, { placedAt: friday - 60_000 })
    expect(decide(world, orders, [], friday).map((one) => outcome(one)[0])).toEqual([
      'LILLE posta 2026-11-27: 1A',
      'LILLE posta 2026-11-30: 1A',
    ])
  })

  test('counts what is planned already, and days the site is closed are passed over', () => {
    const world = aWorld({
      ...alone,
      sites: [{ ...LILLE, dailyCapacity: 1, closedOn: ['2026-11-24'] }],
      siteLoad: [{ siteId: 'LILLE', date: '2026-11-23', orders: 1 }],
    })
    expect(outcome(decide(world, [anOrder()])[0]!)).toEqual(['LILLE posta 2026-11-25: 1A'])
  })

  test('of nothing at all is an exception, not a date', () => {
    const world = aWorld({ ...alone, sites: [{ ...LILLE, dailyCapacity: 0 }] })
    expect(decide(world, [anOrder()])[0]?.kind).toBe('exception')
  })
})

describe('daily cap of a carrier', () => {
  const capped = (dailyCap: number, backupCap: number | null): World =>
    aWorld({
      sites: [LILLE],
      stock: stockOf({ LILLE: { A: 99 } }),
      services: [aService({ dailyCap }), aService({ carrierId: 'backup', dailyCap: backupCap })],
      rates: [aRate(), aRate({ carrierId: 'backup', priceCents: 900 })],
    })

  test('full: the next carrier takes over the same day', () => {
    expect(decide(capped(2, null), numbered(4)).map((one) => outcome(one)[0])).toEqual([
      'LILLE posta 2026-11-23: 1A',
      'LILLE posta 2026-11-23: 1A',
      'LILLE backup 2026-11-23: 1A',
      'LILLE backup 2026-11-23: 1A',
    ])
  })

  test('counts the parcels planned already', () => {
    const world = {
      ...capped(2, null),
      serviceLoad: [{ service: 'posta/home', date: '2026-11-23', parcels: 2 }],
    }
    expect(outcome(decide(world, [anOrder()])[0]!)).toEqual(['LILLE backup 2026-11-23: 1A'])
  })

  test('of the last carrier is full too: the rest leaves on the next day', () => {
    expect(decide(capped(2, 3), numbered(7)).map((one) => outcome(one)[0])).toEqual([
      'LILLE posta 2026-11-23: 1A',
      'LILLE posta 2026-11-23: 1A',
      'LILLE backup 2026-11-23: 1A',
      'LILLE backup 2026-11-23: 1A',
      'LILLE backup 2026-11-23: 1A',
      'LILLE posta 2026-11-24: 1A',
      'LILLE posta 2026-11-24: 1A',
    ])
  })

  test('waiting is cheaper than the next carrier: the rest leaves on the next days', () => {
    const world = {
      ...capped(2, null),
      rates: [aRate(), aRate({ carrierId: 'backup', priceCents: 1_200 })],
    }
    expect(decide(world, numbered(6)).map((one) => outcome(one)[0])).toEqual([
      'LILLE posta 2026-11-23: 1A',
      'LILLE posta 2026-11-23: 1A',
      'LILLE posta 2026-11-24: 1A',
      'LILLE posta 2026-11-24: 1A',
      'LILLE backup 2026-11-23: 1A',
      'LILLE backup 2026-11-23: 1A',
    ])
  })

  test('whoever has a deadline does not wait', () => {
    const world = {
      ...capped(1, null),
      rates: [aRate(), aRate({ carrierId: 'backup', priceCents: 1_200 })],
    }
    const orders = [anOrder(), anOrder({ id: 'O-2', deliverBy: Date.parse('2026-11-25T18:00:00+01:00') })]
    expect(decide(world, orders).flatMap(outcome).toSorted()).toEqual([
      'LILLE posta 2026-11-23: 1A',
      'LILLE posta 2026-11-24: 1A',
    ])
    const late = orders.map((order) => ({ ...order, deliverBy: Date.parse('2026-11-25T18:00:00+01:00') }))
    expect(decide(world, late).flatMap(outcome).toSorted()).toEqual([
      'LILLE backup 2026-11-23: 1A',
      'LILLE posta 2026-11-23: 1A',
    ])
  })

  test('no cap is left in any days to come: an exception that says so', () => {
    expect(outcome(decide(capped(0, 0), [anOrder()])[0]!)).toEqual(['exception: no-eligible-service'])
  })
})

describe('scarce units', () => {
  test.each<{ name: string; first: Partial<Order> }>([
    { name: 'express', first: { serviceLevel: 'express' } },
    { name: 'a VIP', first: { customerTier: 'vip' } },
    {
      name: 'a marketplace deadline',
      first: { deliverBy: MONDAY_MORNING + 96 * 3_600_000, shipBy: MONDAY_MORNING },
    },
  ])('the last one goes to $name, wherever it stands in the list', ({ first }) => {
    const world = aWorld({
      sites: [LILLE],
      stock: stockOf({ LILLE: { A: 1 } }),
      services: [aService(), aService({ serviceId: 'fast', level: 'express' })],
      rates: [aRate(), aRate({ serviceId: 'fast', transitDays: 1 })],
    })
    const urgent = anOrder({ id: 'urgent', ...first })
    const plain = numbered(3)
    for (const list of [
      [urgent, ...plain],
      [...plain, urgent],
    ]) {
      const won = decide(world, list).filter((one) => one.kind === 'allocated')
      expect(won.map((one) => one.orderId)).toEqual(['urgent'])
    }
  })

  test('a place of a full carrier and of a full site go the same way', () => {
    const world = aWorld({
      sites: [{ ...LILLE, dailyCapacity: 1 }],
      stock: stockOf({ LILLE: { A: 9 } }),
    })
    const decisions = decide(world, [...numbered(2), anOrder({ id: 'vip', customerTier: 'vip' })])
    expect(outcome(decisions[2]!)).toEqual(['LILLE posta 2026-11-23: 1A'])
  })
})

describe('what is kept for a channel, to the unit', () => {
  const shop = (quantity: number): Order => anOrder({ lines: lines({ A: quantity }) })

  test.each<{ name: string; world: Partial<World>; most: number }>([
    { name: 'nothing kept: all of it', world: {}, most: 6 },
    {
      name: 'at one site',
      world: { reserves: [{ channelId: 'store', siteId: 'LILLE', sku: 'A', quantity: 3 }] },
      most: 3,
    },
    {
      name: 'more than a site has: no debt at the others',
      world: { reserves: [{ channelId: 'store', siteId: 'LILLE', sku: 'A', quantity: 9 }] },
      most: 2,
    },
    {
      name: 'over all sites together',
      world: { reserves: [{ channelId: 'store', siteId: null, sku: 'A', quantity: 5 }] },
      most: 1,
    },
    {
      name: 'at a site and over all sites',
      world: {
        reserves: [
          { channelId: 'store', siteId: 'LILLE', sku: 'A', quantity: 1 },
          { channelId: 'amazon', siteId: null, sku: 'A', quantity: 2 },
        ],
      },
      most: 3,
    },
    {
      name: 'its own is open to it',
      world: { reserves: [{ channelId: 'shop', siteId: null, sku: 'A', quantity: 5 }] },
      most: 6,
    },
    {
      name: 'another SKU does not matter',
      world: { reserves: [{ channelId: 'store', siteId: null, sku: 'B', quantity: 5 }] },
      most: 6,
    },
  ])('$name', ({ world, most }) => {
    const own = aWorld({
      sites: [LILLE, LYON],
      stock: stockOf({ LILLE: { A: 4 }, LYON: { A: 2 } }),
      ...world,
    })
    const kinds = [most, most + 1].map((quantity) => decide(own, [shop(quantity)])[0]?.kind)
    expect(kinds).toEqual(['allocated', 'exception'])
  })

  test('a rule protects units of a site from the other channels, not from its own', () => {
    const rule = ruleOf('keep', is('order.country', 'in', ['FR']), [
      does('classify.protect-stock', { channelId: 'shop', units: 2, siteId: 'LILLE' }),
    ])
    const world = aWorld({
      sites: [LILLE],
      stock: stockOf({ LILLE: { A: 4 } }),
      channelPriority: new Map([
        ['shop', 0],
        ['amazon', 0],
      ]),
    })
    const kind = (channelId: string, quantity: number) =>
      decide(world, [anOrder({ channelId, lines: lines({ A: quantity }) })], [rule])[0]?.kind
    expect([kind('amazon', 2), kind('amazon', 3), kind('shop', 4), kind('shop', 5)]).toEqual([
      'allocated',
      'exception',
      'allocated',
      'exception',
    ])
  })
})

describe('a line shared by sites', () => {
  const stock = stockOf({ LILLE: { A: 3 }, LYON: { A: 3 } })

  test.each<{ name: string; maxFulfillments: number; wanted: number; want: string[] }>([
    {
      name: 'one site has it all: never cut',
      maxFulfillments: 3,
      wanted: 3,
      want: ['LILLE posta 2026-11-23: 3A'],
    },
    {
      name: 'no site has it all: cut, when more than one fulfilment is allowed',
      maxFulfillments: 2,
      wanted: 5,
      want: ['LILLE posta 2026-11-23: 2A', 'LYON posta 2026-11-23: 3A'],
    },
    {
      name: 'a single fulfilment allowed: a person is asked',
      maxFulfillments: 1,
      wanted: 5,
      want: ['exception: split-needs-approval'],
    },
    {
      name: 'all sites together have too few',
      maxFulfillments: 3,
      wanted: 7,
      want: ['exception: partial-stock'],
    },
  ])('$name', ({ maxFulfillments, wanted, want }) => {
    const world = aWorld({
      sites: [LILLE, LYON],
      stock,
      policy: { ...POLICY.defaults, maxFulfillments },
    })
    expect(outcome(decide(world, [anOrder({ lines: lines({ A: wanted }) })])[0]!)).toEqual(want)
  })

  test.each<{ name: string; policy: Partial<Policy>; order: Partial<Order>; want: string[] }>([
    {
      name: 'where the policy forbids it, a person is asked',
      policy: {},
      order: { lines: lines({ A: 5 }) },
      want: ['exception: split-needs-approval'],
    },
    {
      name: 'lines that leave whole may still go from several sites',
      policy: {},
      order: { lines: lines({ A: 3, B: 2 }) },
      want: ['LILLE posta 2026-11-23: 3A', 'LYON posta 2026-11-23: 2B'],
    },
    {
      name: 'what ships in part are whole lines',
      policy: { partial: 'allow' },
      order: { lines: lines({ A: 5, B: 2 }) },
      want: ['LYON posta 2026-11-23: 2B', 'partial: left-out'],
    },
    {
      name: 'a person who ships what is there may cut it',
      policy: { unfilledLineCents: 9_000 },
      order: { lines: lines({ A: 6 }), tags: [CHOICE_TAGS.shipPartial] },
      want: ['LILLE posta 2026-11-23: 3A', 'LYON posta 2026-11-23: 2A', 'partial: partial-stock'],
    },
    {
      name: 'a person who approves the split may cut it, and use more sites than the policy allows',
      policy: { maxFulfillments: 1 },
      order: { lines: lines({ A: 5 }), tags: [CHOICE_TAGS.splitApproved] },
      want: ['LILLE posta 2026-11-23: 3A', 'LYON posta 2026-11-23: 2A'],
    },
  ])('forbidden: $name', ({ policy, order, want }) => {
    const world = aWorld({
      sites: [LILLE, LYON],
      stock: stockOf({ LILLE: { A: 3 }, LYON: { A: 2, B: 2 } }),
      policy: { ...POLICY.defaults, maxFulfillments: 3, splitLines: 'forbid', ...policy },
    })
    expect(outcome(decide(world, [anOrder(order)])[0]!)).toEqual(want)
  })
})
