import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Decision } from '../../../main/engine/decision.ts'
import { orchestrate } from '../../../main/engine/orchestrate.ts'
import { prepareWorld } from '../../../main/engine/prepare/prepared-world.ts'
import { compileRules } from '../../../main/engine/rules/compile.ts'
import type { World } from '../../../main/engine/world.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { availableToPromise } from '../../../shared/domain/stock.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { EMPTY_RULE_SET } from '../../../shared/rules/document.ts'
import { aRate, aService, aSite } from '../../support/carrier-builders.ts'
import { anOrder, aProduct, aWorld, MONDAY_MORNING } from '../../support/engine-builders.ts'
import { merchantInstance } from '../../support/merchant-instance.ts'
import { merchantRules } from '../../support/merchant-rules.ts'

const SITES = ['S1', 'S2', 'S3']
const SKUS = ['A', 'B', 'C']
const CHANNELS = ['shop', 'store']

const stock = fc.array(
  fc.record({
    siteId: fc.constantFrom(...SITES),
    sku: fc.constantFrom(...SKUS),
    onHand: fc.integer({ min: -2, max: 8 }),
    reserved: fc.integer({ min: 0, max: 2 }),
    safety: fc.integer({ min: 0, max: 2 }),
  }),
  { maxLength: 9 },
)

const reserves = fc.array(
  fc.record({
    channelId: fc.constantFrom(...CHANNELS),
    siteId: fc.option(fc.constantFrom(...SITES)),
    sku: fc.constantFrom(...SKUS),
    quantity: fc.integer({ min: 0, max: 3 }),
  }),
  { maxLength: 4 },
)

const orders = fc.array(
  fc.record({
    channelId: fc.constantFrom(...CHANNELS),
    customerTier: fc.constantFrom('', 'vip'),
    minutesAgo: fc.integer({ min: 0, max: 600 }),
    lines: fc.array(fc.record({ sku: fc.constantFrom(...SKUS), quantity: fc.integer({ min: 1, max: 4 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  { minLength: 1, maxLength: 8 },
)

const worlds = fc.record({
  stock,
  reserves,
  capacity: fc.option(fc.integer({ min: 0, max: 3 })),
  cap: fc.option(fc.integer({ min: 0, max: 3 })),
  partial: fc.constantFrom('allow' as const, 'hold' as const),
  maxFulfillments: fc.integer({ min: 1, max: 3 }),
  splitLines: fc.constantFrom('allow' as const, 'forbid' as const),
  strategy: fc.constantFrom('cheapest' as const, 'fastest' as const, 'nearest' as const, 'balanced' as const),
})

type Drawn<T> = T extends fc.Arbitrary<infer Value> ? Value : never

function worldOf(drawn: Drawn<typeof worlds>): World {
  const levels = new Map(drawn.stock.map((level) => [`${level.siteId}${level.sku}`, level]))
  return aWorld({
    sites: SITES.map((id, i) =>
      aSite({ id, latitude: 44 + i, longitude: i, dailyCapacity: i === 0 ? drawn.capacity : null }),
    ),
    products: SKUS.map((sku, i) => aProduct(sku, { weightG: 400 * (i + 1) })),
    stock: [...levels.values()],
    reserves: drawn.reserves,
    services: [aService({ dailyCap: drawn.cap }), aService({ carrierId: 'other' })],
    rates: SITES.flatMap((originSiteId, i) => [
      aRate({ originSiteId, upToWeightG: 1_000, priceCents: 400 + 30 * i }),
      aRate({ originSiteId, priceCents: 600 + 30 * i }),
      aRate({ carrierId: 'other', originSiteId, priceCents: 900 }),
    ]),
    policy: {
      strategy: drawn.strategy,
      fastestExtraCents: 500,
      maxFulfillments: drawn.maxFulfillments,
      splitPenaltyCents: 150,
      unfilledLineCents: 2_500,
      partial: drawn.partial,
      splitLines: drawn.splitLines,
    },
  })
}

function ordersOf(drawn: Drawn<typeof orders>): Order[] {
  return drawn.map(({ channelId, customerTier, minutesAgo, lines }, i) =>
    anOrder({
      id: `O-${i}`,
      channelId,
      customerTier,
      placedAt: MONDAY_MORNING - minutesAgo * 60_000,
      lines: lines.map((line, n) => ({ id: `${n}`, unitPriceCents: 1_000, ...line })),
    }),
  )
}

function decide(world: World, list: readonly Order[]): Decision[] {
  const prepared = prepareWorld(world)
  return orchestrate(list, prepared, compileRules(EMPTY_RULE_SET, prepared.context), MONDAY_MORNING)
}

/** Units shipped by line, site and SKU. */
function shipped(decision: Decision) {
  if (decision.kind !== 'allocated' && decision.kind !== 'partial') return []
  return decision.fulfillments.flatMap(({ siteId, allocations }) =>
    allocations.map((allocation) => ({ siteId, ...allocation })),
  )
}

test('units are neither lost nor doubled, nor taken from what is not free', () => {
  fc.assert(
    fc.property(worlds, orders, (drawnWorld, drawnOrders) => {
      const world = worldOf(drawnWorld)
      const list = ordersOf(drawnOrders)
      const left = world.stock.map((level) => ({ ...level }))
      decide(world, list).forEach((decision, i) => {
        const order = list[i]!
        const units = shipped(decision)
        for (const line of order.lines) {
          const sent = units
            .filter((one) => one.lineId === line.id)
            .reduce((sum, one) => sum + one.quantity, 0)
          expect(sent).toBeLessThanOrEqual(line.quantity)
          if (decision.kind === 'allocated') expect(sent).toBe(line.quantity)
          if (drawnWorld.splitLines === 'forbid') expect([0, line.quantity]).toContain(sent)
        }
        if (decision.kind === 'allocated' || decision.kind === 'partial') {
          expect(decision.fulfillments.length).toBeLessThanOrEqual(drawnWorld.maxFulfillments)
          const parts = units.map(({ lineId }) => lineId)
          if (drawnWorld.splitLines === 'forbid') expect(parts).toEqual([...new Set(parts)])
          for (const { allocations, parcels } of decision.fulfillments) {
            const packed = parcels
              .flatMap((parcel) => parcel.contents)
              .reduce((sum, one) => sum + one.quantity, 0)
            expect(packed).toBe(allocations.reduce((sum, one) => sum + one.quantity, 0))
          }
        }
        for (const { siteId, sku, quantity } of units) {
          const level = left.find((one) => one.siteId === siteId && one.sku === sku)!
          level.reserved += quantity
          expect(level.onHand - level.reserved - level.safety).toBeGreaterThanOrEqual(0)
        }
      })
    }),
    { numRuns: 400, seed: 3 },
  )
})

test('one order never takes more than its channel may sell', () => {
  fc.assert(
    fc.property(worlds, orders, (drawnWorld, drawnOrders) => {
      const world = worldOf(drawnWorld)
      const [order] = ordersOf(drawnOrders)
      const [decision] = decide(world, [order!])
      for (const sku of SKUS) {
        const levels = world.stock.filter((level) => level.sku === sku)
        const taken = shipped(decision!)
          .filter((one) => one.sku === sku)
          .reduce((sum, one) => sum + one.quantity, 0)
        expect(taken).toBeLessThanOrEqual(availableToPromise(levels, world.reserves, order!.channelId))
      }
    }),
    { numRuns: 400, seed: 4 },
  )
})

test('the order in which orders come does not matter, and nothing handed in changes', () => {
  fc.assert(
    fc.property(worlds, orders, fc.integer(), (drawnWorld, drawnOrders, seed) => {
      const world = worldOf(drawnWorld)
      const list = ordersOf(drawnOrders)
      const random = seededRandom(seed)
      const shuffled = list.map((order) => ({ order, at: random() })).sort((a, b) => a.at - b.at)
      const before = structuredClone({ stock: world.stock, list })
      const byId = (decisions: readonly Decision[]) =>
        decisions.toSorted((a, b) => (a.orderId < b.orderId ? -1 : 1))
      const first = decide(world, list)
      expect(
        byId(
          decide(
            world,
            shuffled.map((one) => one.order),
          ),
        ),
      ).toEqual(byId(first))
      expect({ stock: world.stock, list }).toEqual(before)
    }),
    { numRuns: 150, seed: 5 },
  )
})

test('caps and capacities hold, with fifty rules and many orders', () => {
  const { world, orders: list } = merchantInstance(seededRandom(9), {
    sites: 5,
    skus: 60,
    orders: 300,
    scarcity: 1.5,
  })
  const limited: World = {
    ...world,
    sites: world.sites.map((site) => ({ ...site, dailyCapacity: 40 })),
    services: world.services.map((service) => ({ ...service, dailyCap: 60 })),
  }
  const prepared = prepareWorld(limited)
  const rules = compileRules(merchantRules(seededRandom(10), prepared.context), prepared.context)
  const bySiteAndDay = new Map<string, number>()
  const byServiceAndDay = new Map<string, number>()
  const count = (map: Map<string, number>, key: string, n: number) => map.set(key, (map.get(key) ?? 0) + n)
  for (const decision of orchestrate(list, prepared, rules, MONDAY_MORNING)) {
    if (decision.kind !== 'allocated' && decision.kind !== 'partial') continue
    for (const { siteId, carrierId, serviceId, parcels, promise } of decision.fulfillments) {
      count(bySiteAndDay, `${siteId} ${promise.shipOn}`, 1)
      count(byServiceAndDay, `${carrierId}/${serviceId} ${promise.shipOn}`, parcels.length)
    }
  }
  expect(Math.max(...bySiteAndDay.values())).toBeLessThanOrEqual(40)
  expect(Math.max(...byServiceAndDay.values())).toBeLessThanOrEqual(60)
})
