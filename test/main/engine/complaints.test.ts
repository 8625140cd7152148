import { describe, expect, test } from 'vitest'
import type { Decision } from '../../../main/engine/decision.ts'
import { explain } from '../../../main/engine/explain/explain.ts'
import { orchestrate } from '../../../main/engine/orchestrate.ts'
import { prepareWorld } from '../../../main/engine/prepare/prepared-world.ts'
import { compileRules } from '../../../main/engine/rules/compile.ts'
import type { World } from '../../../main/engine/world.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { Action, Condition, Stage } from '../../../shared/rules/document.ts'
import { aRate, aService } from '../../support/carrier-builders.ts'
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

/** What merchants complain about in the systems they have; each is a case here. */

function aRule(id: string, stage: Stage, when: readonly Condition[], ...actions: Action[]) {
  return {
    id,
    name: `Rule ${id}`,
    enabled: true,
    stage,
    when: { kind: 'group', match: 'all', children: when },
    actions,
    validity: null,
    stopsStage: false,
  }
}

function is(field: string, operator: string, value: unknown): Condition {
  return { kind: 'condition', field, operator, value }
}

function decide(
  world: World,
  orders: readonly Order[],
  rules: readonly unknown[] = [],
  now = MONDAY_MORNING,
) {
  const prepared = prepareWorld(world)
  const ruleSet = { version: 1, publishedAt: 0, author: '', note: '', rules: [...rules] }
  const compiled = compileRules(ruleSet, prepared.context)
  const decisions = orchestrate(orders, prepared, compiled, now)
  const why = (i: number) =>
    explain({
      order: orders[i]!,
      decision: decisions[i]!,
      rules: compiled,
      context: prepared.context,
      world: prepared,
    })
  return { decisions, why }
}

function shipments(decision: Decision | undefined): readonly string[] {
  if (decision?.kind !== 'allocated') return [decision?.kind ?? '']
  return decision.fulfillments.map(
    (one) =>
      `${one.siteId} ${one.carrierId}: ${one.allocations.map((a) => `${a.quantity}${a.sku}`).join(' ')}`,
  )
}

const TWO_CARRIERS = {
  services: [aService({ maxWeightG: 10_000 }), aService({ carrierId: 'freight' })],
  rates: [aRate(), aRate({ carrierId: 'freight', priceCents: 2_000 })],
}

describe('stock', () => {
  test('seen over all sites and taken from the sites that ship, two lines of one SKU included', () => {
    const order = anOrder({
      lines: [
        { id: '1', sku: 'A', quantity: 2, unitPriceCents: 0 },
        { id: '2', sku: 'A', quantity: 2, unitPriceCents: 0 },
      ],
    })
    const both = aWorld({ stock: stockOf({ LILLE: { A: 2 }, LYON: { A: 2 } }) })
    expect(shipments(decide(both, [order]).decisions[0])).toEqual(['LILLE posta: 2A', 'LYON posta: 2A'])
    const three = aWorld({ stock: stockOf({ LILLE: { A: 3 } }) })
    expect(decide(three, [order]).decisions[0]).toMatchObject({
      cause: { reason: 'partial-stock', lines: [{ sku: 'A', wanted: 4, found: 3 }] },
    })
  })

  test('a level that is already negative gives nothing and costs nobody else', () => {
    const world = aWorld({
      stock: [
        { siteId: 'LILLE', sku: 'A', onHand: -5, reserved: 2, safety: 0 },
        { siteId: 'LYON', sku: 'A', onHand: 1, reserved: 0, safety: 0 },
      ],
    })
    expect(shipments(decide(world, [anOrder()]).decisions[0])).toEqual(['LYON posta: 1A'])
  })

  test('two orders never take the same unit', () => {
    const world = aWorld({ stock: stockOf({ LILLE: { A: 1 } }) })
    const { decisions } = decide(world, [anOrder({ id: '1' }), anOrder({ id: '2' })])
    expect(decisions.map((one) => one.kind)).toEqual(['allocated', 'exception'])
  })
})

describe('rules', () => {
  test('one with a blank condition stands aside, the next works', () => {
    const blank = aRule('blank', 'source', [is('', '', null)], {
      code: 'source.exclude-sites',
      args: { siteIds: ['LYON'] },
    })
    const good = aRule('good', 'source', [is('order.country', 'in', ['FR'])], {
      code: 'source.exclude-sites',
      args: { siteIds: ['LILLE'] },
    })
    const world = aWorld({ stock: stockOf({ LILLE: { A: 1 }, LYON: { A: 1 } }) })
    const { decisions, why } = decide(world, [anOrder()], [blank, good])
    expect(shipments(decisions[0])).toEqual(['LYON posta: 1A'])
    expect(why(0).rules.map((rule) => [rule.ruleId, rule.matched, rule.skipped])).toEqual([
      ['blank', false, 'quarantined'],
      ['good', true, null],
    ])
  })

  test('each says whether it matched, and if not what it found', () => {
    const heavy = aRule('heavy', 'classify', [is('order.weight', 'gt', 3_000)], {
      code: 'classify.tag',
      args: { tag: 'heavy' },
    })
    const { why } = decide(aWorld({ stock: stockOf({ LILLE: { A: 1 } }) }), [anOrder()], [heavy])
    expect(why(0).rules[0]).toMatchObject({
      ruleId: 'heavy',
      matched: false,
      failed: { condition: 'order.weight', actual: 500 },
    })
  })

  test('an action takes effect once, however many parcels and sites there are', () => {
    const sign = aRule('sign', 'ship', [is('parcel.weight', 'gt', 0)], { code: 'ship.signature', args: {} })
    const tag = aRule('tag', 'classify', [is('order.country', 'in', ['FR'])], {
      code: 'classify.tag',
      args: { tag: 'home' },
    })
    const world = aWorld({ stock: stockOf({ LILLE: { A: 1 }, LYON: { B: 1 } }) })
    const { decisions } = decide(world, [anOrder({ lines: lines({ A: 1, B: 1 }) })], [sign, tag])
    expect(decisions[0]).toMatchObject({
      tags: ['home'],
      demands: { signature: true, insuranceCents: null, relayPoint: false },
    })
  })

  test('of a parcel look at the parcel, not at the whole order', () => {
    const world = aWorld({
      ...TWO_CARRIERS,
      products: [aProduct('A', { weightG: 8_000 }), aProduct('B', { weightG: 8_000 })],
      stock: stockOf({ LILLE: { A: 1 }, LYON: { B: 1 } }),
    })
    const light = aRule('light', 'ship', [is('parcel.weight', 'gt', 10_000)], {
      code: 'ship.exclude-services',
      args: { services: [{ carrierId: 'posta', serviceId: null }] },
    })
    const { decisions } = decide(world, [anOrder({ lines: lines({ A: 1, B: 1 }) })], [light])
    expect(shipments(decisions[0])).toEqual(['LILLE posta: 1A', 'LYON posta: 1B'])
  })
})

describe('carriers and dates', () => {
  test('the cut-off is that of the site, in its own time', () => {
    const atTwo = Date.UTC(2026, 10, 23, 13, 0)
    const world = aWorld({
      sites: [
        { ...LILLE, cutoff: 14 * 60 + 30 },
        { ...LYON, id: 'MADEIRA', timeZone: 'Atlantic/Madeira', cutoff: 13 * 60 + 30 },
      ],
      rates: [aRate()],
      stock: stockOf({ LILLE: { A: 1 }, MADEIRA: { A: 1, B: 1 } }),
    })
    const { decisions } = decide(
      world,
      [anOrder({ id: '1' }), anOrder({ id: '2', lines: lines({ B: 1 }) })],
      [],
      atTwo,
    )
    expect(decisions).toMatchObject([
      { fulfillments: [{ siteId: 'LILLE', promise: { shipOn: '2026-11-23' } }] },
      { fulfillments: [{ siteId: 'MADEIRA', promise: { shipOn: '2026-11-23' } }] },
    ])
    const [late] = decide(world, [anOrder()], [], atTwo + 45 * 60_000).decisions
    expect(late).toMatchObject({ fulfillments: [{ promise: { shipOn: '2026-11-24' } }] })
  })

  test('an order of Saturday afternoon leaves on Monday when pick-ups are on Monday', () => {
    const saturday = Date.UTC(2026, 10, 28, 14, 0)
    const world = aWorld({
      sites: [{ ...LILLE, workdays: [1, 2, 3, 4, 5, 6], cutoff: 12 * 60 }],
      services: [aService({ pickupDays: [1, 3] })],
      stock: stockOf({ LILLE: { A: 1 } }),
    })
    const { decisions } = decide(world, [anOrder()], [], saturday)
    expect(decisions[0]).toMatchObject({ fulfillments: [{ promise: { shipOn: '2026-11-30' } }] })
  })

  test('the two parcels of a split do not share the last place of a capped carrier', () => {
    const world = aWorld({
      services: [aService({ dailyCap: 1 }), aService({ carrierId: 'backup' })],
      rates: [aRate(), aRate({ carrierId: 'backup', priceCents: 900 })],
      stock: stockOf({ LILLE: { A: 1 }, LYON: { B: 1 } }),
    })
    const { decisions } = decide(world, [anOrder({ lines: lines({ A: 1, B: 1 }) })])
    expect(shipments(decisions[0])).toEqual(['LILLE posta: 1A', 'LYON backup: 1B'])
  })

  test('in a strike the fallback carrier takes what its daily cap allows, the rest the next day', () => {
    const strike = {
      id: '018f3a2e-0000-7000-8000-000000000001',
      carrierId: 'posta',
      serviceId: null,
      zones: [],
      reason: 'strike',
      from: MONDAY_MORNING,
      until: null,
    }
    const world = aWorld({
      services: [aService(), aService({ carrierId: 'backup', dailyCap: 2 })],
      rates: [aRate(), aRate({ carrierId: 'backup', priceCents: 900 })],
      suspensions: [strike],
      stock: stockOf({ LILLE: { A: 9 } }),
    })
    const { decisions } = decide(
      world,
      ['1', '2', '3'].map((id) => anOrder({ id })),
    )
    expect(decisions.map((one) => one.kind === 'allocated' && one.fulfillments[0]?.promise.shipOn)).toEqual([
      '2026-11-23',
      '2026-11-23',
      '2026-11-24',
    ])
    expect(decisions.map(shipments)).toEqual([
      ['LILLE backup: 1A'],
      ['LILLE backup: 1A'],
      ['LILLE backup: 1A'],
    ])
  })
})
