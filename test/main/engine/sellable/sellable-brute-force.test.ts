import { expect, test } from 'vitest'
import type { PlannedFulfillment } from '../../../../main/engine/decision.ts'
import { prepareWorld } from '../../../../main/engine/prepare/prepared-world.ts'
import { compileRules } from '../../../../main/engine/rules/compile.ts'
import { SellableStock } from '../../../../main/engine/sellable/sellable-stock.ts'
import type { UsualOrder } from '../../../../main/engine/sellable/usual-order.ts'
import { ALL_FIT } from '../../../../main/engine/unfit-services.ts'
import type { World } from '../../../../main/engine/world.ts'
import type { Order } from '../../../../shared/domain/order.ts'
import { placeOfKind } from '../../../../shared/domain/sellable.ts'
import { DAY_MS } from '../../../../shared/lib/clock.ts'
import { seededRandom } from '../../../../shared/lib/random.ts'
import type { Rule } from '../../../../shared/rules/document.ts'
import { aRate, aService } from '../../../support/carrier-builders.ts'
import {
  anOrder,
  aProduct,
  aWorld,
  BORDEAUX,
  LILLE,
  LYON,
  MONDAY_MORNING,
} from '../../../support/engine-builders.ts'
import { PlainDecider, type PlainPlan } from '../../../support/plain-decider.ts'
import { does, is, ruleOf, ruleSetOf } from '../../../support/rules/rule-builders.ts'

const SEEDS = Array.from({ length: 14 }, (_, i) => i + 1)
const SITES = [LILLE, LYON, BORDEAUX]
const CHANNELS = ['shop', 'market']
const COUNTRIES = ['FR', 'GB']
const SKUS = ['A', 'B']

/** A rule in the engine's terms, and what it means in plain ones. */
interface PlainRule {
  readonly rule: Rule
  readonly readsStock: boolean
  matches(order: Order, freeAt: (siteId: string) => number): boolean
  readonly site?: (siteId: string) => boolean
  readonly sendTo?: string
  readonly kept?: (order: Order, siteId: string) => number
  readonly service?: (service: string) => boolean
}

function merchant(seed: number) {
  const random = seededRandom(seed)
  const below = (count: number) => Math.floor(random() * count)
  const oneOf = <T>(list: readonly T[]): T => list[below(list.length)]!
  const services = ['home', 'fast', 'relay'].map((serviceId, i) =>
    aService({
      serviceId,
      level: i === 1 ? 'express' : 'standard',
      dailyCap: below(5) === 0 ? below(3) : null,
      maxWeightG: null,
    }),
  )
  const pack = oneOf([1, 1, 3])
  // What needs several parcels is beyond the plain decider.
  const brackets = pack === 1 ? [500, 30_000, 30_000] : [30_000]
  const rates = services.flatMap(({ serviceId }) =>
    SITES.flatMap(({ id }) =>
      COUNTRIES.filter(() => below(4) > 0).map((country) =>
        aRate({
          serviceId,
          originSiteId: id,
          country,
          upToWeightG: oneOf(brackets),
          priceCents: 300 + below(500),
        }),
      ),
    ),
  )
  const products = SKUS.map((sku, i) =>
    aProduct(sku, { weightG: 400 + 500 * i, priceCents: 1_000 + 1_000 * i }),
  )
  const weightOf = (order: Order) =>
    order.lines.reduce(
      (sum, { sku, quantity }) => sum + quantity * products.find((one) => one.sku === sku)!.weightG,
      0,
    )
  const condition = (): Pick<PlainRule, 'matches' | 'readsStock'> & { when: ReturnType<typeof is> } => {
    const channel = oneOf(CHANNELS)
    const country = oneOf(COUNTRIES)
    const site = oneOf(SITES).id
    const units = 1 + below(5)
    switch (below(5)) {
      case 0:
        return {
          when: is('order.country', 'in', [country]),
          matches: ({ destination }) => destination.country === country,
          readsStock: false,
        }
      case 1:
        return {
          when: is('order.weight', 'gt', 800),
          matches: (order) => weightOf(order) > 800,
          readsStock: false,
        }
      case 2:
        return {
          when: is('stock.least', 'lt', { site, value: units }),
          matches: (_, freeAt) => freeAt(site) < units,
          readsStock: true,
        }
      default:
        return {
          when: is('order.channel', 'in', [channel]),
          matches: ({ channelId }) => channelId === channel,
          readsStock: false,
        }
    }
  }
  const rules = Array.from({ length: below(4) }, (_, i): PlainRule => {
    const { when, ...plain } = condition()
    const siteId = oneOf(SITES).id
    const said = (code: string, args: Record<string, unknown>) => ruleOf(`r${i}`, when, [does(code, args)])
    switch (plain.readsStock ? 1 + below(2) : below(4)) {
      case 0: {
        const channelId = oneOf(CHANNELS)
        const units = 1 + below(3)
        const kept = (order: Order, at: string) =>
          order.channelId !== channelId && at === siteId ? units : 0
        return { ...plain, rule: said('classify.protect-stock', { channelId, units, siteId }), kept }
      }
      case 1:
        return {
          ...plain,
          rule: said('source.exclude-sites', { siteIds: [siteId] }),
          site: (at) => at !== siteId,
        }
      case 2:
        return { ...plain, rule: said('source.send-to', { siteId }), sendTo: siteId }
      default: {
        const { carrierId, serviceId } = oneOf(services)
        const key = `${carrierId}/${serviceId}`
        return {
          ...plain,
          rule: said('ship.exclude-services', { services: [{ carrierId, serviceId }] }),
          service: (one) => one !== key,
        }
      }
    }
  })
  const world = aWorld({
    policy: {
      ...aWorld().policy,
      maxFulfillments: 1 + below(3),
      splitLines: oneOf(['allow', 'forbid']),
      partial: 'hold',
    },
    sites: SITES.map((site) => ({
      ...site,
      dailyCapacity: below(4) === 0 ? 1 + below(3) : null,
      outage: below(8) === 0 ? { reason: 'Flood', since: MONDAY_MORNING - DAY_MS, until: null } : null,
    })),
    products,
    stock: SITES.flatMap(({ id }) =>
      SKUS.map((sku) => ({ siteId: id, sku, onHand: below(9), reserved: below(2), safety: below(2) })),
    ),
    reserves: [
      { channelId: 'other', siteId: null, sku: 'A', quantity: below(6) },
      { channelId: 'other', siteId: 'LYON', sku: 'B', quantity: below(3) },
    ],
    services,
    rates,
  })
  return { world, rules, pack }
}

function usualOrders(channelId: string): UsualOrder[] {
  return COUNTRIES.map((country) => {
    const { destination } = anOrder()
    return {
      kind: { country, delivery: 'standard', siteId: null, territory: '', orders: 1 },
      order: anOrder({
        id: `${channelId} ${country}`,
        channelId,
        destination: { ...destination, country, postcode: country === 'FR' ? '59000' : 'EC1A 1BB' },
      }),
    }
  })
}

/** What rules and outages leave to an order, said to the decider that tries everything; `only`: one site alone. */
function plainOf(world: World, rules: readonly PlainRule[], only: { site: string | null }): PlainDecider {
  const closed = new Set(world.sites.flatMap(({ id, outage }) => (outage === null ? [] : [id])))
  const matching = (order: Order) =>
    rules.filter((one) => one.matches(order, (siteId) => plain.free(siteId, order.lines[0]!.sku)))
  const plain: PlainDecider = new PlainDecider(world, MONDAY_MORNING, {
    site(order, siteId) {
      if (closed.has(siteId) || (only.site !== null && only.site !== siteId)) return false
      const held = matching(order)
      const sendTo = held.find((one) => one.sendTo !== undefined)?.sendTo
      return (sendTo === undefined || sendTo === siteId) && held.every((one) => one.site?.(siteId) ?? true)
    },
    kept: (order, siteId) => matching(order).reduce((sum, one) => sum + (one.kept?.(order, siteId) ?? 0), 0),
    service: (order, _, key) => matching(order).every((one) => one.service?.(key) ?? true),
  })
  return plain
}

const asking = ({ order }: UsualOrder, sku: string, pack: number): Order => ({
  ...order,
  lines: [{ id: '1', sku, quantity: pack, unitPriceCents: 1_000 }],
})

/** How many packs orders of these kinds get, one after the other. */
function shipped(
  world: World,
  rules: readonly PlainRule[],
  usual: readonly UsualOrder[],
  sku: string,
  pack: number,
): number {
  const plain = plainOf(world, rules, { site: null })
  for (let packs = 0; ; packs++) {
    const found = usual
      .map((one) => asking(one, sku, pack))
      .map((order) => ({ order, plan: plain.plan(order) }))
      .find(({ plan }) => plan.complete)
    if (found === undefined) return packs
    plain.take(fulfillmentsOf(found.order, found.plan))
  }
}

/** The most single units that they can get in any order of sales: rules that read stock make it matter. */
function mostShipped(
  world: World,
  rules: readonly PlainRule[],
  usual: readonly UsualOrder[],
  sku: string,
): number {
  const known = new Map<string, number>()
  const most = (stock: World['stock']): number => {
    const key = stock.map(({ onHand }) => onHand).join()
    const before = known.get(key)
    if (before !== undefined) return before
    const only: { site: string | null } = { site: null }
    const plain = plainOf({ ...world, stock }, rules, only)
    let best = 0
    for (const { id } of world.sites) {
      only.site = id
      if (!usual.some((one) => plain.plan(asking(one, sku, 1)).complete)) continue
      const left = stock.map((one) =>
        one.siteId === id && one.sku === sku ? { ...one, onHand: one.onHand - 1 } : one,
      )
      best = Math.max(best, 1 + most(left))
    }
    known.set(key, best)
    return best
  }
  return most(world.stock)
}

function fulfillmentsOf({ lines: [line] }: Order, { parts }: PlainPlan): PlannedFulfillment[] {
  return parts.map(({ site, units: [quantity = 0], offer }) => ({
    siteId: site.id,
    carrierId: offer.service.carrierId,
    serviceId: offer.service.serviceId,
    allocations: [{ lineId: '1', sku: line!.sku, quantity }],
    parcels: [
      { number: 1, weightG: 1, chargeableG: 1, dimensions: null, contents: [], trackingNumber: null },
    ],
    shippingCents: offer.priceCents,
    handlingCents: 0,
    promise: {
      shipOn: offer.shipOn.toString(),
      shipBy: 0,
      deliverFrom: '',
      deliverTo: offer.deliverTo.toString(),
    },
  })) as unknown as PlannedFulfillment[]
}

test('what is told to a channel, and of it to each place, is what a decider that tries everything ships, order after order', () => {
  let told = 0
  let barred = 0
  let pathed = 0
  let fewer = 0
  for (const seed of SEEDS) {
    const { world, rules, pack } = merchant(seed)
    const prepared = prepareWorld(world)
    const compiled = compileRules(ruleSetOf(rules.map(({ rule }) => rule)), prepared.context)
    expect([seed, compiled.states.filter(({ kind }) => kind === 'quarantined')]).toEqual([seed, []])
    const usual = new Map(CHANNELS.map((channelId) => [channelId, usualOrders(channelId)]))
    const sellable = new SellableStock(prepared, compiled, MONDAY_MORNING, usual, ALL_FIT, true)
    for (const channelId of CHANNELS)
      for (const sku of SKUS) {
        const where = `merchant ${seed}: ${channelId} ${sku} by ${pack}`
        const packs = sellable.of(channelId, sku, pack).units / pack
        const kinds = usual.get(channelId)!
        const toPlaces = kinds.map((one) => {
          const place = placeOfKind(one.kind)
          return { only: [one], packs: sellable.of(channelId, sku, pack, place).units / pack }
        })
        for (const some of [{ only: kinds, packs }, ...toPlaces]) {
          if (rules.some(({ readsStock }) => readsStock)) {
            if (pack > 1) continue
            expect([where, some.packs <= mostShipped(world, rules, some.only, sku)]).toEqual([where, true])
            pathed++
          } else
            expect([where, Math.floor(some.packs)]).toEqual([
              where,
              shipped(world, rules, some.only, sku, pack),
            ])
          if (some.packs < packs) fewer++
        }
        if (pack > 1 && rules.some(({ readsStock }) => readsStock)) continue
        told += packs
        if (packs < sum(world, sku)) barred++
      }
  }
  expect(told).toBeGreaterThan(200)
  expect(pathed).toBeGreaterThan(4)
  expect(barred).toBeGreaterThan(20)
  expect(fewer).toBeGreaterThan(10)
})

function sum({ stock }: World, sku: string): number {
  return stock.reduce(
    (units, one) => units + (one.sku === sku ? Math.max(0, one.onHand - one.reserved - one.safety) : 0),
    0,
  )
}
