import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Decision } from '../../../main/engine/decision.ts'
import { orchestrate } from '../../../main/engine/orchestrate.ts'
import { type PreparedWorld, prepareWorld, withChanges } from '../../../main/engine/prepare/prepared-world.ts'
import { remainderOf } from '../../../main/engine/remainder.ts'
import { type CompiledRules, compileRules } from '../../../main/engine/rules/compile.ts'
import type { SiteFailure } from '../../../main/engine/site-failure.ts'
import { EMPTY_RULE_SET } from '../../../shared/rules/document.ts'
import { aRate, aService } from '../../support/carrier-builders.ts'
import { anOrder, aWorld, lines, MONDAY_MORNING, stockOf } from '../../support/engine-builders.ts'

const ORDER = anOrder({ lines: lines({ A: 2, B: 1 }) })

type Kept = Parameters<typeof remainderOf>[1]

/** Sources what is not kept anew; null when nothing is left. */
function anew(
  kept: Kept,
  failures: readonly SiteFailure[],
  world: PreparedWorld,
  rules: CompiledRules,
): Decision | null {
  const rest = remainderOf(ORDER, kept)
  if (rest === null) return null
  return orchestrate([rest], world, rules, MONDAY_MORNING, new Map([[rest.id, failures]]))[0] ?? null
}

function planned(decision: Decision | null): unknown {
  if (decision === null || decision.kind !== 'allocated') return decision
  return decision.fulfillments.map((one) => [
    one.siteId,
    one.carrierId,
    one.allocations.map((a) => `${a.lineId}:${a.quantity}${a.sku}`).join(' '),
  ])
}

test('after a short pick only what is missing moves, and not back to that site', () => {
  const world = prepareWorld(aWorld({ stock: stockOf({ LILLE: { A: 5, B: 5 }, LYON: { A: 5 } }) }))
  const rules = compileRules(EMPTY_RULE_SET, world.context)
  const kept = [
    {
      allocations: [
        { lineId: '1', sku: 'A', quantity: 1 },
        { lineId: '2', sku: 'B', quantity: 1 },
      ],
    },
  ]
  const decision = anew(kept, [{ siteId: 'LILLE', skus: ['A'] }], world, rules)
  expect(planned(decision)).toEqual([['LYON', 'posta', '1:1A']])
})

test('a site that rejects an order ships none of it', () => {
  const world = prepareWorld(aWorld({ stock: stockOf({ LILLE: { A: 5, B: 5 }, LYON: { A: 5, B: 5 } }) }))
  const rules = compileRules(EMPTY_RULE_SET, world.context)
  const decision = anew([], [{ siteId: 'LILLE', skus: null }], world, rules)
  expect(planned(decision)).toEqual([['LYON', 'posta', '1:2A 2:1B']])
})

test('a strike moves what is not shipped to another carrier', () => {
  const world = prepareWorld(
    aWorld({
      services: [aService(), aService({ carrierId: 'dearer' })],
      rates: [aRate(), aRate({ carrierId: 'dearer', priceCents: 900 })],
      stock: stockOf({ LILLE: { A: 5, B: 5 } }),
    }),
  )
  const strike = {
    id: '018f3a2e-0000-7000-8000-000000000001',
    carrierId: 'posta',
    serviceId: null,
    zones: [],
    reason: 'strike',
    from: MONDAY_MORNING,
    until: null,
  }
  const rules = compileRules(EMPTY_RULE_SET, world.context)
  const struck = withChanges(world, { suspensions: [strike] })
  const shipped = [{ allocations: [{ lineId: '2', sku: 'B', quantity: 1 }] }]
  expect(planned(anew(shipped, [], struck, rules))).toEqual([['LILLE', 'dearer', '1:2A']])
})

test('nothing moves when all is shipped', () => {
  const world = prepareWorld(aWorld())
  const rules = compileRules(EMPTY_RULE_SET, world.context)
  const shipped = [
    {
      allocations: [
        { lineId: '1', sku: 'A', quantity: 2 },
        { lineId: '2', sku: 'B', quantity: 1 },
      ],
    },
  ]
  expect(anew(shipped, [], world, rules)).toBeNull()
})

describe('the remainder of an order', () => {
  const kept = (...allocations: { lineId: string; sku: string; quantity: number }[]) => ({ allocations })

  test.each<{ name: string; shipped: ReturnType<typeof kept>[]; want: [string, number][] | null }>([
    {
      name: 'nothing shipped: all of it',
      shipped: [],
      want: [
        ['1', 2],
        ['2', 1],
      ],
    },
    {
      name: 'a part of a line',
      shipped: [kept({ lineId: '1', sku: 'A', quantity: 1 })],
      want: [
        ['1', 1],
        ['2', 1],
      ],
    },
    {
      name: 'a line shipped in two fulfilments',
      shipped: [
        kept({ lineId: '1', sku: 'A', quantity: 1 }),
        kept({ lineId: '1', sku: 'A', quantity: 1 }, { lineId: '2', sku: 'B', quantity: 1 }),
      ],
      want: null,
    },
    {
      name: 'more shipped than ordered leaves nothing of that line',
      shipped: [kept({ lineId: '1', sku: 'A', quantity: 5 })],
      want: [['2', 1]],
    },
    {
      name: 'a line that is no longer there does not matter',
      shipped: [kept({ lineId: '9', sku: 'Z', quantity: 1 }, { lineId: '2', sku: 'B', quantity: 1 })],
      want: [['1', 2]],
    },
  ])('$name', ({ shipped, want }) => {
    expect(remainderOf(ORDER, shipped)?.lines.map((line) => [line.id, line.quantity]) ?? null).toEqual(want)
  })

  test('and what is kept are the order, line by line', () => {
    const quantities = fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.nat({ max: 6 })), {
      minLength: 1,
      maxLength: 5,
    })
    fc.assert(
      fc.property(quantities, (drawn) => {
        const order = anOrder({
          lines: drawn.map(([quantity], i) => ({ id: `${i}`, sku: 'A', quantity, unitPriceCents: 0 })),
        })
        const shipped = drawn.map(([quantity, part], i) => ({
          lineId: `${i}`,
          sku: 'A',
          quantity: Math.min(quantity, part),
        }))
        const rest = new Map(
          remainderOf(order, [kept(...shipped)])?.lines.map((one) => [one.id, one.quantity]),
        )
        expect(order.lines.map((line, i) => (rest.get(line.id) ?? 0) + shipped[i]!.quantity)).toEqual(
          order.lines.map((line) => line.quantity),
        )
      }),
      { numRuns: 200, seed: 61 },
    )
  })
})

test('both sites failed: an exception, not a way back to one of them', () => {
  const world = prepareWorld(aWorld({ stock: stockOf({ LILLE: { A: 5, B: 5 }, LYON: { A: 5, B: 5 } }) }))
  const rules = compileRules(EMPTY_RULE_SET, world.context)
  const failures = ['LILLE', 'LYON'].map((siteId) => ({ siteId, skus: null }))
  expect(anew([], failures, world, rules)).toMatchObject({
    kind: 'exception',
    cause: { reason: 'out-of-stock' },
  })
})

test('another order takes what a site refused to the first', () => {
  const world = prepareWorld(aWorld({ stock: stockOf({ LILLE: { A: 2 }, LYON: { A: 2 } }) }))
  const rules = compileRules(EMPTY_RULE_SET, world.context)
  const orders = ['O-1', 'O-2'].map((id) => anOrder({ id, lines: lines({ A: 2 }) }))
  const failures = new Map([['O-1', [{ siteId: 'LILLE', skus: ['A'] }]]])
  expect(orchestrate(orders, world, rules, MONDAY_MORNING, failures).map(planned)).toEqual([
    [['LYON', 'posta', '1:2A']],
    [['LILLE', 'posta', '1:2A']],
  ])
})

test('sourcing anew writes nothing: asked twice it says the same, and the world has its stock', () => {
  const world = prepareWorld(aWorld({ stock: stockOf({ LILLE: { A: 5, B: 5 }, LYON: { A: 5, B: 5 } }) }))
  const rules = compileRules(EMPTY_RULE_SET, world.context)
  const failures = [{ siteId: 'LILLE', skus: null }]
  const first = anew([], failures, world, rules)
  expect(anew([], failures, world, rules)).toEqual(first)
  expect(planned(anew([], [], world, rules))).toEqual([['LILLE', 'posta', '1:2A 2:1B']])
})
