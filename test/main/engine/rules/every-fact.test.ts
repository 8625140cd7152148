import { describe, expect, test } from 'vitest'
import { orchestrate } from '../../../../main/engine/orchestrate.ts'
import { prepareWorld } from '../../../../main/engine/prepare/prepared-world.ts'
import { compileRules } from '../../../../main/engine/rules/compile.ts'
import type { World } from '../../../../main/engine/world.ts'
import { serviceKey } from '../../../../shared/domain/carrier.ts'
import type { Order } from '../../../../shared/domain/order.ts'
import { DAY_MS, HOUR_MS } from '../../../../shared/lib/clock.ts'
import { type FieldCode, findField } from '../../../../shared/rules/catalogue/fields.ts'
import type { Stage } from '../../../../shared/rules/document.ts'
import { aRate, aService } from '../../../support/carrier-builders.ts'
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
import { does, is, ruleOf, ruleSetOf } from '../../../support/rules/rule-builders.ts'

/** A condition that the plain order does not meet, and what makes another order, or its world, meet it. */
interface Difference {
  readonly operator: string
  readonly value?: unknown
  readonly order?: Partial<Order>
  readonly world?: Partial<World>
}

const { destination, placedAt } = anOrder()
const to = (change: Partial<Order['destination']>): Partial<Order> => ({
  destination: { ...destination, ...change },
})
const withA = (change: Parameters<typeof aProduct>[1]): Partial<World> => ({
  products: [aProduct('A', change), aProduct('B')],
})
const both = { lines: lines({ A: 1, B: 1 }) }
const OUTAGE = { since: MONDAY_MORNING - HOUR_MS, until: null, reason: 'fire' }
const LILLE_CLOSED: Partial<World> = { sites: [{ ...LILLE, outage: OUTAGE }, LYON] }
/** Sold out in Lille, so that Lyon ships, or both of them. */
const IN_LYON: Partial<World> = { stock: stockOf({ LYON: { A: 50, B: 50 } }) }
const APART: Partial<World> = { stock: stockOf({ LILLE: { A: 50 }, LYON: { B: 50 } }) }
const SMALL_PARCELS: Partial<World> = { services: [aService({ maxWeightG: 600 })] }
const TWO_SHIPPED = [{ siteId: 'LILLE', date: '2026-11-23', orders: 2 }]
const FULL: Partial<World> = {
  sites: [{ ...LILLE, dailyCapacity: 2 }, LYON],
  siteLoad: TWO_SHIPPED,
}

/**
 * Every field of the catalogue, by its code: one that is missing here does not compile, and one whose value is never
 * read from the order or the world differs in nothing and fails.
 */
const DIFFERENCES: Readonly<Record<FieldCode, Difference>> = {
  'order.weight': { operator: 'gt', value: 600, order: { lines: lines({ A: 2 }) } },
  'order.chargeable-weight': {
    operator: 'gt',
    value: 600,
    world: { services: [aService({ volumetricDivisor: 1_000 })] },
  },
  'order.value': { operator: 'gt', value: 3_000, order: { lines: lines({ A: 2 }) } },
  'order.shipping-paid': {
    operator: 'gte',
    value: 590,
    order: {
      charges: {
        lines: [],
        shipping: { netCents: 492, taxCents: 98 },
        fees: [],
        tipCents: 0,
        giftCardCents: 0,
        totalCents: 590,
        paidCents: null,
        refundedCents: 0,
      },
    },
  },
  'order.margin': { operator: 'lt', value: 500, world: withA({ costCents: 1_801 }) },
  'order.margin-percent': { operator: 'lt', value: 10, world: withA({ costCents: 1_801 }) },
  'order.point-distance': {
    operator: 'gt',
    value: 200,
    order: {
      requests: { pickupPoint: { id: 'P', name: 'Paris', place: { latitude: 48.85, longitude: 2.35 } } },
    },
  },
  'customer.first-order': { operator: 'yes', order: { past: { orders: 0, returned: 0, refused: 0 } } },
  'customer.orders': { operator: 'gte', value: 2, order: { past: { orders: 2, returned: 0, refused: 0 } } },
  'customer.returned': {
    operator: 'gte',
    value: 1,
    order: { past: { orders: 2, returned: 1, refused: 0 } },
  },
  'customer.refused': { operator: 'gte', value: 1, order: { past: { orders: 2, returned: 0, refused: 1 } } },
  'order.billing-country': { operator: 'in', value: ['BE'], order: { billingCountry: 'BE' } },
  'order.billed-elsewhere': { operator: 'yes', order: { billingCountry: 'BE' } },
  'order.currency': { operator: 'in', value: ['SEK'], order: { currency: 'SEK' } },
  'order.lines': { operator: 'eq', value: 2, order: both },
  'order.units': { operator: 'eq', value: 3, order: { lines: lines({ A: 3 }) } },
  'order.country': {
    operator: 'in',
    value: ['BE'],
    order: to({ country: 'BE' }),
    world: { rates: [aRate(), aRate({ country: 'BE' })] },
  },
  'order.territory': {
    operator: 'in',
    value: ['FR-COR'],
    order: to({ postcode: '20000' }),
    world: { rates: [aRate(), aRate({ postcodePrefix: '20' })] },
  },
  'order.postcode': { operator: 'starts-with', value: ['69'], order: to({ postcode: '69 001' }) },
  'order.nearest-distance': {
    operator: 'gt',
    value: 300,
    order: to({ latitude: 43.3, longitude: 5.37 }),
    world: { sites: [LILLE] },
  },
  'order.channel': { operator: 'in', value: ['market'], order: { channelId: 'market' } },
  'order.shipping-method': {
    operator: 'in',
    value: ['Chrono 13'],
    order: { requests: { shippingMethod: 'CHRONO_13' } },
  },
  'order.delivery': {
    operator: 'in',
    value: ['relay'],
    order: { serviceLevel: 'relay' },
    world: { services: [aService({ level: 'relay' })] },
  },
  'order.service-level': {
    operator: 'in',
    value: ['express'],
    order: { serviceLevel: 'express' },
    world: { services: [aService({ level: 'express' })] },
  },
  'order.tier': { operator: 'in', value: ['vip'], order: { customerTier: 'vip' } },
  'order.tags': { operator: 'any-of', value: ['gift'], order: { tags: ['gift'] } },
  'order.placed-time': { operator: 'before', value: 540, order: { placedAt: placedAt - HOUR_MS } },
  'order.placed-time-at-site': {
    operator: 'before',
    value: 540,
    world: { sites: [{ ...LILLE, timeZone: 'Europe/London' }] },
  },
  'order.placed-weekday': { operator: 'on-days', value: [7], order: { placedAt: placedAt - DAY_MS } },
  'order.placed-weekday-at-site': {
    operator: 'on-days',
    value: [7],
    world: { sites: [{ ...LILLE, timeZone: 'Pacific/Honolulu' }] },
  },
  'order.age': { operator: 'gte', value: 24, order: { placedAt: placedAt - DAY_MS } },
  'order.deadline': {
    operator: 'on',
    value: '2026-11-25',
    order: { shipBy: MONDAY_MORNING + 2 * DAY_MS },
  },
  'order.days-to-deadline': {
    operator: 'lte',
    value: 2,
    order: { deliverBy: MONDAY_MORNING + 2 * DAY_MS },
  },
  'product.sku': { operator: 'any-of', value: ['B'], order: both },
  'product.category': { operator: 'any-of', value: ['books'], world: withA({ category: 'books' }) },
  'product.flag': { operator: 'any-of', value: ['fragile'], world: withA({ flags: ['fragile'] }) },
  'product.common-flag': {
    operator: 'any-of',
    value: ['cold'],
    world: withA({ flags: ['cold'] }),
  },
  'product.longest-side': {
    operator: 'gt',
    value: 300,
    world: withA({ dimensions: { lengthMm: 100, widthMm: 400, heightMm: 50 } }),
  },
  'product.heaviest': { operator: 'gt', value: 600, world: withA({ weightG: 700 }) },
  'stock.least': { operator: 'zero', value: { site: 'LILLE' }, world: IN_LYON },
  'stock.most': {
    operator: 'gte',
    value: { site: 'LILLE', value: 99 },
    world: { stock: stockOf({ LILLE: { A: 99 } }) },
  },
  'stock.covers': { operator: 'no', value: { site: 'LILLE' }, world: IN_LYON },
  'site.distance': {
    operator: 'lt',
    value: { site: 'LYON', value: 100 },
    order: to({ latitude: LYON.latitude, longitude: LYON.longitude }),
  },
  'site.load': { operator: 'gte', value: { site: 'LILLE', value: 2 }, world: FULL },
  'site.capacity-left': { operator: 'zero', value: { site: 'LILLE' }, world: FULL },
  'site.open': { operator: 'no', value: { site: 'LILLE' }, world: LILLE_CLOSED },
  'ship.site': { operator: 'in', value: ['LYON'], world: IN_LYON },
  'ship.distance': { operator: 'gt', value: 300, world: IN_LYON },
  'ship.fulfillments': { operator: 'eq', value: 2, order: both, world: APART },
  'ship.parcels': { operator: 'eq', value: 2, order: both, world: SMALL_PARCELS },
  'parcel.weight': { operator: 'gt', value: 600, order: { lines: lines({ A: 2 }) } },
  'parcel.chargeable-weight': {
    operator: 'gt',
    value: 600,
    world: { services: [aService({ volumetricDivisor: 1_000 })] },
  },
  'parcel.longest-side': {
    operator: 'gt',
    value: 300,
    world: withA({ dimensions: { lengthMm: 100, widthMm: 400, heightMm: 50 } }),
  },
  'parcel.girth': {
    operator: 'gt',
    value: 700,
    world: withA({ dimensions: { lengthMm: 200, widthMm: 200, heightMm: 200 } }),
  },
  'parcel.volume': { operator: 'gt', value: 1_500, order: { lines: lines({ A: 2 }) } },
  'parcel.flag': { operator: 'any-of', value: ['fragile'], world: withA({ flags: ['fragile'] }) },
  'parcel.sku': { operator: 'any-of', value: ['B'], order: both },
  'service.suspended': {
    operator: 'yes',
    value: { service: 'posta/slow' },
    world: {
      suspensions: [
        {
          id: 'strike',
          carrierId: 'posta',
          serviceId: 'slow',
          zones: [],
          reason: 'strike',
          from: MONDAY_MORNING - HOUR_MS,
          until: null,
        },
      ],
    },
  },
  'service.cap-left': {
    operator: 'zero',
    value: { service: 'posta/slow' },
    world: {
      services: [aService(), aService({ serviceId: 'slow', dailyCap: 3 })],
      serviceLoad: [
        { service: serviceKey({ carrierId: 'posta', serviceId: 'slow' }), date: '2026-11-23', parcels: 3 },
      ],
    },
  },
}

/** Whether a rule of the stage, which holds what meets the condition, holds the order. */
function isHeld(
  field: FieldCode,
  stage: Stage,
  { operator, value }: Difference,
  met: Difference | null,
): boolean {
  const world = prepareWorld(
    aWorld({
      stock: stockOf({ LILLE: { A: 50, B: 50 }, LYON: { A: 50, B: 50 } }),
      services: [aService(), aService({ serviceId: 'slow' })],
      ...met?.world,
    }),
  )
  const rule = ruleOf('r', is(field, operator, value), [does('hold', { note: 'look' })], { stage })
  const rules = compileRules(ruleSetOf([rule]), world.context)
  expect(rules.states.map(({ kind }) => kind)).toEqual(['working'])
  const [decision] = orchestrate([anOrder(met?.order)], world, rules, MONDAY_MORNING)
  return decision?.kind === 'held'
}

const cases = Object.entries(DIFFERENCES).flatMap(([code, difference]) =>
  (findField(code)?.stages ?? []).map((stage) => ({ code: code as FieldCode, stage, difference })),
)

describe('the engine reads what a condition asks for', () => {
  test.each(cases)('$code in $stage tells two orders apart', ({ code, stage, difference }) => {
    expect({
      plain: isHeld(code, stage, difference, null),
      other: isHeld(code, stage, difference, difference),
    }).toEqual({ plain: false, other: true })
  })
})
