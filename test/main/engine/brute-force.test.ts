import { expect, test } from 'vitest'
import { orchestrate } from '../../../main/engine/orchestrate.ts'
import { prepareWorld } from '../../../main/engine/prepare/prepared-world.ts'
import { compileRules } from '../../../main/engine/rules/compile.ts'
import type { World } from '../../../main/engine/world.ts'
import { STANDARD_ORDERS } from '../../../shared/domain/carrier.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { STRATEGIES } from '../../../shared/domain/policy.ts'
import { HOUR_MS } from '../../../shared/lib/clock.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { EMPTY_RULE_SET } from '../../../shared/rules/document.ts'
import { aRate, aService, aSite } from '../../support/carrier-builders.ts'
import { anOrder, aProduct, aWorld } from '../../support/engine-builders.ts'
import { PlainDecider } from '../../support/plain-decider.ts'

/** Before clocks go forward and back, before Easter, in a month of bridges, before Christmas. */
const NOWS = [
  '2026-03-28T08:00:00Z',
  '2026-10-23T11:30:00Z',
  '2026-10-24T23:30:00Z',
  '2026-04-02T14:00:00Z',
  '2026-04-30T10:00:00Z',
  '2026-12-24T10:30:00Z',
].map((text) => Date.parse(text))

/** The last: a full site makes an earlier arrival cheaper than a later one. */
const SEEDS = [...Array.from({ length: 20 }, (_, i) => i + 1), 73]
const SKUS = ['A', 'B', 'C']
const SITES = [
  aSite({ id: 'LILLE', cutoff: 14 * 60, cutoffByDay: { 5: 11 * 60 } }),
  aSite({
    id: 'LYON',
    postcode: '69000',
    latitude: 45.76,
    longitude: 4.84,
    cutoff: 16 * 60,
    workdays: [1, 2, 3, 4, 5, 6],
  }),
  aSite({
    id: 'LONDON',
    country: 'GB',
    postcode: 'EC1A 1BB',
    latitude: 51.5,
    longitude: -0.12,
    timeZone: 'Europe/London',
    cutoff: 13 * 60,
  }),
]

function merchant(seed: number): { world: World; orders: Order[]; now: number } {
  const random = seededRandom(seed)
  const below = (count: number) => Math.floor(random() * count)
  const oneOf = <T>(list: readonly T[]): T => list[below(list.length)]!
  const now = oneOf(NOWS)
  const services = ['slow', 'home', 'fast'].map((serviceId, i) =>
    aService({
      serviceId,
      level: i === 2 ? 'express' : 'standard',
      standardOrders: oneOf(STANDARD_ORDERS),
      dailyCap: below(4) === 0 ? 1 + below(6) : null,
      pickupDays: oneOf([
        [1, 2, 3, 4, 5],
        [1, 3, 5],
        [1, 2, 3, 4, 5, 6],
      ]),
      deliveryDays: oneOf([
        [1, 2, 3, 4, 5],
        [1, 2, 3, 4, 5, 6],
      ]),
    }),
  )
  // Transit times go up or down with the weight.
  const rates = services.flatMap(({ serviceId }, i) =>
    SITES.flatMap(({ id }) => {
      let priceCents = 300 + 150 * i + below(300)
      return [1_000, 3_000, 30_000].map((upToWeightG) => {
        priceCents += below(250)
        return aRate({
          serviceId,
          originSiteId: id,
          upToWeightG,
          priceCents,
          transitDays: Math.max(0, 3 - i + below(3) - 1),
        })
      })
    }),
  )
  const world = aWorld({
    policy: {
      strategy: oneOf(STRATEGIES),
      fastestExtraCents: below(600),
      maxFulfillments: 1 + below(3),
      splitLines: oneOf(['allow', 'allow', 'forbid']),
      splitPenaltyCents: below(3) * 100,
      unfilledLineCents: 300 + below(1_500),
      partial: oneOf(['allow', 'hold']),
    },
    sites: SITES.map((site) => ({ ...site, dailyCapacity: below(3) === 0 ? 1 + below(4) : null })),
    products: SKUS.map((sku, i) => aProduct(sku, { weightG: 400 + 500 * i })),
    stock: SITES.flatMap(({ id }) =>
      SKUS.map((sku) => ({ siteId: id, sku, onHand: below(9), reserved: below(2), safety: below(2) })),
    ),
    reserves: [
      { channelId: 'other', siteId: null, sku: 'A', quantity: below(3) },
      { channelId: 'other', siteId: 'LYON', sku: 'B', quantity: below(3) },
    ],
    services,
    rates,
  })
  const orders = Array.from({ length: 12 }, (_, i) =>
    anOrder({
      id: `O-${i}`,
      placedAt: now - HOUR_MS - i,
      channelId: oneOf(['shop', 'other']),
      serviceLevel: oneOf(['standard', 'standard', 'standard', 'express']),
      shipBy: below(4) === 0 ? now + below(96) * HOUR_MS : null,
      deliverBy: below(3) === 0 ? now + (12 + below(144)) * HOUR_MS : null,
      lines: Array.from({ length: 1 + below(2) }, (_, line) => ({
        id: String(line),
        sku: oneOf(SKUS),
        quantity: 1 + below(3),
        unitPriceCents: 1_000,
      })),
    }),
  )
  return { world, orders, now }
}

/** Parts of a plan together want more of a capped service than is left: they are priced one after the other. */
function sharesCap(used: readonly string[], { services }: World): boolean {
  const capped = new Set(
    services.flatMap(({ serviceId, dailyCap }) => (dailyCap === null ? [] : [serviceId])),
  )
  return used.some((one, i) => used.indexOf(one) !== i && capped.has(one))
}

test('what is decided is what trying everything finds: sites, service, price, dates and what stays', () => {
  let compared = 0
  for (const seed of SEEDS) {
    const { world, orders, now } = merchant(seed)
    const prepared = prepareWorld(world)
    const rules = compileRules(EMPTY_RULE_SET, prepared.context)
    const plain = new PlainDecider(world, now)
    const decided = orchestrate(orders, prepared, rules, now).map((decision, i) => ({
      decision,
      order: orders[i]!,
    }))
    for (const { decision, order } of decided.toSorted(
      (a, b) => b.decision.priority - a.decision.priority || a.order.placedAt - b.order.placedAt,
    )) {
      const want = plain.plan(order)
      const ships = decision.kind === 'allocated' || decision.kind === 'partial' ? decision.fulfillments : []
      const used = [
        ships.map(({ serviceId }) => serviceId),
        want.parts.map(({ offer }) => offer.service.serviceId),
      ]
      if (!used.some((one) => sharesCap(one, world))) {
        const where = `merchant ${seed}, order ${order.id}`
        const held = !want.complete && world.policy.partial === 'hold'
        const kind = want.complete ? 'allocated' : held || want.parts.length === 0 ? 'exception' : 'partial'
        expect([where, decision.kind]).toEqual([where, kind])
        if (ships.length > 0) {
          const late = 'approval' in decision && decision.approval?.reason === 'promise-at-risk'
          expect([where, late]).toEqual([where, want.late])
          const score = plain.scoreOf(order, ships, late)
          expect([where, Math.round(score * 100)]).toEqual([where, Math.round(want.score * 100)])
          const told = ships.map(({ siteId, serviceId, shippingCents, promise }) =>
            [siteId, serviceId, shippingCents, promise.shipOn, promise.deliverTo].join(' '),
          )
          const found = want.parts.map(({ site, offer }) =>
            [site.id, offer.service.serviceId, offer.priceCents, offer.shipOn, offer.deliverTo].join(' '),
          )
          // Of equal plans either may be the one.
          const same = ships.every((one, n) => one.siteId === want.parts[n]?.site.id)
          if (same && ships.length === found.length) expect([where, ...told]).toEqual([where, ...found])
        }
        compared++
      }
      plain.take(ships)
    }
  }
  expect(compared).toBeGreaterThan(200)
})
