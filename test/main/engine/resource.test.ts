import { expect, test } from 'vitest'
import type { Decision } from '../../../main/engine/decision.ts'
import { prepareWorld, withChanges } from '../../../main/engine/prepare/prepared-world.ts'
import { resource } from '../../../main/engine/resource.ts'
import { compileRules } from '../../../main/engine/rules/compile.ts'
import { EMPTY_RULE_SET } from '../../../shared/rules/document.ts'
import { aRate, aService } from '../../support/carrier-builders.ts'
import { anOrder, aWorld, lines, MONDAY_MORNING, stockOf } from '../../support/engine-builders.ts'

const ORDER = anOrder({ lines: lines({ A: 2, B: 1 }) })

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
  const decision = resource(ORDER, kept, [{ siteId: 'LILLE', skus: ['A'] }], world, rules, MONDAY_MORNING)
  expect(planned(decision)).toEqual([['LYON', 'posta', '1:1A']])
})

test('a site that rejects an order ships none of it', () => {
  const world = prepareWorld(aWorld({ stock: stockOf({ LILLE: { A: 5, B: 5 }, LYON: { A: 5, B: 5 } }) }))
  const rules = compileRules(EMPTY_RULE_SET, world.context)
  const decision = resource(ORDER, [], [{ siteId: 'LILLE', skus: null }], world, rules, MONDAY_MORNING)
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
  expect(planned(resource(ORDER, shipped, [], struck, rules, MONDAY_MORNING))).toEqual([
    ['LILLE', 'dearer', '1:2A'],
  ])
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
  expect(resource(ORDER, shipped, [], world, rules, MONDAY_MORNING)).toBeNull()
})
