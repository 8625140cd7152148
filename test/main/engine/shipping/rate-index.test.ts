import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { bracketFor, prepareRates } from '../../../../main/engine/shipping/rate-index.ts'
import { rateCards } from '../../../../main/engine/shipping/service-cards.ts'
import type { Rate } from '../../../../shared/domain/carrier.ts'
import { aRate, aService, aSite } from '../../../support/carrier-builders.ts'

const SITES = [aSite(), aSite({ id: 'LYON' })]
const SERVICES = [aService(), aService({ serviceId: 'relay', level: 'relay' })]

interface Parcel {
  readonly site?: number
  readonly service?: number
  readonly country?: string
  readonly postcode?: string
  readonly grams?: number
}

function priceOf(rates: readonly Rate[], parcel: Parcel): number | null {
  const { site = 0, service = 0, country = 'FR', postcode = '75001', grams = 500 } = parcel
  const index = prepareRates({
    sites: SITES,
    services: SERVICES,
    cards: rateCards(rates),
    zones: ['FR-97', 'BE'],
  })
  const lane = index.lane(service, site, index.destinationClass(country, postcode))
  if (lane < 0) return null
  const brackets = index.brackets(lane)
  return brackets.priceCents[bracketFor(brackets, grams)] ?? null
}

describe('the rate of a parcel', () => {
  const france = [
    aRate({ upToWeightG: 1000, priceCents: 500 }),
    aRate({ upToWeightG: 5000, priceCents: 900 }),
    aRate({ postcodePrefix: '20', upToWeightG: 1000, priceCents: 1500 }),
    aRate({ postcodePrefix: '201', upToWeightG: 500, priceCents: 1700 }),
  ]
  const lyon = aRate({ originSiteId: 'LYON', upToWeightG: 1000, priceCents: 450 })
  test.each<{ name: string; rates: readonly Rate[]; parcel: Parcel; want: number | null }>([
    { name: 'the smallest bracket that holds it', rates: france, parcel: { grams: 400 }, want: 500 },
    { name: 'a bracket holds its own weight', rates: france, parcel: { grams: 1000 }, want: 500 },
    { name: 'one gram more is the next', rates: france, parcel: { grams: 1001 }, want: 900 },
    { name: 'heavier than all brackets', rates: france, parcel: { grams: 5001 }, want: null },
    { name: 'the longest prefix wins', rates: france, parcel: { postcode: '20167' }, want: 1700 },
    { name: 'a shorter one where it ends', rates: france, parcel: { postcode: '20200' }, want: 1500 },
    {
      name: 'a long prefix with small brackets does not fall back',
      rates: france,
      parcel: { postcode: '20167', grams: 600 },
      want: null,
    },
    { name: 'no rate for the country', rates: france, parcel: { country: 'DE' }, want: null },
    { name: 'no rate for the service', rates: france, parcel: { service: 1 }, want: null },
    { name: 'no postcode is the whole country', rates: france, parcel: { postcode: '' }, want: 500 },
    {
      name: 'the site’s own rate before the general one of the same bracket',
      rates: [...france, lyon],
      parcel: { site: 1 },
      want: 450,
    },
    { name: 'another site’s rate is not used', rates: [...france, lyon], parcel: {}, want: 500 },
    { name: 'only from another site', rates: [lyon], parcel: {}, want: null },
    {
      name: 'the smallest bracket wins over the site’s own larger one',
      rates: [
        aRate({ upToWeightG: 1000 }),
        aRate({ originSiteId: 'LYON', upToWeightG: 3000, priceCents: 450 }),
      ],
      parcel: { site: 1 },
      want: 500,
    },
    {
      name: 'a longer prefix from another site does not hide the general rate',
      rates: [...france, aRate({ originSiteId: 'LYON', postcodePrefix: '75', priceCents: 450 })],
      parcel: {},
      want: 500,
    },
    {
      name: 'of two equal rows the cheaper',
      rates: [aRate({ priceCents: 600 }), aRate({ priceCents: 550 })],
      parcel: {},
      want: 550,
    },
    {
      name: 'spaces and case of a postcode do not matter',
      rates: [aRate({ country: 'GB', postcodePrefix: 'sw1a 1' })],
      parcel: { country: 'GB', postcode: 'SW1A1AA' },
      want: 500,
    },
    {
      name: 'a zone that no rate names changes nothing',
      rates: france,
      parcel: { postcode: '13400' },
      want: 500,
    },
  ])('$name', ({ rates, parcel, want }) => {
    expect(priceOf(rates, parcel)).toBe(want)
  })
})

test('destinations are classed by the prefixes that rates and zones tell apart', () => {
  const index = prepareRates({
    sites: SITES,
    services: SERVICES,
    cards: rateCards([aRate(), aRate({ postcodePrefix: '20' })]),
    zones: ['FR-97', 'BE'],
  })
  const classes = ['75001', '13000', '20200', '97400'].map((postcode) =>
    index.destinationClass('FR', postcode),
  )
  expect(new Set(classes).size).toBe(3)
  expect(classes.map((one) => [index.inZone(one, 'FR'), index.inZone(one, 'FR-97')])).toEqual([
    [true, false],
    [true, false],
    [true, false],
    [true, true],
  ])
  expect(index.destinationClass('BE', '1000')).toBe(-1)
  expect(index.countries).toEqual(['FR'])
})

describe('a place in a territory apart', () => {
  const mainland = [aRate(), aRate({ country: 'ES' }), aRate({ country: 'GB' }), aRate({ country: 'PT' })]
  const apart = [
    ['FR', '97400'],
    ['RE', '97400'],
    ['FR', '97110'],
    ['FR', '98800'],
    ['FR', '20000'],
    ['ES', '35001'],
    ['ES', '51001'],
    ['PT', '9000-012'],
    ['GB', 'GY1 1AA'],
    ['GG', 'GY1 1AA'],
    ['GB', 'BT1 1AA'],
  ] as const

  it.each(apart)('%s %s has no rate on the mainland’s row', (country, postcode) => {
    expect(priceOf(mainland, { country, postcode })).toBeNull()
  })

  it.each([
    [aRate({ country: 'RE', priceCents: 900 }), 'FR', '97400'],
    [aRate({ postcodePrefix: '974', priceCents: 900 }), 'RE', '97400'],
    [aRate({ postcodePrefix: '97', priceCents: 900 }), 'RE', '97400'],
    [aRate({ postcodePrefix: '20', priceCents: 900 }), 'FR', '20000'],
    [aRate({ country: 'ES', postcodePrefix: '35', priceCents: 900 }), 'ES', '35001'],
    [aRate({ country: 'GB', postcodePrefix: 'BT', priceCents: 900 }), 'GB', 'BT1 1AA'],
  ])('is priced by a row of its own, under either country', (rate, country, postcode) => {
    expect(priceOf([...mainland, rate], { country, postcode })).toBe(900)
  })

  it('or by the mainland’s where a remote surcharge of the service names it', () => {
    const index = prepareRates({
      sites: SITES,
      services: SERVICES,
      cards: rateCards(mainland),
      zones: ['FR-20'],
      remoteZones: () => ['FR-20'],
    })
    expect(index.lane(0, 0, index.destinationClass('FR', '20000'))).toBeGreaterThanOrEqual(0)
    expect(index.destinationClass('FR', '97400')).toBe(-1)
  })

  it('that carriers and customs treat as the mainland has the mainland’s price', () => {
    expect(priceOf(mainland, { country: 'MC', postcode: '98000' })).toBe(500)
    expect(priceOf(mainland, { country: 'FR', postcode: '98000' })).toBe(500)
  })
})

test('a British prefix is an outward code', () => {
  const rates = [
    aRate({ country: 'GB', priceCents: 900 }),
    aRate({ country: 'GB', postcodePrefix: 'E1', priceCents: 600 }),
  ]
  expect(priceOf(rates, { country: 'GB', postcode: 'E1 0AA' })).toBe(600)
  expect(priceOf(rates, { country: 'GB', postcode: 'E10 5AA' })).toBe(900)
})

test('agrees with reading the whole rate card', () => {
  const prefix = fc.constantFrom('', '1', '12', '123', '2')
  const rate = fc.record({
    originSiteId: fc.constantFrom(null, 'LILLE', 'LYON'),
    country: fc.constantFrom('FR', 'BE'),
    postcodePrefix: prefix,
    upToWeightG: fc.integer({ min: 1, max: 6 }),
    priceCents: fc.integer({ min: 0, max: 20 }),
  })
  const parcel = fc.record({
    site: fc.constantFrom(0, 1),
    country: fc.constantFrom('FR', 'BE'),
    postcode: fc.constantFrom('12345', '13000', '21000', '1', ''),
    grams: fc.integer({ min: 0, max: 7 }),
  })
  fc.assert(
    fc.property(fc.array(rate, { maxLength: 15 }), parcel, (given, one) => {
      const rates = given.map((changes) => aRate(changes))
      expect(priceOf(rates, one)).toBe(byReadingAll(rates, one))
    }),
    { numRuns: 500 },
  )
})

function byReadingAll(
  rates: readonly Rate[],
  parcel: { site: number; country: string; postcode: string; grams: number },
): number | null {
  const site = SITES[parcel.site]?.id
  const possible = rates.filter(
    (rate) =>
      (rate.originSiteId === null || rate.originSiteId === site) &&
      rate.country === parcel.country &&
      parcel.postcode.startsWith(rate.postcodePrefix),
  )
  const longest = Math.max(...possible.map((rate) => rate.postcodePrefix.length))
  const holding = possible.filter(
    (rate) => rate.postcodePrefix.length === longest && rate.upToWeightG >= parcel.grams,
  )
  const smallest = Math.min(...holding.map((rate) => rate.upToWeightG))
  const bracket = holding.filter((rate) => rate.upToWeightG === smallest)
  const own = bracket.filter((rate) => rate.originSiteId !== null)
  const prices = (own.length > 0 ? own : bracket).map((rate) => rate.priceCents)
  return prices.length === 0 ? null : Math.min(...prices)
}
