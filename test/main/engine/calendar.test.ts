import { describe, expect, test } from 'vitest'
import { orchestrate } from '../../../main/engine/orchestrate.ts'
import { prepareWorld } from '../../../main/engine/prepare/prepared-world.ts'
import { compileRules } from '../../../main/engine/rules/compile.ts'
import type { World } from '../../../main/engine/world.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { EMPTY_RULE_SET } from '../../../shared/rules/document.ts'
import { aRate, aService } from '../../support/carrier-builders.ts'
import { anOrder, aWorld, LILLE, stockOf } from '../../support/engine-builders.ts'

/** Dates of whole decisions: what a customer is promised, across week-ends, holidays and changes of the clock. */

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
const SEVEN_DAYS: Partial<World> = {
  sites: [{ ...LILLE, workdays: EVERY_DAY }],
  services: [aService({ pickupDays: EVERY_DAY, deliveryDays: EVERY_DAY })],
}

function promised(
  world: Partial<World>,
  now: number,
  destination: Partial<Order['destination']> = {},
): unknown {
  const prepared = prepareWorld(
    aWorld({ sites: [LILLE], stock: stockOf({ LILLE: { A: 9 } }), rates: [aRate()], ...world }),
  )
  const rules = compileRules(EMPTY_RULE_SET, prepared.context)
  const plain = anOrder({ placedAt: now - 60_000 })
  const order = { ...plain, destination: { ...plain.destination, ...destination } }
  const [decision] = orchestrate([order], prepared, rules, now)
  if (decision?.kind !== 'allocated') return decision?.kind
  const { shipOn, shipBy, deliverTo } = decision.fulfillments[0]!.promise
  return [shipOn, new Date(shipBy).toISOString().slice(11, 16), deliverTo]
}

describe('week-ends', () => {
  test.each<{ name: string; world: Partial<World>; now: number; want: unknown }>([
    {
      name: 'Friday before the cut-off leaves on Friday, arrives on Tuesday',
      world: {},
      now: Date.UTC(2026, 10, 27, 12, 59),
      want: ['2026-11-27', '13:00', '2026-12-01'],
    },
    {
      name: 'Friday at the cut-off leaves on Monday',
      world: {},
      now: Date.UTC(2026, 10, 27, 13, 0),
      want: ['2026-11-30', '13:00', '2026-12-02'],
    },
    {
      name: 'Saturday evening leaves on Monday',
      world: {},
      now: Date.UTC(2026, 10, 28, 20, 0),
      want: ['2026-11-30', '13:00', '2026-12-02'],
    },
    {
      name: 'a Saturday cut-off with a Monday pick-up has a date',
      world: {
        sites: [{ ...LILLE, workdays: [1, 2, 3, 4, 5, 6], cutoff: 12 * 60 }],
        services: [aService({ pickupDays: [1] })],
      },
      now: Date.UTC(2026, 10, 28, 10, 0),
      want: ['2026-11-30', '11:00', '2026-12-02'],
    },
    {
      name: 'missed on Monday, a single pick-up a week is a week later',
      world: { services: [aService({ pickupDays: [1] })] },
      now: Date.UTC(2026, 10, 23, 14, 0),
      want: ['2026-11-30', '13:00', '2026-12-02'],
    },
    {
      name: 'Christmas on a Friday: Thursday afternoon leaves on Monday',
      world: {},
      now: Date.UTC(2026, 11, 24, 15, 0),
      want: ['2026-12-28', '13:00', '2026-12-30'],
    },
  ])('$name', ({ world, now, want }) => {
    expect(promised(world, now)).toEqual(want)
  })
})

describe('the clock changes', () => {
  test.each<{ name: string; now: number; want: unknown }>([
    {
      name: 'the day before spring: the cut-off is at 13:00 UTC',
      now: Date.UTC(2026, 2, 28, 12, 59),
      want: ['2026-03-28', '13:00', '2026-03-30'],
    },
    {
      name: 'the Sunday of spring: at 12:00 UTC, a minute before',
      now: Date.UTC(2026, 2, 29, 11, 59),
      want: ['2026-03-29', '12:00', '2026-03-31'],
    },
    {
      name: 'the Sunday of spring: at 12:00 UTC, on the minute',
      now: Date.UTC(2026, 2, 29, 12, 0),
      want: ['2026-03-30', '12:00', '2026-04-01'],
    },
    {
      name: 'decided the evening before: the cut-off of the day of the change',
      now: Date.UTC(2026, 2, 28, 20, 0),
      want: ['2026-03-29', '12:00', '2026-03-31'],
    },
    {
      name: 'the Sunday of autumn: at 13:00 UTC, a minute before',
      now: Date.UTC(2026, 9, 25, 12, 59),
      want: ['2026-10-25', '13:00', '2026-10-27'],
    },
    {
      name: 'the Saturday before autumn, past 12:00 UTC',
      now: Date.UTC(2026, 9, 24, 12, 30),
      want: ['2026-10-25', '13:00', '2026-10-27'],
    },
    {
      name: 'the hour that comes twice: still before the cut-off',
      now: Date.UTC(2026, 9, 25, 1, 30),
      want: ['2026-10-25', '13:00', '2026-10-27'],
    },
  ])('$name', ({ now, want }) => {
    expect(promised(SEVEN_DAYS, now)).toEqual(want)
  })
})

describe('public holidays of the destination and of the site', () => {
  const COUNTRIES = ['FR', 'NL', 'AT', 'PL', 'CH', 'IE', 'DE', 'ES']
  const WORLD: Partial<World> = { rates: COUNTRIES.map((country) => aRate({ country, transitDays: 1 })) }
  test.each<{ country: string; postcode: string; day: string; want: string }>([
    { country: 'NL', postcode: '1012AB', day: '2026-12-24', want: '2026-12-28' },
    { country: 'AT', postcode: '1010', day: '2026-12-24', want: '2026-12-28' },
    { country: 'PL', postcode: '00-001', day: '2026-12-24', want: '2026-12-28' },
    { country: 'CH', postcode: '8001', day: '2026-12-24', want: '2026-12-28' },
    { country: 'IE', postcode: 'D02 X285', day: '2026-12-24', want: '2026-12-29' },
    { country: 'FR', postcode: '59000', day: '2024-12-24', want: '2024-12-26' },
    { country: 'FR', postcode: '67000', day: '2024-12-24', want: '2024-12-27' },
    { country: 'FR', postcode: '57000', day: '2027-03-25', want: '2027-03-30' },
    { country: 'FR', postcode: '59000', day: '2027-03-25', want: '2027-03-26' },
    { country: 'DE', postcode: '80331', day: '2027-01-05', want: '2027-01-07' },
    { country: 'DE', postcode: '10115', day: '2027-01-05', want: '2027-01-06' },
    { country: 'ES', postcode: '08001', day: '2026-09-10', want: '2026-09-14' },
    { country: 'ES', postcode: '28001', day: '2026-09-10', want: '2026-09-11' },
  ])('to $country $postcode on $day arrives on $want', ({ country, postcode, day, want }) => {
    expect(promised(WORLD, Date.parse(`${day}T08:00:00Z`), { country, postcode })).toMatchObject([
      day,
      expect.anything(),
      want,
    ])
  })

  test('a site in Strasbourg ships nothing on 26 December, one in Lille does', () => {
    const now = Date.UTC(2024, 11, 26, 8, 0)
    const strasbourg = { ...LILLE, postcode: '67000' }
    expect(promised({ sites: [strasbourg] }, now)).toMatchObject(['2024-12-27', '13:00', '2024-12-31'])
    expect(promised({}, now)).toMatchObject(['2024-12-26', '13:00', '2024-12-30'])
  })
})
