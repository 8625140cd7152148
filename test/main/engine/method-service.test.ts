import { expect, test } from 'vitest'
import { explain } from '../../../main/engine/explain/explain.ts'
import { orchestrate } from '../../../main/engine/orchestrate.ts'
import { prepareWorld } from '../../../main/engine/prepare/prepared-world.ts'
import { compileRules } from '../../../main/engine/rules/compile.ts'
import { serviceKey } from '../../../shared/domain/carrier.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { EMPTY_RULE_SET } from '../../../shared/rules/document.ts'
import { aRate, aService } from '../../support/carrier-builders.ts'
import { anOrder, aWorld, LILLE, lines, MONDAY_MORNING, stockOf } from '../../support/engine-builders.ts'

const services = [
  aService({ carrierId: 'cheap', serviceId: 'home', level: 'standard' }),
  aService({ carrierId: 'dear', serviceId: 'home', level: 'standard' }),
  aService({ carrierId: 'dear', serviceId: 'fast', level: 'express' }),
]
const prepared = prepareWorld(
  aWorld({
    sites: [LILLE],
    stock: stockOf({ LILLE: { A: 10 } }),
    services,
    rates: services.map(({ carrierId, serviceId }, at) =>
      aRate({ carrierId, serviceId, priceCents: 500 + at * 100 }),
    ),
  }),
)
const rules = compileRules(EMPTY_RULE_SET, prepared.context)

function decided(changes: Partial<Order>) {
  const order = anOrder({ lines: lines({ A: 1 }), ...changes })
  const [decision] = orchestrate([order], prepared, rules, MONDAY_MORNING)
  if (decision?.kind !== 'allocated') throw new Error(`It is ${decision?.kind}`)
  const told = explain({ order, decision, rules, context: prepared.context, world: prepared })
  return {
    by: decision.fulfillments.map(serviceKey),
    refused: told.services.flatMap((one) =>
      one.refusal === null ? [] : [`${serviceKey(one)} ${one.refusal.reason}`],
    ),
  }
}

test.each<{ name: string; order: Partial<Order>; by: string }>([
  { name: 'none stands for all', order: {}, by: 'cheap/home' },
  { name: 'a carrier is the only one asked', order: { requests: { service: 'dear' } }, by: 'dear/home' },
  { name: 'a service goes before the level', order: { requests: { service: 'dear/fast' } }, by: 'dear/fast' },
  { name: 'one that is gone counts for nothing', order: { requests: { service: 'gone' } }, by: 'cheap/home' },
  {
    name: 'a person chooses otherwise',
    order: { requests: { service: 'dear' }, chosen: { service: 'cheap/home' } },
    by: 'cheap/home',
  },
])('by the service of its shipping method: $name', ({ order, by }) => {
  expect(decided(order).by).toEqual([by])
})

test('why another service was left is the shipping method', () => {
  expect(decided({ requests: { service: 'dear' } }).refused).toContain('cheap/home not-chosen-by-method')
})
