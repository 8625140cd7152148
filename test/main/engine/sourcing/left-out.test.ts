import { describe, expect, test } from 'vitest'
import { orchestrate } from '../../../../main/engine/orchestrate.ts'
import { prepareWorld } from '../../../../main/engine/prepare/prepared-world.ts'
import { compileRules } from '../../../../main/engine/rules/compile.ts'
import type { World } from '../../../../main/engine/world.ts'
import type { ExceptionCause } from '../../../../shared/domain/exception.ts'
import type { Order } from '../../../../shared/domain/order.ts'
import { POLICY } from '../../../../shared/domain/policy.ts'
import { EMPTY_RULE_SET } from '../../../../shared/rules/document.ts'
import { aRate, aService } from '../../../support/carrier-builders.ts'
import {
  anOrder,
  aProduct,
  aWorld,
  lines,
  MONDAY_MORNING,
  stockOf,
} from '../../../support/engine-builders.ts'

const PARTS = { ...POLICY.defaults, partial: 'allow' as const, unfilledLineCents: 500 }

function decide(world: World, order: Order) {
  const prepared = prepareWorld(world)
  const rules = compileRules(EMPTY_RULE_SET, prepared.context)
  return orchestrate([order], prepared, rules, MONDAY_MORNING)[0]
}

/** An order that ships in part: what ships is not at stake here, why the rest does not is. */
function cause(world: World, order: Order): ExceptionCause | undefined {
  const decision = decide(world, order)
  return decision?.kind === 'partial' ? decision.cause : undefined
}

describe('a line that stays while another ships', () => {
  // From Lyon alone B costs 5.50, 1.20 and 0.20 to handle, and 1.50 of goodwill.
  const apart = stockOf({ LILLE: { A: 5 }, LYON: { B: 15 }, BORDEAUX: { B: 18 } })

  test.each<{ name: string; world: Partial<World>; order: Partial<Order>; want: unknown }>([
    {
      name: 'costs more than leaving it is worth: what it would cost, and the limit',
      world: { policy: PARTS, stock: apart },
      order: { lines: lines({ A: 1, B: 3 }) },
      want: {
        reason: 'left-out',
        lines: [{ sku: 'B', wanted: 3, found: 0 }],
        extraCents: 880,
        limitCents: 500,
        mostParcels: null,
      },
    },
    {
      name: 'would take more parcels than are allowed',
      world: { policy: { ...PARTS, unfilledLineCents: 5_000, maxFulfillments: 1 }, stock: apart },
      order: { lines: lines({ A: 1, B: 3 }) },
      want: {
        reason: 'left-out',
        lines: [{ sku: 'B', wanted: 3, found: 0 }],
        extraCents: 880,
        limitCents: null,
        mostParcels: 1,
      },
    },
    {
      name: 'is taken by no service',
      world: {
        policy: PARTS,
        products: [aProduct('A'), aProduct('B', { flags: ['hazmat'] })],
        services: [aService({ excludedFlags: ['hazmat'] })],
        stock: stockOf({ LILLE: { A: 5, B: 5 } }),
      },
      order: { lines: lines({ A: 1, B: 3 }) },
      want: {
        reason: 'no-eligible-service',
        main: 'excluded-flag',
        country: 'FR',
        postcode: '59000',
        chargeableG: 1_500,
      },
    },
    {
      name: 'is not there',
      world: { policy: PARTS, stock: stockOf({ LILLE: { A: 5 }, LYON: { B: 2 } }) },
      order: { lines: lines({ A: 1, B: 3 }) },
      want: {
        reason: 'partial-stock',
        lines: [{ sku: 'B', wanted: 3, found: 2 }],
        leftOut: {
          lines: [{ sku: 'B', wanted: 3, found: 0 }],
          extraCents: 860,
          limitCents: 500,
          mostParcels: null,
        },
      },
    },
    {
      name: 'is not there, beside one that costs too much',
      world: { policy: PARTS, stock: apart },
      order: { lines: lines({ A: 1, B: 3, C: 1 }) },
      want: {
        reason: 'partial-stock',
        lines: [{ sku: 'C', wanted: 1, found: 0 }],
        leftOut: {
          lines: [{ sku: 'B', wanted: 3, found: 0 }],
          extraCents: 880,
          limitCents: 500,
          mostParcels: null,
        },
      },
    },
    {
      name: 'is not there, beside one that would be a parcel too many',
      world: { policy: { ...PARTS, unfilledLineCents: 5_000, maxFulfillments: 1 }, stock: apart },
      order: { lines: lines({ A: 1, B: 3, C: 1 }) },
      want: {
        reason: 'partial-stock',
        lines: [{ sku: 'C', wanted: 1, found: 0 }],
        leftOut: {
          lines: [{ sku: 'B', wanted: 3, found: 0 }],
          extraCents: 880,
          limitCents: null,
          mostParcels: 1,
        },
      },
    },
    {
      name: 'could ship with the other from one site that costs too much, not only in a second parcel',
      world: {
        policy: { ...PARTS, maxFulfillments: 1 },
        rates: ['LILLE', 'LYON'].map((originSiteId, i) =>
          aRate({ originSiteId, priceCents: i === 0 ? 500 : 1_500 }),
        ),
        stock: stockOf({ LILLE: { A: 5 }, LYON: { A: 5, B: 5 }, BORDEAUX: { C: 5 } }),
      },
      order: { lines: lines({ A: 1, B: 1, C: 1 }) },
      want: {
        reason: 'left-out',
        lines: [{ sku: 'B', wanted: 1, found: 0 }],
        extraCents: 1_020,
        limitCents: 500,
        mostParcels: null,
      },
    },
  ])('$name', ({ world, order, want }) => {
    expect(cause(aWorld(world), anOrder(order))).toEqual(want)
  })

  test('ships once a person says that it may cost that', () => {
    const world = aWorld({ policy: PARTS, stock: apart })
    const order = anOrder({ lines: lines({ A: 1, B: 3 }), tags: ['split-approved'] })
    expect(decide(world, order)).toMatchObject({
      kind: 'allocated',
      fulfillments: [{ siteId: 'LILLE' }, { siteId: 'LYON' }],
    })
  })

  test('what ships is taken from stock although the rest was planned again', () => {
    const prepared = prepareWorld(
      aWorld({ policy: PARTS, stock: stockOf({ LILLE: { A: 3 }, LYON: { B: 9 } }) }),
    )
    const rules = compileRules(EMPTY_RULE_SET, prepared.context)
    const two = [1, 2].map((i) => anOrder({ id: `O-${i}`, lines: lines({ A: 2, B: 1 }) }))
    const units = orchestrate(two, prepared, rules, MONDAY_MORNING).flatMap((decision) =>
      decision.kind === 'partial'
        ? decision.fulfillments.flatMap(({ allocations }) => allocations.map(({ quantity }) => quantity))
        : [],
    )
    expect(units).toEqual([2, 1])
  })
})
