import { expect, test } from 'vitest'
import type { Decision } from '../../../main/engine/decision.ts'
import { orchestrate } from '../../../main/engine/orchestrate.ts'
import { prepareWorld, withChanges, withStock } from '../../../main/engine/prepare/prepared-world.ts'
import { compileRules } from '../../../main/engine/rules/compile.ts'
import { POLICY } from '../../../shared/domain/policy.ts'
import { aRate, aService } from '../../support/carrier-builders.ts'
import { anOrder, aWorld, lines, MONDAY_MORNING, stockOf } from '../../support/engine-builders.ts'
import { does, is, ruleOf, ruleSetOf } from '../../support/rules/rule-builders.ts'

/** 'SITE carrier day: 1A 1B' of its first parcel. */
function firstParcel(decision: Decision | undefined): string | null {
  if (decision?.kind !== 'allocated') return null
  const [first] = decision.fulfillments
  if (first === undefined) return null
  const { siteId, carrierId, promise, allocations } = first
  return `${siteId} ${carrierId} ${promise.shipOn}: ${allocations.map((a) => `${a.quantity}${a.sku}`).join(' ')}`
}

test('a simulation with other stock, suspensions, policy, rules and instant leaves the live world as it was', () => {
  const live = prepareWorld(
    aWorld({
      stock: stockOf({ LILLE: { A: 3, B: 2 }, LYON: { A: 3, B: 2 } }),
      services: [aService(), aService({ carrierId: 'backup' })],
      rates: [aRate(), aRate({ carrierId: 'backup', priceCents: 900 })],
    }),
  )
  const orders = [1, 2, 3, 4].map((n) => anOrder({ id: `O-${n}`, lines: lines({ A: 1, B: 1 }) }))
  const rules = compileRules(ruleSetOf([]), live.context)
  const draft = compileRules(
    ruleSetOf([
      ruleOf('away', is('order.country', 'in', ['FR']), [
        does('source.exclude-sites', { siteIds: ['LILLE'] }),
      ]),
    ]),
    live.context,
  )
  const before = orchestrate(orders, live, rules, MONDAY_MORNING)
  const stock = structuredClone(live.world.stock)
  const empty = ['A', 'B'].map((sku) => ({ siteId: 'LILLE', sku, onHand: 0, reserved: 0, safety: 0 }))
  const strike = {
    id: '018f3a2e-0000-7000-8000-000000000001',
    carrierId: 'posta',
    serviceId: null,
    zones: [],
    reason: 'strike',
    from: 0,
    until: null,
  }
  const simulated = [
    orchestrate(orders, withStock(live, empty), rules, MONDAY_MORNING),
    orchestrate(orders, withChanges(live, { suspensions: [strike] }), rules, MONDAY_MORNING),
    orchestrate(
      orders,
      withChanges(live, { policy: { ...POLICY.defaults, maxFulfillments: 1 } }),
      rules,
      MONDAY_MORNING,
    ),
    orchestrate(orders, live, draft, MONDAY_MORNING),
    orchestrate(orders, live, rules, MONDAY_MORNING + 48 * 3_600_000),
  ]
  expect(simulated.map((decisions) => firstParcel(decisions[0]))).toEqual([
    'LYON posta 2026-11-23: 1A 1B',
    'LILLE backup 2026-11-23: 1A 1B',
    'LILLE posta 2026-11-23: 1A 1B',
    'LYON posta 2026-11-23: 1A 1B',
    'LILLE posta 2026-11-25: 1A 1B',
  ])
  expect(orchestrate(orders, live, rules, MONDAY_MORNING)).toEqual(before)
  expect(live.world.stock).toEqual(stock)
})
