import { type CarrierService, serviceKey } from '../../../shared/domain/carrier.ts'
import type { Site } from '../../../shared/domain/site.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import type { World } from '../world.ts'
import { prepareCalendars } from './calendar.ts'
import type { DayNumber } from './day-number.ts'
import type { DaySet } from './day-set.ts'
import type { HolidayRegion } from './holidays/holiday-region.ts'
import { HORIZON_DAYS, type SiteCalendar, siteCalendar } from './site-days.ts'
import { prepareZoneClock, type ZoneClock } from './zone-clock.ts'

export interface ScheduleInput {
  readonly sites: readonly Site[]
  readonly services: readonly CarrierService[]
  /** Regions of the destinations, e.g. those that rate cards cover. */
  readonly regions: readonly HolidayRegion[]
  /** The merchant's IANA zone. */
  readonly timeZone: string
  readonly siteLoad: World['siteLoad']
  readonly serviceLoad: World['serviceLoad']
  readonly holidays: World['holidays']
}

/** What the runs of one day share: it depends on the day and on what they are given besides loads. */
export interface DaysAround {
  readonly first: DayNumber
  readonly length: number
  readonly input: Pick<ScheduleInput, 'services' | 'regions' | 'timeZone' | 'holidays'>
  readonly merchant: ZoneClock
  readonly sites: readonly SiteCalendar[]
  /** By service, then by region of the destination. */
  readonly deliveries: readonly (readonly DaySet[])[]
  readonly siteAt: ReadonlyMap<string, number>
  readonly serviceAt: ReadonlyMap<string, number>
  readonly regionAt: ReadonlyMap<HolidayRegion, number>
}

/** Of the day that was asked for last, by the sites of a world. */
const DAYS_AROUND = new WeakMap<ScheduleInput['sites'], DaysAround>()

export function daysAround(now: EpochMs, input: ScheduleInput): DaysAround {
  const { sites, services, regions, timeZone, holidays } = input
  const first = Math.floor(now / DAY_MS) - 2
  const known = DAYS_AROUND.get(sites)
  if (
    known?.first === first &&
    known.input.services === services &&
    known.input.regions === regions &&
    known.input.timeZone === timeZone &&
    known.input.holidays === holidays
  )
    return known
  const length = 2 * HORIZON_DAYS + 4
  const calendars = prepareCalendars({ first, length }, holidays)
  const clocks = new Map<string, ZoneClock>()
  const clockOf = (timeZone: string): ZoneClock => {
    let clock = clocks.get(timeZone)
    if (clock === undefined) {
      clock = prepareZoneClock(timeZone, (first - 1) * DAY_MS, (first + length + 3) * DAY_MS)
      clocks.set(timeZone, clock)
    }
    return clock
  }
  const made: DaysAround = {
    first,
    length,
    input: { services, regions, timeZone, holidays },
    merchant: clockOf(timeZone),
    sites: sites.map((site) => siteCalendar(site, services, clockOf(site.timeZone), calendars)),
    deliveries: services.map(({ deliveryDays }) =>
      regions.map((region) => calendars.deliveries(region, deliveryDays)),
    ),
    siteAt: new Map(sites.map(({ id }, i) => [id, i])),
    serviceAt: new Map(services.map((service, i) => [serviceKey(service), i])),
    regionAt: new Map(regions.map((region, i) => [region, i])),
  }
  DAYS_AROUND.set(sites, made)
  return made
}
