import { describe, expect, test } from 'vitest'
import type { Decision } from '../../../../main/engine/decision.ts'
import { explain } from '../../../../main/engine/explain/explain.ts'
import { orchestrate } from '../../../../main/engine/orchestrate.ts'
import { prepareWorld } from '../../../../main/engine/prepare/prepared-world.ts'
import { compileRules } from '../../../../main/engine/rules/compile.ts'
import type { World } from '../../../../main/engine/world.ts'
import type { Explanation } from '../../../../shared/domain/explanation.ts'
import type { Order } from '../../../../shared/domain/order.ts'
import { POLICY } from '../../../../shared/domain/policy.ts'
import { EMPTY_RULE_SET } from '../../../../shared/rules/document.ts'
import { aRate, aService, aSite } from '../../../support/carrier-builders.ts'
import {
  anOrder,
  aProduct,
  aWorld,
  LILLE,
  LYON,
  lines,
  MONDAY_MORNING,
  stockOf,
} from '../../../support/engine-builders.ts'

interface Told {
  readonly decision: Decision
  readonly explanation: Explanation
}

function decide(world: World, order: Order, now = MONDAY_MORNING): Told {
  const prepared = prepareWorld(world)
  const rules = compileRules(EMPTY_RULE_SET, prepared.context)
  const [decision] = orchestrate([order], prepared, rules, now)
  const { context } = prepared
  return {
    decision: decision!,
    explanation: explain({ order, decision: decision!, rules, context, world: prepared }),
  }
}

/** 'SITE service 2A, arrives 25' per fulfilment. */
function ships({ decision }: Told): readonly string[] {
  if (decision.kind !== 'allocated') return [decision.kind]
  return decision.fulfillments.map(
    ({ siteId, serviceId, allocations, promise }) =>
      `${siteId} ${serviceId} ${allocations.map(({ quantity, sku }) => `${quantity}${sku}`).join(' ')}, arrives ${promise.deliverTo.slice(8)}`,
  )
}

const at = (time: string) => Date.parse(`2026-11-23T${time}:00+01:00`)

describe('a deadline to leave counts by its instant', () => {
  const world = aWorld({ sites: [aSite({ cutoff: 16 * 60 })], stock: stockOf({ LILLE: { A: 1 } }) })
  test.each([
    { name: 'before the pick-up of that day: a miss, said before', shipBy: at('10:30'), late: true },
    { name: 'a minute before it', shipBy: at('15:59'), late: true },
    { name: 'at the pick-up', shipBy: at('16:00'), late: false },
    { name: 'after it', shipBy: at('18:00'), late: false },
  ])('$name', ({ shipBy, late }) => {
    const { decision } = decide(world, anOrder({ shipBy }))
    expect(decision).toMatchObject({
      kind: 'allocated',
      approval: late
        ? {
            reason: 'promise-at-risk',
            promised: '2026-11-23',
            expected: '2026-11-23',
            pickup: { deadline: shipBy, at: at('16:00') },
          }
        : null,
    })
  })

  test('so that a site whose carriers come earlier takes it', () => {
    const early = aSite({ ...LYON, cutoff: 11 * 60 })
    const two = aWorld({
      sites: [aSite({ cutoff: 16 * 60 }), early],
      stock: stockOf({ LILLE: { A: 1 }, LYON: { A: 1 } }),
    })
    expect(ships(decide(two, anOrder({ shipBy: at('12:00') })))).toEqual(['LYON home 1A, arrives 25'])
    expect(ships(decide(two, anOrder({ shipBy: at('16:00') })))).toEqual(['LILLE home 1A, arrives 25'])
  })

  test('in the time of the site, over the change of clocks', () => {
    const canary = aSite({
      id: 'PALMA',
      timeZone: 'Atlantic/Canary',
      cutoff: 14 * 60,
      workdays: [1, 2, 3, 4, 5, 6, 7],
    })
    const service = aService({ pickupDays: [1, 2, 3, 4, 5, 6, 7] })
    const there = aWorld({
      sites: [canary],
      services: [service],
      rates: [aRate()],
      stock: stockOf({ PALMA: { A: 1 } }),
    })
    const sunday = Date.parse('2026-10-25T08:00:00Z')
    const order = (shipBy: string) => anOrder({ placedAt: sunday - 1, shipBy: Date.parse(shipBy) })
    const late = (shipBy: string) => {
      const { decision } = decide(there, order(shipBy), sunday)
      return decision.kind === 'allocated' && decision.approval !== null
    }
    // Since that night 14:00 there is 14:00 UTC, and no longer 13:00.
    expect([late('2026-10-25T13:30:00Z'), late('2026-10-25T14:00:00Z')]).toEqual([true, false])
  })
})

describe('the fastest within a limit of what it costs more', () => {
  const services = [
    aService({ serviceId: 'slow' }),
    aService({ serviceId: 'quick' }),
    aService({ serviceId: 'fast', level: 'express', standardOrders: 'to-be-on-time' }),
  ]
  const rates = [
    aRate({ serviceId: 'slow', priceCents: 400, transitDays: 4 }),
    aRate({ serviceId: 'quick', priceCents: 700, transitDays: 2 }),
    aRate({ serviceId: 'fast', priceCents: 1_300, transitDays: 1 }),
  ]
  const ten = Array.from({ length: 10 }, (_, i) => aSite({ id: `S${i}` }))
  const by = (fastestExtraCents: number, sites = [LILLE]) =>
    aWorld({
      policy: { ...POLICY.defaults, strategy: 'fastest', fastestExtraCents },
      sites,
      services,
      rates,
      stock: stockOf(Object.fromEntries(sites.map(({ id }) => [id, { A: 1 }]))),
    })

  test.each([
    { limit: 1_000, want: 'fast 1A, arrives 24' },
    { limit: 900, want: 'fast 1A, arrives 24' },
    { limit: 899, want: 'quick 1A, arrives 25' },
    { limit: 300, want: 'quick 1A, arrives 25' },
    { limit: 299, want: 'slow 1A, arrives 27' },
    { limit: 0, want: 'slow 1A, arrives 27' },
  ])('limit $limit: $want, from one site and from ten', ({ limit, want }) => {
    expect(ships(decide(by(limit), anOrder()))).toEqual([`LILLE ${want}`])
    expect(ships(decide(by(limit, ten), anOrder()))).toEqual([`S0 ${want}`])
  })

  test('a slower site is slower, not too late', () => {
    const world = aWorld({
      policy: { ...POLICY.defaults, strategy: 'fastest' },
      rates: [
        aRate({ originSiteId: 'LILLE', transitDays: 3 }),
        aRate({ originSiteId: 'LYON', priceCents: 600, transitDays: 1 }),
      ],
      stock: stockOf({ LILLE: { A: 1 }, LYON: { A: 1 } }),
    })
    const told = decide(world, anOrder())
    expect(ships(told)).toEqual(['LYON home 1A, arrives 24'])
    expect(told.explanation.sites.map(({ siteIds, refusal }) => [...siteIds, refusal?.reason])).toEqual([
      ['LILLE', 'slower'],
      ['LYON', undefined],
      ['BORDEAUX', 'no-stock'],
    ])
  })

  test('a light parcel that is faster than the order’s heavy one leads no day too far', () => {
    // Alone each line takes a day, both together three: no day between is missed.
    const world = aWorld({
      policy: { ...POLICY.defaults, strategy: 'fastest', maxFulfillments: 1, fastestExtraCents: 100 },
      rates: [
        aRate({ originSiteId: 'LILLE', upToWeightG: 600, transitDays: 1 }),
        aRate({ originSiteId: 'LILLE', transitDays: 3 }),
        aRate({ originSiteId: 'LYON', priceCents: 480, transitDays: 4 }),
      ],
      stock: stockOf({ LILLE: { A: 1, B: 1 }, LYON: { A: 1, B: 1 } }),
    })
    expect(ships(decide(world, anOrder({ lines: lines({ A: 1, B: 1 }) })))).toEqual([
      'LILLE home 1A 1B, arrives 26',
    ])
  })
})

describe('a line that sites share', () => {
  const heavyIsSlow = [
    aRate({ upToWeightG: 2_000, transitDays: 1 }),
    aRate({ upToWeightG: 30_000, priceCents: 600, transitDays: 3 }),
  ]
  const heavy = aProduct('A', { weightG: 1_000 })

  test('only to be on time, since a lighter parcel is faster: said', () => {
    const world = aWorld({
      products: [heavy],
      rates: heavyIsSlow,
      stock: stockOf({ LILLE: { A: 4 }, LYON: { A: 4 } }),
    })
    const order = anOrder({ lines: lines({ A: 4 }), deliverBy: at('20:00') + 86_400_000 })
    const told = decide(world, order)
    expect(ships(told)).toEqual(['LILLE home 2A, arrives 24', 'LYON home 2A, arrives 24'])
    expect(told.decision).toMatchObject({ approval: null })
    expect(told.explanation.linesShared).toBe('time')
    expect(told.explanation.sites.map(({ siteIds, refusal }) => [...siteIds, refusal?.reason])).toEqual([
      ['LILLE', 'LYON', undefined],
      ['LILLE', 'too-late'],
      ['LYON', 'too-late'],
      ['BORDEAUX', 'no-stock'],
    ])
  })

  test('is left whole without a deadline, or where lines may not be cut', () => {
    const stock = stockOf({ LILLE: { A: 4 }, LYON: { A: 4 } })
    const world = aWorld({ products: [heavy], rates: heavyIsSlow, stock })
    expect(ships(decide(world, anOrder({ lines: lines({ A: 4 }) })))).toEqual(['LILLE home 4A, arrives 26'])
    const whole = { ...world, policy: { ...POLICY.defaults, splitLines: 'forbid' as const } }
    const told = decide(whole, anOrder({ lines: lines({ A: 4 }), deliverBy: at('20:00') + 86_400_000 }))
    expect(told.decision).toMatchObject({ approval: { reason: 'promise-at-risk' } })
  })

  test('because no site has it whole: what each site lacks is told by lines, not by pieces', () => {
    const told = decide(
      aWorld({ stock: stockOf({ LILLE: { A: 2, B: 1 }, LYON: { A: 2 } }) }),
      anOrder({ lines: lines({ A: 3, B: 1 }) }),
    )
    expect(told.explanation.linesShared).toBe('stock')
    expect(told.explanation.sites.slice(1).map(({ siteIds, refusal }) => [siteIds[0], refusal])).toEqual([
      ['LILLE', { reason: 'partial-stock', detail: { missingLines: 1 } }],
      ['LYON', { reason: 'partial-stock', detail: { missingLines: 2 } }],
      ['BORDEAUX', { reason: 'no-stock', detail: { missingLines: 2 } }],
    ])
  })
})
