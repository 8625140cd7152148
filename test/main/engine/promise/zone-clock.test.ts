import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { dayNumberOfDate, localDateOfDay } from '../../../../main/engine/promise/day-number.ts'
import { prepareZoneClock } from '../../../../main/engine/promise/zone-clock.ts'

const FROM = Date.UTC(2026, 0, 1)
const UNTIL = Date.UTC(2028, 0, 1)
const ZONES = [
  'Europe/Paris',
  'Europe/Madrid',
  'Atlantic/Canary',
  'Europe/London',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'UTC',
]

describe.each(ZONES)('%s agrees with Temporal', (zone) => {
  const clock = prepareZoneClock(zone, FROM, UNTIL)
  const day = 86_400_000

  test('on the local day of an instant', () => {
    fc.assert(
      fc.property(fc.integer({ min: FROM, max: UNTIL - 1 }), (instant) => {
        const want = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate()
        expect(localDateOfDay(clock.dayOf(instant))).toBe(want.toString())
      }),
    )
  })

  test('on the instant of a local minute', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: FROM / day + 2, max: UNTIL / day - 3 }),
        fc.integer({ min: 0, max: 1439 }),
        (dayNumber, minute) => {
          const time = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 })
          const want = Temporal.PlainDate.from(localDateOfDay(dayNumber)).toZonedDateTime({
            timeZone: zone,
            plainTime: time,
          })
          expect(clock.instantOf(dayNumber, minute)).toBe(want.epochMilliseconds)
        },
      ),
    )
  })
})

describe('the night the clocks change in Paris', () => {
  const clock = prepareZoneClock('Europe/Paris', FROM, UNTIL)
  test.each([
    { name: 'a time that is skipped is an hour later', date: '2026-03-29', minute: 150, want: '01:30' },
    { name: 'a time that happens twice is the first', date: '2026-10-25', minute: 150, want: '00:30' },
    { name: 'noon after the spring change', date: '2026-03-29', minute: 720, want: '10:00' },
    { name: 'noon after the autumn change', date: '2026-10-25', minute: 720, want: '11:00' },
  ])('$name', ({ date, minute, want }) => {
    expect(clock.instantOf(dayNumberOfDate(date), minute)).toBe(Date.parse(`${date}T${want}:00Z`))
  })
})
