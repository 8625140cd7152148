import { describe, expect, test } from 'vitest'
import { textsOf } from '../../../../shared/messages/say.ts'
import { parseRule } from '../../../../shared/rules/parse-rule.ts'
import { ASKED_FOR_TEMPLATES } from '../../../../shared/rules/templates/asked-for.ts'
import { DAY_ONE_TEMPLATES } from '../../../../shared/rules/templates/day-one.ts'
import { evaluate, matchedBy, type Outcome, type Situation } from '../../../support/rules/rule-builders.ts'
import { parcelFacts, type SaidOfShipment } from '../../../support/rules/rule-facts.ts'

const VALUES = {
  siteId: 'LILLE',
  otherSiteId: 'LYON',
  carrierId: 'COLISSIMO',
  otherCarrierId: 'DHL',
  channelId: 'shop',
  profitableId: 'amazon',
  channelIds: ['amazon'],
  services: [{ carrierId: 'DHL', serviceId: 'express' }],
  skus: ['BOOK'],
  date: '2026-12-08',
  siteIds: ['LILLE'],
  shares: [
    { siteId: 'LILLE', parts: 60 },
    { siteId: 'LYON', parts: 40 },
  ],
  note: 'Look',
  currencies: ['SEK'],
}

const NEW = { orders: 0, returned: 0, refused: 0 }

const TEMPLATES = [...DAY_ONE_TEMPLATES, ...ASKED_FOR_TEMPLATES]

function rulesOf(code: string) {
  let next = 0
  const found = TEMPLATES.find((template) => template.code === code)
  return found?.rules({ values: VALUES, language: 'en', newId: () => `${code}-${++next}` }) ?? []
}

const services = (suspended: number, capLeft: number): SaidOfShipment => ({
  suspended: [suspended, suspended, 0],
  capLeft: [capLeft, capLeft, 9],
})

interface Case {
  readonly code: string
  readonly name: string
  readonly does: { readonly name: string; readonly situation: Situation }
  readonly not: Situation | null
  readonly says: (outcome: Outcome) => unknown
  readonly want: unknown
}

const cases: readonly Case[] = [
  {
    code: 'heavy-to-country',
    name: 'Order over 3 kg and destination France → carrier A',
    does: { name: '3.001 kg to France', situation: { order: { chargeableG: 3_001 } } },
    not: { order: { chargeableG: 3_000 } },
    says: ({ ship }) => ship.chosen?.value.carrierId ?? null,
    want: 'COLISSIMO',
  },
  {
    code: 'out-of-stock-elsewhere',
    name: 'Stock of warehouse 1 is zero → warehouse 2',
    does: { name: 'Lille has none', situation: { sites: { leastFree: Float64Array.of(0, 5, 5) } } },
    not: { sites: { leastFree: Float64Array.of(1, 5, 5) } },
    says: ({ effects }) => effects.sendTo?.value.siteId ?? null,
    want: 'LYON',
  },
  {
    code: 'early-express',
    name: 'Express orders placed before 14:00 go first (site’s local time)',
    does: {
      name: '13:59 at the site',
      situation: { order: { serviceLevel: 'express', placedMinuteAtSite: 839, placedMinute: 1_000 } },
    },
    not: { order: { serviceLevel: 'express', placedMinuteAtSite: 840, placedMinute: 600 } },
    says: ({ effects }) => effects.priorityAdded[0]?.value ?? null,
    want: 500,
  },
  {
    code: 'fragile-exclusions',
    name: 'Fragile product → exclude certain services',
    does: {
      name: 'a fragile parcel',
      situation: { ship: { parcels: [parcelFacts({ flags: ['fragile'] })] } },
    },
    not: { order: { flags: ['fragile'] } },
    says: ({ ship }) => ship.excluded[0]?.value.indexes ?? null,
    want: [2],
  },
  {
    code: 'own-site-reserve',
    name: 'Reserve stock for the own site; prioritise a more profitable channel',
    does: { name: 'an order of Amazon', situation: { order: { channelId: 'amazon' } } },
    not: { order: { channelId: 'shop' } },
    says: ({ effects }) =>
      effects.protectedStock[0] ? [effects.protectedStock[0].value, effects.priorityAdded[0]?.value] : null,
    want: [{ channelId: 'shop', units: 5, site: null }, 200],
  },
  {
    code: 'carrier-on-strike',
    name: 'Carrier saturated or on strike → shipping rules changed in a few clicks',
    does: { name: 'a strike', situation: { ship: services(1, 9) } },
    not: { ship: services(0, 9) },
    says: ({ ship }) =>
      ship.excluded[0] ? [ship.excluded[0].value.indexes, ship.preferred?.value.target.carrierId] : null,
    want: [[0, 1], 'DHL'],
  },
  {
    code: 'carrier-on-strike',
    name: 'Carrier saturated or on strike → shipping rules changed in a few clicks',
    does: { name: 'its daily cap is reached', situation: { ship: services(0, 0) } },
    not: { ship: services(0, 1) },
    says: ({ ship }) => ship.excluded[0]?.value.indexes ?? null,
    want: [0, 1],
  },
  {
    code: 'cheapest-service',
    name: 'Cheapest service compatible with weight, destination, order value and promise',
    does: { name: 'every order', situation: {} },
    not: null,
    says: ({ effects }) => effects.strategy?.value ?? null,
    want: { kind: 'named', strategy: 'cheapest' },
  },
  {
    code: 'nearest-stock',
    name: 'Ship from the stock nearest the customer, or from the site most able to ship now',
    does: { name: 'every order', situation: {} },
    not: null,
    says: ({ effects }) => effects.strategy?.value ?? null,
    want: { kind: 'weights', weights: { cost: 1, speed: 3, distance: 6, balance: 3 } },
  },
  {
    code: 'saturated-site',
    name: 'A saturated warehouse gives way to another',
    does: { name: 'Lille is full', situation: { sites: { capacityLeft: Float64Array.of(0, 9, 9) } } },
    not: { sites: { capacityLeft: Float64Array.of(1, 9, 9) } },
    says: ({ effects }) =>
      effects.excludedSites[0]
        ? [effects.excludedSites[0].value.siteId, effects.preferredSites?.value.sites[0]?.siteId]
        : null,
    want: ['LILLE', 'LYON'],
  },
  ...[
    { name: 'express', order: { serviceLevel: 'express' as const } },
    { name: 'VIP', order: { customerTier: 'vip' } },
    { name: 'a marketplace order due tomorrow', order: { channelId: 'amazon', daysToDeadline: 1 } },
  ].map(
    ({ name, order }): Case => ({
      code: 'queue-jumpers',
      name: 'Express, VIP and marketplace-SLA orders move up the queue',
      does: { name, situation: { order } },
      not: { order: { channelId: 'amazon', daysToDeadline: 2 } },
      says: ({ effects }) => effects.priorityAdded[0]?.value ?? null,
      want: 300,
    }),
  ),
]

const asked: readonly Omit<Case, 'name'>[] = [
  {
    code: 'cold-not-on-days',
    does: { name: 'a cold parcel', situation: { ship: { parcels: [parcelFacts({ flags: ['cold'] })] } } },
    not: {},
    says: ({ ship }) => ship.barredDays[0]?.value ?? null,
    want: [5, 6],
  },
  {
    code: 'pre-order',
    does: { name: 'the product', situation: {} },
    not: { ship: { parcels: [parcelFacts({ skus: ['OTHER'] })] } },
    says: ({ ship }) => ship.firstDays[0]?.value ?? null,
    want: '2026-12-08',
  },
  {
    code: 'weekday-cut-off',
    does: { name: 'from Lille', situation: {} },
    not: { ship: { siteId: 'LYON' } },
    says: ({ ship }) => ship.cutoff?.value ?? null,
    want: { minute: 660, days: [6] },
  },
  {
    code: 'shared-work',
    does: { name: 'every order', situation: {} },
    not: null,
    says: ({ effects }) => effects.siteOrder?.value.parts ?? null,
    want: [60, 40],
  },
  {
    code: 'billed-elsewhere',
    does: { name: 'billed in Belgium', situation: { order: { billingCountry: 'BE' } } },
    not: { order: { billingCountry: 'FR' } },
    says: ({ effects }) => effects.hold?.value ?? null,
    want: 'Look',
  },
  {
    code: 'free-upgrade',
    does: { name: 'a VIP', situation: { order: { customerTier: 'vip' } } },
    not: {},
    says: ({ effects }) => effects.shipAs?.value ?? null,
    want: 'express',
  },
  {
    code: 'paid-for-speed',
    does: { name: '10.00 paid', situation: { order: { shippingPaidIn: () => 1_000 } } },
    not: { order: { shippingPaidIn: () => 999 } },
    says: ({ effects }) => effects.shipAs?.value ?? null,
    want: 'express',
  },
  {
    code: 'currency-from-site',
    does: { name: 'in Swedish crowns', situation: { order: { currency: 'SEK' } } },
    not: {},
    says: ({ effects }) => effects.sendTo?.value.siteId ?? null,
    want: 'LILLE',
  },
  {
    code: 'collected-first',
    does: { name: 'collected', situation: { order: { requests: { collectedInStore: true } } } },
    not: {},
    says: ({ effects }) => effects.priorityAdded[0]?.value ?? null,
    want: 300,
  },
  {
    code: 'first-order-large',
    does: { name: 'a first order of 300.01', situation: { order: { past: NEW, valueCents: 30_001 } } },
    not: { order: { past: { ...NEW, orders: 1 }, valueCents: 30_001 } },
    says: ({ effects }) => effects.hold?.value ?? null,
    want: 'Look',
  },
  {
    code: 'costly-customer',
    does: { name: 'one refused', situation: { order: { past: { orders: 4, returned: 0, refused: 1 } } } },
    not: { order: { past: { orders: 4, returned: 2, refused: 0 } } },
    says: ({ effects }) => effects.hold?.value ?? null,
    want: 'Look',
  },
  {
    code: 'thin-margin',
    does: { name: 'a margin of 4.99', situation: { order: { marginIn: () => 499 } } },
    not: { order: { marginIn: () => 500 } },
    says: ({ effects }) =>
      effects.strategy ? [effects.strategy.value, effects.maxFulfillments?.value] : null,
    want: [{ kind: 'named', strategy: 'cheapest' }, 1],
  },
  {
    code: 'far-point',
    does: { name: '21 km away', situation: { order: { pointKm: 21 } } },
    not: { order: { pointKm: 20 } },
    says: ({ effects }) => effects.hold?.value ?? null,
    want: 'Look',
  },
]

describe('templates beyond day one', () => {
  test.each(asked)('$code: $does.name', ({ code, does, not, says, want }) => {
    const rules = rulesOf(code)
    expect(says(evaluate(rules, does.situation))).toEqual(want)
    if (not) expect(says(evaluate(rules, not))).toBeNull()
  })
  test('each has its case', () => {
    expect(ASKED_FOR_TEMPLATES.map(({ code }) => code)).toEqual(asked.map(({ code }) => code))
  })
})

describe('day-one rules', () => {
  test.each(cases)('$name: $does.name', ({ code, does, not, says, want }) => {
    const rules = rulesOf(code)
    expect(says(evaluate(rules, does.situation))).toEqual(want)
    if (not) expect(says(evaluate(rules, not))).toBeNull()
  })

  test('are the ten of the field, word for word', () => {
    expect(DAY_ONE_TEMPLATES.map((template) => textsOf('ruleTemplates', 'en')[template.code])).toEqual([
      ...new Set(cases.map((one) => one.name)),
    ])
  })

  test('each is valid when filled in, and blank or valid when not, never something else', () => {
    for (const template of TEMPLATES) {
      for (const rule of rulesOf(template.code)) expect(parseRule(rule).kind).toBe('valid')
      for (const rule of template.rules({ values: {}, language: 'fr', newId: () => 'x' })) {
        const read = parseRule(rule)
        const codes = read.kind === 'valid' ? [] : read.problems.map((problem) => problem.code)
        expect(codes.filter((code) => code !== 'blank')).toEqual([])
      }
    }
  })

  test('a carrier in good health is not touched', () => {
    expect(matchedBy(evaluate(rulesOf('carrier-on-strike')))).toEqual([])
  })
})
