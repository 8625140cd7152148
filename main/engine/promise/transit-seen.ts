import type { CarrierService } from '../../../shared/domain/carrier.ts'
import type { HolidayEdit } from '../../../shared/domain/holidays.ts'
import type { LocalDate } from '../../../shared/lib/clock.ts'
import { prepareCalendars } from './calendar.ts'
import { dayNumberOfDate, NEVER } from './day-number.ts'
import { holidayRegion } from './holidays/holiday-region.ts'

/**
 * The transit time, in delivery days of the service, that a promise made on `left` would have needed to be kept by an
 * arrival on `arrived`: 0 on the same day. Both local dates.
 */
export function transitSeen(
  { deliveryDays }: Pick<CarrierService, 'deliveryDays'>,
  destination: { readonly country: string; readonly postcode: string },
  { left, arrived }: { readonly left: LocalDate; readonly arrived: LocalDate },
  holidays: readonly HolidayEdit[],
): number {
  const first = dayNumberOfDate(left)
  const last = dayNumberOfDate(arrived)
  // One week more, so that an arrival on a day without deliveries has a next one.
  const span = { first, length: Math.max(0, last - first) + 14 }
  const region = holidayRegion(destination.country, destination.postcode)
  const days = prepareCalendars(span, holidays).deliveries(region, deliveryDays)
  let transit = 0
  while (transit < span.length) {
    const reached = transit === 0 ? first : days.nthAfter(first, transit)
    if (reached === NEVER || reached >= last) break
    transit += 1
  }
  return transit
}
