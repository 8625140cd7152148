import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayNumberOfDate, NO_DEADLINE } from '../../../../main/engine/promise/day-number.ts'
import { Schedule } from '../../../../main/engine/promise/schedule.ts'
import { flagBits, type Goods } from '../../../../main/engine/shipping/goods.ts'
import { prepareShipping, type ShippingInput } from '../../../../main/engine/shipping/prepared-shipping.ts'
import type { Answer } from '../../../../main/engine/shipping/quoter.ts'
import { rateCards } from '../../../../main/engine/shipping/service-cards.ts'
import { NAMED_BY_RULE, type ShipTerms } from '../../../../main/engine/shipping/ship-terms.ts'
import type { CarrierService, Rate, Suspension } from '../../../../shared/domain/carrier.ts'
import type { ProductFlag } from '../../../../shared/domain/product.ts'
import type { Surcharge } from '../../../../shared/domain/surcharge.ts'
import { aRate, aService, aSite } from '../../../support/carrier-builders.ts'

const MONDAY_9 = Date.parse('2026-11-23T09:00:00+01:00')
const HOME = aService()
const FAST = aService({
  serviceId: 'fast',
  level: 'express',
  standardOrders: 'to-be-on-time',
  deliveryDays: [1, 2, 3, 4, 5, 6],
})
const POINT = aService({ serviceId: 'point', level: 'relay' })
const RATES = [
  aRate(),
  aRate({ serviceId: 'fast', priceCents: 1200, transitDays: 1 }),
  aRate({ serviceId: 'point', priceCents: 350, transitDays: 3 }),
]

interface Given extends Partial<Omit<ShippingInput, 'cards'>> {
  readonly rates?: readonly Rate[]
  readonly terms?: Partial<ShipTerms>
  readonly postcode?: string
  readonly units?: number
  readonly unit?: {
    weightG?: number
    sides?: readonly [number, number, number]
    flags?: readonly ProductFlag[]
  }
  readonly planned?: { service: string; parcels: number }
}

function quote({
  terms: changes,
  postcode = '75001',
  units = 1,
  unit = {},
  planned,
  rates = RATES,
  ...world
}: Given) {
  const input: ShippingInput = {
    sites: [aSite()],
    services: [HOME, FAST, POINT],
    cards: rateCards(rates),
    suspensions: [],
    surcharges: [],
    ...world,
  }
  const shipping = prepareShipping(input)
  const schedule = new Schedule(
    {
      ...input,
      regions: shipping.rates.regions,
      timeZone: 'Europe/Paris',
      siteLoad: [],
      holidays: [],
      serviceLoad: planned ? [{ ...planned, date: '2026-11-23' }] : [],
    },
    MONDAY_9,
  )
  const { weightG = 500, sides = [200, 100, 50], flags = [] } = unit
  const [lengthMm, widthMm, heightMm] = sides
  const goods: Goods = {
    weightG: weightG * units,
    volumeMm3: lengthMm * widthMm * heightMm * units,
    longestMm: Math.max(...sides),
    flags: flagBits(flags),
    items: () => [{ line: 0, quantity: units, weightG, dimensions: { lengthMm, widthMm, heightMm } }],
  }
  const terms: ShipTerms = {
    destination: shipping.rates.destinationClass('FR', postcode),
    level: 'standard',
    lastDeliveryDay: NO_DEADLINE,
    lastShipDays: null,
    excluded: null,
    chosen: null,
    isPersonsChoice: false,
    byMethod: null,
    unfit: null,
    leaves: null,
    bonusCents: null,
    asksSpeed: false,
    centsPerDay: 0,
    centsPerLateDay: 1000,
    ...changes,
  }
  const quoter = shipping.quoter(schedule)
  const found = quoter.best(0, terms, goods)
  const best = found && { ...found }
  return { quoter, terms, goods, best, answers: quoter.answers(0, terms, goods) }
}

/** Price and parcels of a quote, or its refusal. */
function said(answers: readonly Answer[]): string[] {
  return answers.map(
    ({ refusal, quote: { shippingCents, parcels } }) => refusal ?? `${shippingCents} x${parcels}`,
  )
}

const day = dayNumberOfDate

describe('an express service and a standard order', () => {
  const fast = (standardOrders: CarrierService['standardOrders']): ShippingInput['services'] => [
    HOME,
    aService({ ...FAST, standardOrders }),
  ]
  const rates = [
    aRate({ priceCents: 500, transitDays: 3 }),
    aRate({ serviceId: 'fast', priceCents: 400, transitDays: 1 }),
  ]
  test.each<{ name: string; given: Given; want: readonly string[]; best: number }>([
    {
      name: 'takes it when it is cheaper',
      given: { services: fast('if-cheaper'), rates },
      want: ['500 x1', '400 x1'],
      best: 1,
    },
    {
      name: 'which is what it does unless it says otherwise',
      given: { services: fast(undefined), rates },
      want: ['500 x1', '400 x1'],
      best: 1,
    },
    {
      name: 'competes by price like any other',
      given: { services: fast('if-cheaper') },
      want: ['500 x1', '1200 x1'],
      best: 0,
    },
    {
      name: 'leaves it where it is kept for promises',
      given: { services: fast('to-be-on-time'), rates },
      want: ['500 x1', 'wrong-level'],
      best: 0,
    },
    {
      name: 'but not where speed is asked for',
      given: { services: fast('to-be-on-time'), rates, terms: { asksSpeed: true } },
      want: ['500 x1', '400 x1'],
      best: 1,
    },
    {
      name: 'never, though the promise is missed',
      given: { services: fast('never'), rates, terms: { lastDeliveryDay: dayNumberOfDate('2026-11-24') } },
      want: ['500 x1', 'wrong-level'],
      best: 0,
    },
    {
      name: 'not against a rule',
      given: { services: fast('if-cheaper'), rates, terms: { excluded: Uint8Array.of(0, 1) } },
      want: ['500 x1', 'excluded-by-rule'],
      best: 0,
    },
  ])('$name', ({ given, want, best }) => {
    const got = quote(given)
    expect(said(got.answers)).toEqual(want)
    expect(got.best?.service).toBe(best)
  })
})

describe('services that take the goods', () => {
  test.each<{ name: string; given: Given; want: readonly string[] }>([
    { name: 'standard', given: {}, want: ['500 x1', 'wrong-level', 'wrong-level'] },
    {
      name: 'express',
      given: { terms: { level: 'express' } },
      want: ['wrong-level', '1200 x1', 'wrong-level'],
    },
    { name: 'relay', given: { terms: { level: 'relay' } }, want: ['wrong-level', 'wrong-level', '350 x1'] },
    {
      name: 'express is not needed when standard keeps the promise',
      given: { terms: { lastDeliveryDay: day('2026-11-25') } },
      want: ['500 x1', 'wrong-level', 'wrong-level'],
    },
    {
      name: 'express beside a standard that comes too late',
      given: { terms: { lastDeliveryDay: day('2026-11-24') } },
      want: ['500 x1', '1200 x1', 'wrong-level'],
    },
    {
      name: 'express that comes too late as well is no help',
      given: { terms: { lastDeliveryDay: day('2026-11-23') } },
      want: ['500 x1', 'wrong-level', 'wrong-level'],
    },
    {
      name: 'a rule that names a service outranks the level',
      given: { terms: { chosen: Uint8Array.of(0, NAMED_BY_RULE, 0) } },
      want: ['not-chosen-by-rule', '1200 x1', 'not-chosen-by-rule'],
    },
    {
      name: 'but a relay service needs a relay order',
      given: { terms: { chosen: Uint8Array.of(0, 0, NAMED_BY_RULE) } },
      want: ['not-chosen-by-rule', 'not-chosen-by-rule', 'wrong-level'],
    },
    {
      name: 'a rule excludes one',
      given: { terms: { excluded: Uint8Array.of(1, 0, 0) } },
      want: ['excluded-by-rule', 'wrong-level', 'wrong-level'],
    },
    { name: 'no rate', given: { rates: [] }, want: ['no-rate', 'wrong-level', 'wrong-level'] },
    {
      name: 'an excluded flag',
      given: { services: [aService({ excludedFlags: ['hazmat', 'fragile'] })], unit: { flags: ['fragile'] } },
      want: ['excluded-flag'],
    },
    {
      name: 'too long',
      given: { services: [aService({ maxLengthMm: 1000 })], unit: { sides: [50, 1100, 50] } },
      want: ['too-long'],
    },
    {
      name: 'a unit too heavy for the service',
      given: { services: [aService({ maxWeightG: 20_000 })], unit: { weightG: 20_001 } },
      want: ['too-heavy'],
    },
    {
      name: 'a unit too heavy for the rate card',
      given: { unit: { weightG: 30_001 }, services: [HOME] },
      want: ['too-heavy'],
    },
    {
      name: 'the limit is per parcel, not per order: 3 x 15 kg with 20 kg a parcel',
      given: { services: [aService({ maxWeightG: 20_000 })], unit: { weightG: 15_000 }, units: 3 },
      want: ['1500 x3'],
    },
    {
      name: 'several parcels each in their own bracket',
      given: {
        services: [aService({ maxWeightG: 20_000 })],
        rates: [aRate({ upToWeightG: 5000, priceCents: 400 }), aRate({ priceCents: 900 })],
        unit: { weightG: 4000 },
        units: 6,
      },
      want: ['1300 x2'],
    },
    {
      name: 'volumetric weight chooses the bracket',
      given: {
        services: [aService({ volumetricDivisor: 5000 })],
        rates: [aRate({ upToWeightG: 1000, priceCents: 400 }), aRate({ priceCents: 900 })],
        unit: { sides: [300, 200, 100] },
      },
      want: ['900 x1'],
    },
    {
      name: 'the daily cap is reached: a later day',
      given: { services: [aService({ dailyCap: 5 })], planned: { service: 'posta/home', parcels: 5 } },
      want: ['500 x1'],
    },
    {
      name: 'the daily cap has no room for all parcels: a later day',
      given: {
        services: [aService({ dailyCap: 5, maxWeightG: 20_000 })],
        planned: { service: 'posta/home', parcels: 4 },
        unit: { weightG: 15_000 },
        units: 2,
      },
      want: ['1000 x2'],
    },
    {
      name: 'the daily cap never has room for all parcels',
      given: {
        services: [aService({ dailyCap: 1, maxWeightG: 20_000 })],
        unit: { weightG: 15_000 },
        units: 2,
      },
      want: ['daily-cap'],
    },
    { name: 'no parcel a day', given: { services: [aService({ dailyCap: 0 })] }, want: ['daily-cap'] },
    {
      name: 'never picked up',
      given: { services: [aService({ pickupDays: [] })] },
      want: ['too-late'],
    },
    {
      name: 'never delivered',
      given: { services: [aService({ deliveryDays: [] })] },
      want: ['too-late'],
    },
  ])('$name', ({ given, want }) => {
    expect(said(quote(given).answers)).toEqual(want)
  })
})

describe('a suspended service', () => {
  const strike = (changes: Partial<Suspension>): Suspension => ({
    id: '019aa000-0000-7000-8000-000000000000',
    carrierId: 'posta',
    serviceId: null,
    zones: [],
    reason: 'strike',
    from: Date.parse('2026-11-23T00:00:00+01:00'),
    until: null,
    ...changes,
  })
  test.each<{ name: string; change: Partial<Suspension>; postcode?: string; want: string }>([
    { name: 'takes nothing', change: {}, want: 'suspended' },
    { name: 'whose strike is another carrier’s', change: { carrierId: 'other' }, want: '500 x1' },
    { name: 'named itself', change: { serviceId: 'home' }, want: 'suspended' },
    { name: 'while only another service of the carrier is', change: { serviceId: 'fast' }, want: '500 x1' },
    {
      name: 'to the zone concerned',
      change: { zones: ['FR-59', 'BE'] },
      postcode: '59200',
      want: 'suspended',
    },
    { name: 'not elsewhere', change: { zones: ['FR-59', 'BE'] }, want: '500 x1' },
    { name: 'that ended this morning', change: { until: MONDAY_9 - 1 }, want: '500 x1' },
    {
      name: 'that begins tomorrow',
      change: { from: Date.parse('2026-11-24T00:00:00+01:00') },
      want: '500 x1',
    },
    {
      name: 'that begins before tonight',
      change: { from: Date.parse('2026-11-23T18:00:00+01:00') },
      want: 'suspended',
    },
  ])('$name', ({ change, postcode = '75001', want }) => {
    expect(said(quote({ services: [HOME], suspensions: [strike(change)], postcode }).answers)).toEqual([want])
  })
})

describe('the best service', () => {
  const slowAndCheap = aService({ serviceId: 'slow' })
  const rates = [aRate(), aRate({ serviceId: 'slow', priceCents: 300, transitDays: 5 })]
  const services = [HOME, slowAndCheap]
  test.each<{ name: string; terms: Partial<ShipTerms>; want: string | null }>([
    { name: 'is the cheapest', terms: {}, want: 'slow 2026-11-30' },
    { name: 'is the fastest when days count', terms: { centsPerDay: 200 }, want: 'home 2026-11-25' },
    {
      name: 'keeps the promise when lateness costs more',
      terms: { lastDeliveryDay: day('2026-11-27') },
      want: 'home 2026-11-25',
    },
    { name: 'is a rule’s favourite', terms: { bonusCents: Int32Array.of(300, 0) }, want: 'home 2026-11-25' },
    {
      name: 'is the first of two equals',
      terms: { bonusCents: Int32Array.of(200, 0) },
      want: 'home 2026-11-25',
    },
    { name: 'is none when all are excluded', terms: { excluded: Uint8Array.of(1, 1) }, want: null },
    { name: 'is none where nothing is delivered', terms: { destination: -1 }, want: null },
  ])('$name', ({ terms, want }) => {
    const { best } = quote({ services, rates, terms })
    const told =
      best &&
      `${services[best.service]?.serviceId} ${new Date(best.deliverTo * 86_400_000).toISOString().slice(0, 10)}`
    expect(told).toBe(want)
  })

  test('counts the days that a missed ship day costs', () => {
    const { best } = quote({ terms: { lastShipDays: Int32Array.of(day('2026-11-21')) } })
    expect(best).toEqual({
      service: 0,
      shippingCents: 500,
      score: 2500,
      parcels: 1,
      transitDays: 2,
      shipDay: day('2026-11-23'),
      deliverTo: day('2026-11-25'),
      daysLate: 2,
    })
  })

  test.each<{ name: string; backupCents: number; terms: Partial<ShipTerms>; want: string }>([
    {
      name: 'leaves when a pick-up has room again, where waiting is cheaper',
      backupCents: 1_100,
      terms: {},
      want: 'home 2026-11-24 2026-11-26 500',
    },
    {
      name: 'is another one where that costs less than waiting',
      backupCents: 900,
      terms: {},
      want: 'backup 2026-11-23 2026-11-25 900',
    },
    {
      name: 'is another one where waiting breaks the promise',
      backupCents: 5_000,
      terms: { lastDeliveryDay: day('2026-11-25'), centsPerLateDay: 1_000_000 },
      want: 'backup 2026-11-23 2026-11-25 5000',
    },
  ])('of a full service $name', ({ backupCents, terms, want }) => {
    const services = [aService({ dailyCap: 2 }), aService({ serviceId: 'backup' })]
    const { best } = quote({
      services,
      rates: [aRate(), aRate({ serviceId: 'backup', priceCents: backupCents })],
      planned: { service: 'posta/home', parcels: 2 },
      terms,
    })
    const date = (at: number) => new Date(at * 86_400_000).toISOString().slice(0, 10)
    expect(
      best &&
        `${services[best.service]?.serviceId} ${date(best.shipDay)} ${date(best.deliverTo)} ${best.score}`,
    ).toBe(want)
  })

  test('has its parcels to show', () => {
    const services = [aService({ maxWeightG: 20_000 })]
    const { quoter, terms, goods } = quote({ services, unit: { weightG: 15_000 }, units: 2 })
    expect(quoter.cartons(0, 0, terms, goods).map((carton) => carton.weightG)).toEqual([15_000, 15_000])
  })
})

test('surcharges: fuel on the card’s price, fixed amounts a parcel', () => {
  const surcharges: Surcharge[] = [
    { service: 'posta/*', kind: 'fuel', percent: 12.5 },
    { service: 'other/*', kind: 'fuel', percent: 50 },
    { service: 'posta/home', kind: 'fragile', cents: 100 },
    { service: 'posta/home', kind: 'oversize', overLengthMm: 700, cents: 250 },
    { service: null, kind: 'remote', zones: ['FR-20'], cents: 800 },
    { service: 'posta/fast', kind: 'remote', zones: ['FR'], cents: 5000 },
  ]
  const prices = [
    quote({ surcharges }),
    quote({ surcharges, unit: { flags: ['fragile'] } }),
    quote({ surcharges, unit: { sides: [701, 10, 10] } }),
    quote({ surcharges, postcode: '20137' }),
  ].map(({ best }) => best?.shippingCents)
  expect(prices).toEqual([563, 663, 813, 1363])
})

test('the best service is the best of the answers, whatever the world', () => {
  const service = fc.record({
    level: fc.constantFrom('standard' as const, 'express' as const, 'relay' as const),
    maxWeightG: fc.constantFrom(null, 900, 2000),
    maxLengthMm: fc.constantFrom(null, 150, 400),
    volumetricDivisor: fc.constantFrom(null, 3000),
    dailyCap: fc.constantFrom(null, 0, 2),
    price: fc.integer({ min: 100, max: 900 }),
    transitDays: fc.integer({ min: 0, max: 6 }),
  })
  fc.assert(
    fc.property(
      fc.array(service, { maxLength: 6 }),
      fc.record({
        level: fc.constantFrom('standard' as const, 'express' as const, 'relay' as const),
        lastDeliveryDay: fc.constantFrom(NO_DEADLINE, day('2026-11-24'), day('2026-11-27')),
        centsPerDay: fc.constantFrom(0, 70),
      }),
      fc.integer({ min: 1, max: 5 }),
      (given, terms, units) => {
        const services = given.map(({ level, maxWeightG, maxLengthMm, volumetricDivisor, dailyCap }, i) =>
          aService({ level, maxWeightG, maxLengthMm, volumetricDivisor, dailyCap, serviceId: `s${i}` }),
        )
        const rates = given.map(({ price, transitDays }, i) =>
          aRate({ serviceId: `s${i}`, priceCents: price, transitDays, upToWeightG: 2000 }),
        )
        const { best, answers } = quote({ services, rates, terms, units })
        const quotes = answers.flatMap((one) => (one.refusal === null ? [one.quote] : []))
        const lowest = quotes.toSorted((a, b) => a.score - b.score || a.service - b.service)[0]
        expect(best).toEqual(lowest ?? null)
      },
    ),
    { numRuns: 500 },
  )
})
