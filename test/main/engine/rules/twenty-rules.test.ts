import { describe, expect, test } from 'vitest'
import type { Decision } from '../../../../main/engine/decision.ts'
import { orchestrate } from '../../../../main/engine/orchestrate.ts'
import { prepareWorld } from '../../../../main/engine/prepare/prepared-world.ts'
import { compileRules } from '../../../../main/engine/rules/compile.ts'
import type { World } from '../../../../main/engine/world.ts'
import type { Order } from '../../../../shared/domain/order.ts'
import { DAY_MS, HOUR_MS } from '../../../../shared/lib/clock.ts'
import type { Rule } from '../../../../shared/rules/document.ts'
import { aRate, aService } from '../../../support/carrier-builders.ts'
import {
  anOrder,
  aProduct,
  aWorld,
  BORDEAUX,
  LILLE,
  LYON,
  lines,
  MONDAY_MORNING,
  stockOf,
} from '../../../support/engine-builders.ts'
import { ruleSetOf } from '../../../support/rules/rule-builders.ts'
import { TWENTY_RULES, type TwentyRule } from '../../../support/rules/twenty-rules.ts'

const SERVICES = [
  aService({ carrierId: 'dpd', serviceId: 'predict' }),
  aService({ carrierId: 'colissimo', serviceId: 'domicile' }),
  aService({ carrierId: 'chronopost', serviceId: 'chrono13', level: 'express' }),
  aService({ carrierId: 'mondial-relay', serviceId: 'relais', level: 'relay' }),
  aService({ carrierId: 'dpd', serviceId: 'pickup', level: 'relay' }),
].map((service) => ({ ...service, pickupDays: [1, 2, 3, 4, 5, 6] }))

/** The first of each level is the cheapest; Lille is the cheapest site. */
const RATES = SERVICES.flatMap(({ carrierId, serviceId }, i) =>
  [LILLE, LYON, BORDEAUX].flatMap(({ id: originSiteId }, at) =>
    [{ country: 'FR' }, { country: 'FR', postcodePrefix: '974' }, { country: 'BE' }].map((place) =>
      aRate({ carrierId, serviceId, originSiteId, ...place, priceCents: 500 + 50 * at + 100 * i }),
    ),
  ),
)
const DEAR_DPD = RATES.map((rate) => (rate.carrierId === 'dpd' ? { ...rate, priceCents: 2_000 } : rate))
const DEAR_LYON = RATES.map((rate) => (rate.originSiteId === 'LYON' ? { ...rate, priceCents: 2_000 } : rate))

const PRODUCTS = [
  aProduct('A'),
  aProduct('B'),
  aProduct('TEI-102'),
  ...(['fragile', 'hazmat', 'oversize', 'cold'] as const).map((flag) => aProduct(flag, { flags: [flag] })),
]
const EVERYWHERE = Object.fromEntries(PRODUCTS.map(({ sku }) => [sku, 100]))

interface Situation {
  readonly order?: Partial<Order>
  readonly world?: Partial<World>
  readonly now?: number
  /** Like orders decided together. */
  readonly count?: number
}

function decide(rules: readonly Rule[], { order, world, now = MONDAY_MORNING, count = 1 }: Situation) {
  const prepared = prepareWorld(
    aWorld({
      sites: [{ ...LILLE, workdays: [1, 2, 3, 4, 5, 6] }, LYON, BORDEAUX],
      products: PRODUCTS,
      stock: stockOf({ LILLE: EVERYWHERE, LYON: EVERYWHERE, BORDEAUX: EVERYWHERE }),
      services: SERVICES,
      rates: RATES,
      channelPriority: new Map([
        ['shop', 0],
        ['outlet', 0],
        ['boutique', 0],
      ]),
      ...world,
    }),
  )
  const compiled = compileRules(ruleSetOf(rules), prepared.context)
  expect(compiled.states.map(({ kind }) => kind)).toEqual(rules.map(() => 'working'))
  const orders = Array.from({ length: count }, (_, i) =>
    anOrder({ id: `O-${i}`, placedAt: now - HOUR_MS, ...order }),
  )
  return orchestrate(orders, prepared, compiled, now)
}

type Seen = (decisions: readonly Decision[]) => unknown
const parts = (decisions: readonly Decision[]) =>
  decisions.flatMap((one) => ('fulfillments' in one ? one.fulfillments : []))
const site: Seen = (decisions) => parts(decisions).map(({ siteId }) => siteId)
const carrier: Seen = (decisions) => parts(decisions).map(({ carrierId }) => carrierId)
const shipOn: Seen = (decisions) => parts(decisions).map(({ promise }) => promise.shipOn)
const kind: Seen = (decisions) => decisions.map((one) => one.kind)
const bySite: Seen = (decisions) =>
  Object.fromEntries(
    Object.entries(Object.groupBy(parts(decisions), ({ siteId }) => siteId)).map(([id, own]) => [
      id,
      own?.length,
    ]),
  )

const of = (sku: string, units = 1): Partial<Order> => ({ lines: lines({ [sku]: units }) })
const to = (change: Partial<Order['destination']>): Partial<Order> => ({
  destination: { ...anOrder().destination, ...change },
})
const THURSDAY_NIGHT = MONDAY_MORNING + 3 * DAY_MS + 9 * HOUR_MS
const SATURDAY = MONDAY_MORNING + 5 * DAY_MS

interface Case {
  readonly yes: Situation
  readonly no: Situation
  readonly seen: Seen
  readonly want: unknown
  /** What becomes of the other order, with the rule and without it. */
  readonly other: unknown
}

const CASES: Readonly<Record<TwentyRule, Case>> = {
  'weight and country': {
    yes: { order: of('A', 7) },
    no: { order: { ...of('A', 7), ...to({ country: 'BE', postcode: '1000' }) } },
    seen: carrier,
    want: ['colissimo'],
    other: ['dpd'],
  },
  'stock at zero': {
    yes: {
      world: { stock: stockOf({ LILLE: { A: 0 }, LYON: { A: 9 }, BORDEAUX: { A: 9 } }), rates: DEAR_LYON },
    },
    no: { world: { stock: stockOf({ LILLE: { A: 1 }, LYON: { A: 9 } }), rates: DEAR_LYON } },
    seen: site,
    want: ['LYON'],
    other: ['LILLE'],
  },
  'express by time': {
    yes: { order: { serviceLevel: 'express' } },
    no: { order: { serviceLevel: 'express' }, now: MONDAY_MORNING + 5 * HOUR_MS },
    seen: ([one]) => (one?.priority ?? 0) >= 500,
    want: true,
    other: false,
  },
  fragile: { yes: { order: of('fragile') }, no: {}, seen: carrier, want: ['colissimo'], other: ['dpd'] },
  'own-site reserve': {
    yes: { order: { channelId: 'outlet', ...of('A', 3) }, world: { stock: stockOf({ LILLE: { A: 7 } }) } },
    no: { order: { channelId: 'boutique', ...of('A', 3) }, world: { stock: stockOf({ LILLE: { A: 7 } }) } },
    seen: kind,
    want: ['exception'],
    other: ['allocated'],
  },
  'strike in a region until Friday': {
    yes: {},
    no: { now: MONDAY_MORNING + 7 * DAY_MS },
    seen: carrier,
    want: ['colissimo'],
    other: ['dpd'],
  },
  'free upgrade for VIPs': {
    yes: { order: { customerTier: 'vip' } },
    no: { order: { customerTier: 'pro' } },
    seen: carrier,
    want: ['chronopost'],
    other: ['dpd'],
  },
  'hazmat never by air': {
    yes: { order: { ...of('hazmat'), serviceLevel: 'express' } },
    no: { order: { serviceLevel: 'express' } },
    seen: kind,
    want: ['exception'],
    other: ['allocated'],
  },
  'marketplace from one site': {
    yes: { order: { channelId: 'outlet' } },
    no: {},
    seen: site,
    want: ['BORDEAUX'],
    other: ['LILLE'],
  },
  'islands and overseas': {
    yes: { order: to({ postcode: '97400', city: 'Saint-Denis' }) },
    no: {},
    seen: carrier,
    want: ['colissimo'],
    other: ['dpd'],
  },
  'signature over a value': {
    yes: { order: of('A', 16) },
    no: { order: of('A', 15) },
    seen: ([one]) => one?.demands.signature,
    want: true,
    other: false,
  },
  'split only if it pays': {
    yes: {
      order: { lines: lines({ A: 1, B: 1 }) },
      world: { stock: stockOf({ LILLE: { A: 9 }, LYON: { B: 9 } }) },
    },
    no: {
      order: { lines: lines({ A: 2, B: 1 }) },
      world: { stock: stockOf({ LILLE: { A: 9 }, LYON: { B: 9 } }) },
    },
    seen: (decisions) => parts(decisions).length,
    want: 0,
    other: 2,
  },
  'billing differs': {
    yes: { order: { billingCountry: 'BE' } },
    no: { order: { billingCountry: 'FR' } },
    seen: kind,
    want: ['held'],
    other: ['allocated'],
  },
  'oversize by freight': {
    yes: { order: of('oversize'), world: { services: [...SERVICES].reverse(), rates: DEAR_DPD } },
    no: { world: { services: [...SERVICES].reverse(), rates: DEAR_DPD } },
    seen: carrier,
    want: ['dpd'],
    other: ['colissimo'],
  },
  'cold goods not on Fridays': {
    yes: { order: of('cold'), now: THURSDAY_NIGHT },
    no: { now: THURSDAY_NIGHT },
    seen: shipOn,
    want: ['2026-11-28'],
    other: ['2026-11-27'],
  },
  'pre-order date': {
    yes: { order: of('TEI-102') },
    no: {},
    seen: shipOn,
    want: ['2026-12-08'],
    other: ['2026-11-23'],
  },
  '60/40 between sites': {
    yes: { count: 10 },
    no: { count: 10, order: to({ country: 'BE', postcode: '1000' }) },
    seen: bySite,
    want: { LILLE: 6, LYON: 4 },
    other: { LILLE: 10 },
  },
  'gifts from one site': {
    yes: { order: { tags: ['gift'] } },
    no: { order: { tags: ['other'] } },
    seen: site,
    want: ['LYON'],
    other: ['LILLE'],
  },
  'Saturday cut-off': {
    // 11:00 in Paris, and a minute before.
    yes: { now: SATURDAY + HOUR_MS },
    no: { now: SATURDAY + HOUR_MS - 60_000 },
    seen: shipOn,
    want: ['2026-11-30'],
    other: ['2026-11-28'],
  },
  'no parcel shop for a carrier': {
    yes: { order: { serviceLevel: 'relay' } },
    no: {},
    seen: carrier,
    want: ['dpd'],
    other: ['dpd'],
  },
}

describe('the twenty rules that merchants ask for', () => {
  test.each(Object.entries(CASES))('%s', (name, { yes, no, seen, want, other }) => {
    const rule = TWENTY_RULES[name as TwentyRule]
    expect(seen(decide([rule], yes))).toEqual(want)
    expect(seen(decide([], yes))).not.toEqual(want)
    expect(seen(decide([rule], no))).toEqual(other)
    expect(seen(decide([], no))).toEqual(other)
  })
})
