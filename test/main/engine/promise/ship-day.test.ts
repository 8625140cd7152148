import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { localDateOfDay, NEVER } from '../../../../main/engine/promise/day-number.ts'
import type { ScheduleInput } from '../../../../main/engine/promise/days-around.ts'
import { Schedule } from '../../../../main/engine/promise/schedule.ts'
import type { CarrierService } from '../../../../shared/domain/carrier.ts'
import type { Site } from '../../../../shared/domain/site.ts'
import { aService, aSite } from '../../../support/carrier-builders.ts'

interface Case {
  readonly name: string
  readonly now: string
  readonly site?: Partial<Site>
  readonly service?: Partial<CarrierService>
  /** Local ship date and the instant by which it is ready, or never. */
  readonly want: readonly [shipOn: string, shipBy: string] | 'never'
}

function schedule(now: string, given: Partial<ScheduleInput>): Schedule {
  const input: ScheduleInput = {
    sites: [aSite()],
    services: [aService()],
    regions: ['FR'],
    timeZone: 'Europe/Paris',
    siteLoad: [],
    serviceLoad: [],
    holidays: [],
    ...given,
  }
  return new Schedule(input, Date.parse(now))
}

function shipped(run: Schedule): Case['want'] {
  const day = run.shipDay(0, 0)
  if (day === NEVER) return 'never'
  const { shipOn, shipBy } = run.promise(0, 0, 0, day, 1)
  return [shipOn, new Date(shipBy).toISOString()]
}

const MON_SAT = [1, 2, 3, 4, 5, 6]

describe('the day an order leaves', () => {
  test.each<Case>([
    {
      name: 'a minute before the cut-off: today',
      now: '2026-11-23T13:59:00+01:00',
      want: ['2026-11-23', '2026-11-23T13:00:00.000Z'],
    },
    {
      name: 'at the cut-off: tomorrow',
      now: '2026-11-23T14:00:00+01:00',
      want: ['2026-11-24', '2026-11-24T13:00:00.000Z'],
    },
    {
      name: 'Friday after the cut-off: Monday',
      now: '2026-11-27T14:30:00+01:00',
      want: ['2026-11-30', '2026-11-30T13:00:00.000Z'],
    },
    {
      name: 'Sunday: Monday',
      now: '2026-11-29T09:00:00+01:00',
      want: ['2026-11-30', '2026-11-30T13:00:00.000Z'],
    },
    {
      name: 'ready on Saturday, picked up on Monday',
      now: '2026-11-28T10:00:00+01:00',
      site: { workdays: MON_SAT },
      want: ['2026-11-30', '2026-11-30T13:00:00.000Z'],
    },
    {
      name: 'Saturday after the cut-off: Monday as well',
      now: '2026-11-28T18:00:00+01:00',
      site: { workdays: MON_SAT },
      want: ['2026-11-30', '2026-11-30T13:00:00.000Z'],
    },
    {
      name: 'a shop closed on Monday hands over on Monday what was ready by Saturday',
      now: '2026-11-28T10:00:00+01:00',
      site: { workdays: [2, 3, 4, 5, 6] },
      want: ['2026-11-30', '2026-11-28T13:00:00.000Z'],
    },
    {
      name: 'and on Tuesday what came after Saturday’s cut-off',
      now: '2026-11-28T15:00:00+01:00',
      site: { workdays: [2, 3, 4, 5, 6] },
      want: ['2026-12-01', '2026-12-01T13:00:00.000Z'],
    },
    {
      name: 'a Saturday cut-off and a single pick-up on Monday',
      now: '2026-11-24T10:00:00+01:00',
      site: { workdays: [6] },
      service: { pickupDays: [1] },
      want: ['2026-11-30', '2026-11-28T13:00:00.000Z'],
    },
    {
      name: 'week-end only: Saturday’s cut-off passed, Sunday’s not',
      now: '2026-11-28T20:00:00+01:00',
      site: { workdays: [6, 7] },
      service: { pickupDays: [6, 7] },
      want: ['2026-11-29', '2026-11-29T13:00:00.000Z'],
    },
    {
      name: 'a public holiday of the site’s country (11 November)',
      now: '2026-11-10T16:00:00+01:00',
      want: ['2026-11-12', '2026-11-12T13:00:00.000Z'],
    },
    {
      name: 'that day is no holiday in Spain',
      now: '2026-11-10T16:00:00+01:00',
      site: { country: 'ES', timeZone: 'Europe/Madrid' },
      want: ['2026-11-11', '2026-11-11T13:00:00.000Z'],
    },
    {
      name: 'a day the site is closed of its own',
      now: '2026-11-23T16:00:00+01:00',
      site: { closedOn: ['2026-11-24', '2026-11-25'] },
      want: ['2026-11-26', '2026-11-26T13:00:00.000Z'],
    },
    {
      name: 'the carrier does not collect on a day the site is closed',
      now: '2026-11-28T10:00:00+01:00',
      site: { workdays: MON_SAT, closedOn: ['2026-11-30'] },
      want: ['2026-12-01', '2026-12-01T13:00:00.000Z'],
    },
    {
      name: 'the cut-off is the site’s local time: 14:30 in Paris is 13:30 in the Canaries',
      now: '2026-11-23T14:30:00+01:00',
      site: { country: 'ES', timeZone: 'Atlantic/Canary' },
      want: ['2026-11-23', '2026-11-23T14:00:00.000Z'],
    },
    {
      name: 'the day is the site’s local day: Sunday evening in Paris is Monday in Tokyo',
      now: '2026-11-22T17:00:00+01:00',
      site: { country: 'JP', timeZone: 'Asia/Tokyo' },
      want: ['2026-11-23', '2026-11-23T05:00:00.000Z'],
    },
    {
      name: 'on the Sunday of the spring change the cut-off is at 12:00 UTC',
      now: '2026-03-29T11:59:00Z',
      site: { workdays: [7] },
      service: { pickupDays: [7] },
      want: ['2026-03-29', '2026-03-29T12:00:00.000Z'],
    },
    {
      name: 'on the Sunday of the autumn change it is at 13:00 UTC',
      now: '2026-10-25T12:59:00Z',
      site: { workdays: [7] },
      service: { pickupDays: [7] },
      want: ['2026-10-25', '2026-10-25T13:00:00.000Z'],
    },
    {
      name: 'a cut-off in the hour that is skipped',
      now: '2026-03-29T01:29:00Z',
      site: { workdays: [7], cutoff: 150 },
      service: { pickupDays: [7] },
      want: ['2026-03-29', '2026-03-29T01:30:00.000Z'],
    },
    {
      name: 'a site that never works',
      now: '2026-11-23T10:00:00Z',
      site: { workdays: [] },
      want: 'never',
    },
    {
      name: 'a service that is never picked up',
      now: '2026-11-23T10:00:00Z',
      service: { pickupDays: [] },
      want: 'never',
    },
    {
      name: 'a site that ships nothing',
      now: '2026-11-23T10:00:00Z',
      site: { dailyCapacity: 0 },
      want: 'never',
    },
  ])('$name', ({ now, site, service, want }) => {
    expect(shipped(schedule(now, { sites: [aSite(site)], services: [aService(service)] }))).toEqual(want)
  })
})

describe('a day that is full', () => {
  const friday = '2026-11-27T10:00:00+01:00'
  const load = (date: string, orders: number) => ({ siteId: 'LILLE', date, orders })

  test('gives way to the next working day', () => {
    const run = schedule(friday, {
      sites: [aSite({ dailyCapacity: 2 })],
      siteLoad: [load('2026-11-27', 2), load('2026-11-30', 1)],
    })
    expect(localDateOfDay(run.shipDay(0, 0))).toBe('2026-11-30')
    expect(localDateOfDay(run.uncrowdedShipDay(0, 0))).toBe('2026-11-27')
  })

  test('is not made up for by a pick-up on a day nobody works', () => {
    const run = schedule(friday, {
      sites: [aSite({ dailyCapacity: 2 })],
      services: [aService({ pickupDays: MON_SAT })],
      siteLoad: [load('2026-11-27', 2)],
    })
    expect(localDateOfDay(run.shipDay(0, 0))).toBe('2026-11-30')
  })

  test('fills as orders are taken and opens as they are given back', () => {
    const run = schedule(friday, { sites: [aSite({ dailyCapacity: 2 })] })
    const seen: [day: string, left: number, version: number][] = []
    const look = () => {
      const day = run.shipDay(0, 0)
      seen.push([localDateOfDay(day), run.ordersLeft(0, day), run.version])
    }
    const today = run.shipDay(0, 0)
    look()
    run.take(0, 0, today, 1)
    look()
    run.take(0, 0, today, 1)
    look()
    run.giveBack(0, 0, today, 1)
    look()
    expect(seen).toEqual([
      ['2026-11-27', 2, 0],
      ['2026-11-27', 1, 0],
      ['2026-11-30', 2, 1],
      ['2026-11-27', 1, 2],
    ])
  })

  test('a service’s daily cap counts parcels over all sites', () => {
    const run = schedule(friday, {
      sites: [aSite(), aSite({ id: 'LYON' })],
      services: [aService({ dailyCap: 10 })],
      serviceLoad: [{ service: 'posta/home', date: '2026-11-27', parcels: 4 }],
    })
    const today = run.shipDay(0, 0)
    run.take(0, 0, today, 2)
    run.take(1, 0, today, 4)
    expect([run.parcelsLeft(0, today), run.parcelsLeft(0, today + 3), run.version]).toEqual([0, 10, 1])
  })

  test('what a full service does not take leaves with its next pick-up that the site has room for', () => {
    const run = schedule(friday, {
      sites: [aSite({ dailyCapacity: 3 })],
      services: [aService({ dailyCap: 2, pickupDays: [1, 2, 3, 5] }), aService({ carrierId: 'other' })],
    })
    const today = run.shipDay(0, 0)
    run.take(0, 0, today, 1)
    const days = (parcels: number) => localDateOfDay(run.shipDayWithin(0, 0, parcels))
    expect([days(1), days(2)]).toEqual(['2026-11-27', '2026-11-30'])
    run.take(0, 0, today, 1)
    run.take(0, 1, today + 3, 1)
    run.take(0, 1, today + 3, 1)
    run.take(0, 1, today + 3, 1)
    expect([days(1), run.shipDayWithin(0, 0, 3)]).toEqual(['2026-12-01', NEVER])
  })
})

test('a later cut-off never makes an order leave later', () => {
  const day = fc.integer({ min: 1, max: 7 })
  const days = fc.uniqueArray(day, { minLength: 1, maxLength: 7 })
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }),
      fc.tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 0, max: 1439 })),
      days,
      days,
      (now, cutoffs, workdays, pickupDays) => {
        const [early, late] = cutoffs
          .toSorted((a, b) => a - b)
          .map((cutoff) => {
            const sites = [aSite({ cutoff, workdays })]
            return schedule(new Date(now).toISOString(), {
              sites,
              services: [aService({ pickupDays })],
            }).shipDay(0, 0)
          })
        expect(late).toBeLessThanOrEqual(early ?? NEVER)
        expect(late).not.toBe(NEVER)
      },
    ),
  )
})

test('a merchant closes a day that is no holiday, and works one that is', () => {
  const shipOn = (now: string, holidays: ScheduleInput['holidays']) => shipped(schedule(now, { holidays }))[0]
  const closed = { country: 'FR', closed: ['2026-11-23'], worked: [], names: {} }
  expect(shipOn('2026-11-23T09:00:00+01:00', [closed])).toBe('2026-11-24')
  const worked = { country: 'FR', closed: [], worked: ['2026-11-11'], names: {} }
  expect(shipOn('2026-11-11T09:00:00+01:00', [])).toBe('2026-11-12')
  expect(shipOn('2026-11-11T09:00:00+01:00', [worked])).toBe('2026-11-11')
  expect(shipOn('2026-11-11T09:00:00+01:00', [{ ...worked, country: 'ES' }])).toBe('2026-11-12')
})

describe('another cut-off on single days', () => {
  const site = { cutoff: 840, cutoffByDay: { '5': 720, '1': 1020 } }
  test.each<Case>([
    {
      name: 'Friday at 12:30: its noon has passed, so Monday, until Monday’s own',
      now: '2026-11-27T12:30:00+01:00',
      want: ['2026-11-30', '2026-11-30T16:00:00.000Z'],
    },
    {
      name: 'Monday at 16:00 is still in time',
      now: '2026-11-23T16:00:00+01:00',
      want: ['2026-11-23', '2026-11-23T16:00:00.000Z'],
    },
    {
      name: 'Tuesday keeps the cut-off of the site',
      now: '2026-11-24T13:59:00+01:00',
      want: ['2026-11-24', '2026-11-24T13:00:00.000Z'],
    },
  ])('$name', ({ now, want }) => {
    expect(shipped(schedule(now, { sites: [aSite(site)] }))).toEqual(want)
  })
})
