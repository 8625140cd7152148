import { expect, test } from 'vitest'
import { orchestrate } from '../../../../main/engine/orchestrate.ts'
import { prepareWorld } from '../../../../main/engine/prepare/prepared-world.ts'
import { compileRules } from '../../../../main/engine/rules/compile.ts'
import { DAY_MS } from '../../../../shared/lib/clock.ts'
import { seededRandom } from '../../../../shared/lib/random.ts'
import { MONDAY_MORNING } from '../../../support/engine-builders.ts'
import { merchantInstance } from '../../../support/merchant-instance.ts'
import { merchantRules } from '../../../support/merchant-rules.ts'

/**
 * Such an order is planned in time and late, its lines cut into pieces in one plan and whole in the other. The pieces of
 * one plan were read as the lines of the other: a line was shipped twice, and another one's units taken from stock.
 */
test('an order that cannot ship whole in time ships no line beyond its quantity', () => {
  const { world, orders } = merchantInstance(seededRandom(517), {
    sites: 6,
    skus: 40,
    orders: 250,
    scarcity: 0.5,
  })
  const wanted = orders.map((order, i) => ({
    ...order,
    deliverBy: i % 5 === 0 ? MONDAY_MORNING + ((i % 11) + 1) * DAY_MS : order.deliverBy,
    lines: order.lines.map((line) => ({ ...line, quantity: line.quantity + (i % 7 === 0 ? 3 : 0) })),
  }))
  const prepared = prepareWorld({
    ...world,
    policy: { ...world.policy, strategy: 'fastest', splitLines: 'allow', partial: 'allow' },
  })
  const rules = compileRules(merchantRules(seededRandom(517), prepared.context), prepared.context)
  const beyond = orchestrate(wanted, prepared, rules, MONDAY_MORNING).flatMap((decision, i) => {
    if (decision.kind !== 'partial') return []
    const left = new Map(wanted[i]?.lines.map(({ id, quantity }) => [id, quantity]))
    for (const { allocations } of decision.fulfillments)
      for (const { lineId, quantity } of allocations) left.set(lineId, (left.get(lineId) ?? 0) - quantity)
    return [...left].filter(([, units]) => units < 0).map(([line]) => `${decision.orderId}, line ${line}`)
  })
  expect(beyond).toEqual([])
})
