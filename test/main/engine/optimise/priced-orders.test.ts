import { describe, expect, test } from 'vitest'
import type { Decision } from '../../../../main/engine/decision.ts'
import { orchestrate } from '../../../../main/engine/orchestrate.ts'
import { prepareWorld } from '../../../../main/engine/prepare/prepared-world.ts'
import { compileRules } from '../../../../main/engine/rules/compile.ts'
import type { World } from '../../../../main/engine/world.ts'
import type { Order } from '../../../../shared/domain/order.ts'
import { POLICY, STRATEGIES } from '../../../../shared/domain/policy.ts'
import { seededRandom } from '../../../../shared/lib/random.ts'
import { EMPTY_RULE_SET } from '../../../../shared/rules/document.ts'
import { aRate } from '../../../support/carrier-builders.ts'
import { anOrder, aWorld, lines, MONDAY_MORNING, stockOf } from '../../../support/engine-builders.ts'

/** One order by itself, with these prices of a unit of A, B or C by site. */
function decide(world: World, order: Order, cents: Readonly<Record<string, number>>): Decision {
  const shadowPrices = new Map(
    Object.entries(cents).map(([site, price]) => [
      site,
      new Map(['A', 'B', 'C'].map((sku) => [sku, [{ units: 1, cents: price }]])),
    ]),
  )
  const prepared = prepareWorld({ ...world, shadowPrices })
  return orchestrate([order], prepared, compileRules(EMPTY_RULE_SET, prepared.context), MONDAY_MORNING)[0]!
}

/** 'SITE: 2A arrives 25' each. */
function ships(decision: Decision): readonly string[] {
  return shipped(decision).map(
    ({ siteId, allocations, promise }) =>
      `${siteId}: ${allocations.map(({ quantity, sku }) => `${quantity}${sku}`).join(' ')} arrives ${promise.deliverTo.slice(8)}`,
  )
}

function shipped(decision: Decision) {
  return decision.kind === 'allocated' || decision.kind === 'partial' ? decision.fulfillments : []
}

function unitsOf(decision: Decision): number {
  const taken = shipped(decision).flatMap(({ allocations }) => allocations)
  return taken.reduce((sum, { quantity }) => sum + quantity, 0)
}

function arrivalOf(decision: Decision): string {
  const days = shipped(decision).map(({ promise }) => promise.deliverTo)
  return days.toSorted().at(-1) ?? ''
}

describe('the price of a unit', () => {
  const both = stockOf({ LILLE: { A: 2 }, LYON: { A: 2 } })

  test('sends an order to the site that has plenty', () => {
    expect(ships(decide(aWorld({ stock: both }), anOrder(), { LILLE: 400 }))).toEqual(['LYON: 1A arrives 25'])
  })

  test('leaves no line out, however dear every unit is', () => {
    const world = aWorld({ policy: { ...POLICY.defaults, partial: 'allow' }, stock: both })
    const dear = { LILLE: 9_000, LYON: 9_000, BORDEAUX: 9_000 }
    expect(ships(decide(world, anOrder({ lines: lines({ A: 2 }) }), dear))).toEqual(['LILLE: 2A arrives 25'])
  })

  test('makes no promise worse', () => {
    const rates = [
      aRate({ originSiteId: 'LILLE', transitDays: 1 }),
      aRate({ originSiteId: 'LYON', priceCents: 550, transitDays: 3 }),
    ]
    expect(ships(decide(aWorld({ stock: both, rates }), anOrder(), { LILLE: 400 }))).toEqual([
      'LILLE: 1A arrives 24',
    ])
  })

  test('never ships less, never later, over random merchants', () => {
    const random = seededRandom(12)
    const below = (count: number) => Math.floor(random() * count)
    for (let i = 0; i < 60; i++) {
      const sites = ['LILLE', 'LYON', 'BORDEAUX']
      const world = aWorld({
        policy: {
          ...POLICY.defaults,
          strategy: STRATEGIES[below(4)]!,
          partial: below(2) === 0 ? 'allow' : 'hold',
          unfilledLineCents: below(2_000),
          maxFulfillments: 1 + below(3),
        },
        stock: stockOf(
          Object.fromEntries(sites.map((id) => [id, { A: below(4), B: below(4), C: below(4) }])),
        ),
        rates: sites.map((originSiteId) =>
          aRate({ originSiteId, priceCents: 400 + below(400), transitDays: 1 + below(4) }),
        ),
      })
      const order = anOrder({ lines: lines({ A: 1 + below(3), B: 1 + below(2), C: 1 }) })
      const cents = Object.fromEntries(sites.map((id) => [id, below(3) * below(3_000)]))
      const [plain, priced] = [decide(world, order, {}), decide(world, order, cents)]
      expect([i, priced.kind, unitsOf(priced)]).toEqual([i, plain.kind, unitsOf(plain)])
      expect(arrivalOf(priced) <= arrivalOf(plain)).toBe(true)
    }
  })
})
