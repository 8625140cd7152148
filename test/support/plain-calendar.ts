import { Temporal } from 'temporal-polyfill'
import type { CarrierService } from '../../shared/domain/carrier.ts'
import type { Site } from '../../shared/domain/site.ts'

/** Public holidays of the time that the brute force plays in, from the calendars of the two countries. */
const HOLIDAYS: Readonly<Record<string, readonly string[]>> = {
  FR: [
    '2026-04-06',
    '2026-05-01',
    '2026-05-08',
    '2026-05-14',
    '2026-05-25',
    '2026-11-01',
    '2026-11-11',
    '2026-12-25',
    '2027-01-01',
  ],
  GB: ['2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-12-25', '2026-12-28', '2027-01-01'],
}

type Day = Temporal.PlainDate

/** Days of a site and of services one by one, as a person would look them up in a calendar; written without the engine. */
export class PlainCalendar {
  readonly #now: number

  constructor(now: number) {
    this.#now = now
  }

  today({ timeZone }: Site): Day {
    return Temporal.Instant.fromEpochMilliseconds(this.#now).toZonedDateTimeISO(timeZone).toPlainDate()
  }

  /** When carriers collect at the site that day. */
  pickupAt(site: Site, day: Day): number {
    const minute = new Map(Object.entries(site.cutoffByDay ?? {})).get(String(day.dayOfWeek)) ?? site.cutoff
    const time = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 })
    return day.toZonedDateTime({ timeZone: site.timeZone, plainTime: time }).epochMilliseconds
  }

  /** Days on which the service leaves with what the site made ready, the first that an order of now can reach on. */
  *shipDays(site: Site, { pickupDays }: CarrierService, isFull: (day: Day) => boolean): Generator<Day> {
    const isClosed = (day: Day) =>
      HOLIDAYS[site.country]!.includes(day.toString()) || site.closedOn.includes(day.toString())
    const isOpen = (day: Day) => site.workdays.includes(day.dayOfWeek) && !isClosed(day)
    const isPickup = (day: Day) => pickupDays.includes(day.dayOfWeek) && !isClosed(day)
    const today = this.today(site)
    let ready = this.#now < this.pickupAt(site, today) ? today : today.add({ days: 1 })
    let ship: Day
    do {
      while (!isOpen(ready)) ready = ready.add({ days: 1 })
      ship = ready
      while (!isPickup(ship)) ship = ship.add({ days: 1 })
      ready = ready.add({ days: 1 })
    } while (isFull(ship))
    for (;;) {
      yield ship
      do ship = ship.add({ days: 1 })
      while (!isPickup(ship) || isFull(ship))
    }
  }

  /** The `transit`-th day of deliveries in the country after the ship day. */
  delivery(country: string, { deliveryDays }: CarrierService, ship: Day, transit: number): Day {
    const isDelivered = (day: Day) =>
      deliveryDays.includes(day.dayOfWeek) && !HOLIDAYS[country]!.includes(day.toString())
    let day = ship
    if (transit === 0) while (!isDelivered(day)) day = day.add({ days: 1 })
    for (let left = transit; left > 0; ) {
      day = day.add({ days: 1 })
      if (isDelivered(day)) left--
    }
    return day
  }
}
