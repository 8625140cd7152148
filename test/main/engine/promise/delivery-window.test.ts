import { describe, expect, test } from 'vitest'
import { dayNumberOfDate, NEVER } from '../../../../main/engine/promise/day-number.ts'
import { Schedule } from '../../../../main/engine/promise/schedule.ts'
import type { CarrierService } from '../../../../shared/domain/carrier.ts'
import { aService, aSite } from '../../../support/carrier-builders.ts'

interface Case {
  readonly name: string
  readonly service?: Partial<CarrierService>
  readonly country?: string
  readonly shipOn: string
  readonly transitDays: number
  readonly want: readonly [deliverFrom: string, deliverTo: string]
}

const COUNTRIES = ['FR', 'ES', 'JP']

function run(service: Partial<CarrierService>, now = '2026-11-02T08:00:00Z') {
  return new Schedule(
    {
      sites: [aSite()],
      services: [aService(service)],
      regions: COUNTRIES,
      timeZone: 'Europe/Paris',
      siteLoad: [],
      serviceLoad: [],
      holidays: [],
    },
    Date.parse(now),
  )
}

describe('the delivery window', () => {
  test.each<Case>([
    { name: 'next day', shipOn: '2026-11-23', transitDays: 1, want: ['2026-11-24', '2026-11-24'] },
    {
      name: 'opens a delivery day before the rate card’s day',
      shipOn: '2026-11-23',
      transitDays: 3,
      want: ['2026-11-25', '2026-11-26'],
    },
    {
      name: 'an express service means its day',
      service: { level: 'express' },
      shipOn: '2026-11-23',
      transitDays: 2,
      want: ['2026-11-25', '2026-11-25'],
    },
    {
      name: 'the week-end does not count',
      shipOn: '2026-11-27',
      transitDays: 2,
      want: ['2026-11-30', '2026-12-01'],
    },
    {
      name: 'unless the service delivers on Saturdays',
      service: { deliveryDays: [1, 2, 3, 4, 5, 6] },
      shipOn: '2026-11-27',
      transitDays: 1,
      want: ['2026-11-28', '2026-11-28'],
    },
    {
      name: 'a public holiday of the destination does not count (11 November)',
      shipOn: '2026-11-10',
      transitDays: 1,
      want: ['2026-11-12', '2026-11-12'],
    },
    {
      name: 'elsewhere it does',
      country: 'ES',
      shipOn: '2026-11-10',
      transitDays: 1,
      want: ['2026-11-11', '2026-11-11'],
    },
    {
      name: 'a country without known holidays has only its week',
      country: 'JP',
      shipOn: '2026-11-10',
      transitDays: 1,
      want: ['2026-11-11', '2026-11-11'],
    },
    { name: 'same day', shipOn: '2026-11-23', transitDays: 0, want: ['2026-11-23', '2026-11-23'] },
    {
      name: 'same day, but not a delivery day',
      service: { pickupDays: [6] },
      shipOn: '2026-11-28',
      transitDays: 0,
      want: ['2026-11-30', '2026-11-30'],
    },
    {
      name: 'one delivery day a week',
      service: { deliveryDays: [3] },
      shipOn: '2026-11-25',
      transitDays: 2,
      want: ['2026-12-02', '2026-12-09'],
    },
  ])('$name', ({ service = {}, country = 'FR', shipOn, transitDays, want }) => {
    const schedule = run(service)
    const at = schedule.regionIndex(country)
    const { deliverFrom, deliverTo } = schedule.promise(0, 0, at, dayNumberOfDate(shipOn), transitDays)
    expect([deliverFrom, deliverTo]).toEqual(want)
  })

  test('is never when nothing is delivered, beyond the horizon and to an unknown country', () => {
    const day = dayNumberOfDate('2026-11-23')
    expect([
      run({ deliveryDays: [] }).deliverTo(0, 0, day, 1),
      run({ deliveryDays: [1] }).deliverTo(0, 0, day, 60),
      run({}).deliverTo(run({}).regionIndex('DE'), 0, day, 1),
    ]).toEqual([NEVER, NEVER, NEVER])
  })
})

test('an instant falls on a day in the merchant’s zone, wherever the site is', () => {
  const schedule = new Schedule(
    {
      sites: [aSite({ timeZone: 'Atlantic/Canary', country: 'ES' })],
      services: [],
      regions: [],
      timeZone: 'Europe/Paris',
      siteLoad: [],
      serviceLoad: [],
      holidays: [],
    },
    Date.parse('2026-11-23T08:00:00Z'),
  )
  const lateEvening = Date.parse('2026-11-25T23:30:00Z')
  expect(schedule.merchantDayOf(lateEvening)).toBe(dayNumberOfDate('2026-11-26'))
})
