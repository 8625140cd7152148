import { expect, test } from 'vitest'
import { Departures } from '../../../../main/engine/promise/departures.ts'
import type { CarrierService } from '../../../../shared/domain/carrier.ts'
import type { Departure } from '../../../../shared/domain/departure.ts'
import type { Site } from '../../../../shared/domain/site.ts'
import { aService, aSite } from '../../../support/carrier-builders.ts'
import { aWorld } from '../../../support/engine-builders.ts'

test.each<{
  name: string
  now: string
  shipOn: string
  site?: Partial<Site>
  service?: Partial<CarrierService>
  want: Pick<Departure, 'days' | 'reason'>
}>([
  {
    name: 'today',
    now: '2026-11-23T10:00:00+01:00',
    shipOn: '2026-11-23',
    want: { days: 0, reason: null },
  },
  {
    name: 'after the cut-off',
    now: '2026-11-23T15:00:00+01:00',
    shipOn: '2026-11-24',
    want: { days: 1, reason: 'cut-off' },
  },
  {
    name: 'after Friday’s cut-off the week-end is lost to it',
    now: '2026-11-27T15:00:00+01:00',
    shipOn: '2026-11-30',
    want: { days: 3, reason: 'cut-off' },
  },
  {
    name: 'on a Saturday',
    now: '2026-11-28T10:00:00+01:00',
    shipOn: '2026-11-30',
    want: { days: 2, reason: 'closed-day' },
  },
  {
    name: 'on a holiday',
    now: '2026-12-25T10:00:00+01:00',
    shipOn: '2026-12-28',
    want: { days: 3, reason: 'closed-day' },
  },
  {
    name: 'the site is full for days',
    now: '2026-11-23T10:00:00+01:00',
    shipOn: '2026-11-26',
    site: { dailyCapacity: 10 },
    want: { days: 3, reason: 'capacity' },
  },
  {
    name: 'after the cut-off, then full for longer: capacity keeps it most',
    now: '2026-11-23T15:00:00+01:00',
    shipOn: '2026-11-26',
    site: { dailyCapacity: 10 },
    want: { days: 3, reason: 'capacity' },
  },
  {
    name: 'the service is full',
    now: '2026-11-23T10:00:00+01:00',
    shipOn: '2026-11-24',
    service: { dailyCap: 5 },
    want: { days: 1, reason: 'carrier-cap' },
  },
  {
    name: 'the service takes nothing for a while',
    now: '2026-11-23T10:00:00+01:00',
    shipOn: '2026-11-25',
    want: { days: 2, reason: 'carrier-away' },
  },
])('why it leaves when it does: $name', ({ now, shipOn, site = {}, service = {}, want }) => {
  const world = aWorld({ sites: [aSite(site)], services: [aService(service)] })
  const [{ id }, { carrierId, serviceId }] = [aSite(), aService()]
  const leaving = { siteId: id, carrierId, serviceId, promise: { shipOn } }
  expect(new Departures(world, Date.parse(now)).ofAll([leaving])).toMatchObject([want])
})
