import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Decision } from '../../../main/engine/decision.ts'
import { orchestrate } from '../../../main/engine/orchestrate.ts'
import { prepareWorld } from '../../../main/engine/prepare/prepared-world.ts'
import { compileRules } from '../../../main/engine/rules/compile.ts'
import type { World } from '../../../main/engine/world.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { POLICY } from '../../../shared/domain/policy.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import { aRate, aService, aSite } from '../../support/carrier-builders.ts'
import {
  anOrder,
  aProduct,
  aWorld,
  LILLE,
  LYON,
  MONDAY_MORNING,
  stockOf,
} from '../../support/engine-builders.ts'
import { merchantInstance } from '../../support/merchant-instance.ts'
import { merchantRules } from '../../support/merchant-rules.ts'
import { does, is, ruleOf, ruleSetOf } from '../../support/rules/rule-builders.ts'

/** What must hold between two runs that differ in one thing, whatever the right answer of each may be. */

interface Case {
  readonly world: World
  readonly orders: readonly Order[]
  readonly rules: readonly Rule[]
}

const CARRIERS = ['colissimo', 'chronopost', 'dhl', 'ups', 'mondial', 'gls']

/** A merchant with fifty rules of its own and stock about as much as is wanted; rates by site, carrier and bracket. */
function merchant(seed: number): Case {
  const random = seededRandom(seed)
  const scarcity = [0.7, 1.1, 2][seed % 3]!
  const { world, orders } = merchantInstance(random, { sites: 4, skus: 12, orders: 15, scarcity })
  const rates = world.sites.flatMap((site) =>
    CARRIERS.filter(() => random() < 0.8).flatMap((carrierId) =>
      [1_000, 3_000, 30_000].map((upToWeightG, bracket) =>
        aRate({
          carrierId,
          originSiteId: site.id,
          upToWeightG,
          priceCents: 300 + 150 * bracket + Math.floor(random() * 150),
          transitDays: 1 + Math.floor(random() * 3),
        }),
      ),
    ),
  )
  const own = { ...world, rates }
  const rules = merchantRules(random, prepareWorld(own).context).rules as Rule[]
  return { world: own, orders, rules }
}

const cases = fc.constantFrom(...Array.from({ length: 12 }, (_, i) => merchant(i + 1)))

function decide(
  world: World,
  orders: readonly Order[],
  rules: readonly Rule[] = [],
  now = MONDAY_MORNING,
): Decision[] {
  const prepared = prepareWorld(world)
  return orchestrate(orders, prepared, compileRules(ruleSetOf(rules), prepared.context), now)
}

/** The decisions without their traces, which name sites, rules and candidates that may well differ. */
function outcomes(decisions: readonly Decision[]) {
  return decisions.map((one) => ({ ...one, trace: null }))
}

function shipping(decision: Decision | undefined): number {
  return decision?.kind === 'allocated'
    ? decision.fulfillments.reduce((sum, one) => sum + one.shippingCents, 0)
    : Number.NaN
}

function handlingAndShipping(decision: Decision | undefined): number {
  return decision?.kind === 'allocated'
    ? decision.fulfillments.reduce((sum, one) => sum + one.shippingCents + one.handlingCents, 0)
    : Number.POSITIVE_INFINITY
}

function sites(decision: Decision | undefined): readonly string[] {
  return decision?.kind === 'allocated'
    ? decision.fulfillments.map((one) => one.siteId)
    : [decision?.kind ?? '']
}

/** Only shipping costs anything. */
function shippingAlone(world: World): World {
  return {
    ...world,
    sites: world.sites.map((site) => ({ ...site, handlingCentsPerOrder: 0, handlingCentsPerUnit: 0 })),
    policy: { ...world.policy, splitPenaltyCents: 0, partial: 'hold' },
  }
}

const SETTINGS = { numRuns: 20, seed: 31 }

describe('rates', () => {
  test('all times k: the same sites and services, shipping times k', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 2, max: 9 }), ({ world, orders }, k) => {
        const plain = shippingAlone(world)
        const dearer = { ...plain, rates: plain.rates.map((r) => ({ ...r, priceCents: k * r.priceCents })) }
        orders.forEach((order) => {
          const [before] = decide(plain, [order])
          const [after] = decide(dearer, [order])
          expect(sites(after)).toEqual(sites(before))
          expect(shipping(after)).toBe(k * shipping(before))
        })
      }),
      { ...SETTINGS, numRuns: 8 },
    )
  })

  test('a further service is never chosen to pay more', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 900 }), ({ world, orders }, priceCents) => {
        const more: World = {
          ...world,
          services: [...world.services, aService({ carrierId: 'new' })],
          rates: [...world.rates, aRate({ carrierId: 'new', priceCents, transitDays: 1 })],
        }
        for (const order of orders.slice(0, 5)) {
          const [before] = decide(world, [order])
          const [after] = decide(more, [order])
          expect(handlingAndShipping(after)).toBeLessThanOrEqual(handlingAndShipping(before))
        }
      }),
      { ...SETTINGS, numRuns: 12 },
    )
  })

  test('the order of the rate card does not matter', () => {
    fc.assert(
      fc.property(cases, ({ world, orders }) => {
        expect(decide({ ...world, rates: world.rates.toReversed() }, orders)).toEqual(decide(world, orders))
      }),
      { ...SETTINGS, numRuns: 12 },
    )
  })
})

describe('rules', () => {
  test('one that never matches changes nothing, wherever it stands', () => {
    const never = (id: string, code: string, args: Record<string, unknown>) =>
      ruleOf(id, is('order.country', 'in', ['JP']), [does(code, args)])
    fc.assert(
      fc.property(cases, fc.nat({ max: 50 }), ({ world, orders, rules }, at) => {
        const idle = [
          never('n1', 'classify.tag', { tag: 'x' }),
          never('n2', 'source.exclude-sites', { siteIds: ['S0'] }),
          never('n3', 'ship.exclude-services', { services: [{ carrierId: 'dhl', serviceId: null }] }),
        ]
        const more = rules.toSpliced(at, 0, ...idle)
        expect(outcomes(decide(world, orders, more))).toEqual(outcomes(decide(world, orders, rules)))
      }),
      SETTINGS,
    )
  })

  test('a disabled one is as good as none', () => {
    fc.assert(
      fc.property(cases, fc.nat({ max: 49 }), ({ world, orders, rules }, at) => {
        const off = rules.map((rule, i) => (i === at ? { ...rule, enabled: false } : rule))
        expect(outcomes(decide(world, orders, off))).toEqual(
          outcomes(decide(world, orders, rules.toSpliced(at, 1))),
        )
      }),
      SETTINGS,
    )
  })

  test('the order of rules of one kind that add up does not matter', () => {
    fc.assert(
      fc.property(cases, fc.integer(), ({ world, orders, rules }, seed) => {
        const random = seededRandom(seed)
        const kind = (rule: Rule): string => `${rule.stage} ${rule.actions[0]?.code}`
        const adding = rules.filter((rule) => /tag|add-priority|exclude/.test(rule.actions[0]?.code ?? ''))
        const shuffled = adding
          .map((rule) => ({ rule, at: random() }))
          .toSorted((a, b) => a.at - b.at)
          .map((one) => one.rule)
        const queues = new Map<string, Rule[]>()
        for (const rule of shuffled) queues.set(kind(rule), [...(queues.get(kind(rule)) ?? []), rule])
        const permuted = adding.map((rule) => queues.get(kind(rule))?.shift() as Rule)
        const sorted = (decisions: readonly Decision[]) =>
          outcomes(decisions).map((one) => ({ ...one, tags: one.tags.toSorted() }))
        expect(sorted(decide(world, orders, permuted))).toEqual(sorted(decide(world, orders, adding)))
      }),
      SETTINGS,
    )
  })

  test('the same rule twice excludes and tags once', () => {
    fc.assert(
      fc.property(cases, ({ world, orders, rules }) => {
        const excluding = rules.filter((rule) => /exclude|tag/.test(rule.actions[0]?.code ?? ''))
        const again = excluding.map((rule) => ({ ...rule, id: `${rule.id}-again` }))
        const plain = (decisions: readonly Decision[]) =>
          outcomes(decisions).map((one) => ({ ...one, tags: [...new Set(one.tags)] }))
        expect(plain(decide(world, orders, [...excluding, ...again]))).toEqual(
          plain(decide(world, orders, excluding)),
        )
      }),
      SETTINGS,
    )
  })
})

describe('stock', () => {
  test('more of it never opens an exception that was closed', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 5 }), ({ world, orders }, units) => {
        const more = { ...world, stock: world.stock.map((l) => ({ ...l, onHand: l.onHand + units })) }
        for (const order of orders) {
          const [before] = decide(world, [order])
          const [after] = decide(more, [order])
          if (before?.kind === 'allocated') expect(after?.kind).toBe('allocated')
          expect(handlingAndShipping(after)).toBeLessThanOrEqual(handlingAndShipping(before))
        }
      }),
      { ...SETTINGS, numRuns: 12 },
    )
  })

  test('a site that ships nothing may go, with its stock and its rates', () => {
    fc.assert(
      fc.property(cases, ({ world, orders }) => {
        const before = decide(world, orders)
        const used = new Set(
          before.flatMap((one) => ('fulfillments' in one ? one.fulfillments.map((f) => f.siteId) : [])),
        )
        const gone = aSite({ id: 'IDLE', latitude: 43, longitude: 2 })
        const idle: World = {
          ...world,
          sites: [...world.sites, gone],
          rates: [...world.rates, aRate({ carrierId: 'dhl', originSiteId: 'IDLE' })],
        }
        expect(used.has('IDLE')).toBe(false)
        expect(outcomes(decide(idle, orders))).toEqual(outcomes(before))
      }),
      { ...SETTINGS, numRuns: 20 },
    )
  })

  test('that nobody wants changes nothing', () => {
    fc.assert(
      fc.property(cases, ({ world, orders }) => {
        const more: World = {
          ...world,
          products: [...world.products, aProduct('EXTRA')],
          stock: [...world.stock, { siteId: 'S0', sku: 'EXTRA', onHand: 9, reserved: 0, safety: 0 }],
        }
        expect(decide(more, orders)).toEqual(decide(world, orders))
      }),
      { ...SETTINGS, numRuns: 20 },
    )
  })
})

describe('dates', () => {
  const two = (cutoff: number, changes: Partial<World> = {}): World =>
    aWorld({
      sites: [
        { ...LILLE, cutoff },
        { ...LYON, cutoff },
      ],
      stock: stockOf({ LILLE: { A: 9 }, LYON: { A: 9 } }),
      ...changes,
    })
  const instant = fc
    .integer({ min: 0, max: 14 * 24 * 4 })
    .map((quarters) => MONDAY_MORNING + quarters * 15 * 60_000)

  test('a later cut-off never makes a promise later', () => {
    const cutoff = fc.integer({ min: 0, max: 23 * 60 })
    fc.assert(
      fc.property(instant, cutoff, cutoff, (now, a, b) => {
        const deliverTo = (minute: number): string => {
          const order = anOrder({ placedAt: now - 60_000 })
          const [decision] = decide(two(minute), [order], [], now)
          return decision?.kind === 'allocated'
            ? (decision.fulfillments[0]?.promise.deliverTo ?? '')
            : 'never'
        }
        expect(deliverTo(Math.max(a, b)) <= deliverTo(Math.min(a, b))).toBe(true)
      }),
      { numRuns: 100, seed: 32 },
    )
  })

  test('a later decision never promises an earlier delivery', () => {
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        const order = anOrder({ placedAt: MONDAY_MORNING })
        const deliverTo = (now: number): string => {
          const [decision] = decide(two(14 * 60), [order], [], now)
          return decision?.kind === 'allocated' ? (decision.fulfillments[0]?.promise.deliverTo ?? '') : ''
        }
        expect(deliverTo(Math.min(a, b)) <= deliverTo(Math.max(a, b))).toBe(true)
      }),
      { numRuns: 100, seed: 33 },
    )
  })

  test('a faster service under "fastest" never makes it later', () => {
    const fastest = { policy: { ...POLICY.defaults, strategy: 'fastest' as const } }
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 4 }), (now, transitDays) => {
        const world = two(14 * 60, fastest)
        const more: World = {
          ...world,
          services: [...world.services, aService({ carrierId: 'rapid' })],
          rates: [...world.rates, aRate({ carrierId: 'rapid', priceCents: 2_000, transitDays })],
        }
        const deliverTo = (own: World): string => {
          const [decision] = decide(own, [anOrder({ placedAt: now })], [], now)
          return decision?.kind === 'allocated'
            ? (decision.fulfillments[0]?.promise.deliverTo ?? '')
            : 'never'
        }
        expect(deliverTo(more) <= deliverTo(world)).toBe(true)
      }),
      { numRuns: 60, seed: 34 },
    )
  })
})
