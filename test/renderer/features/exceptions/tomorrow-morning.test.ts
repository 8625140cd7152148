import { expect, it } from 'vitest'
import { tomorrowMorning } from '../../../../renderer/features/exceptions/tomorrow-morning.ts'

it.each([
  ['an afternoon', 'Europe/Paris', '2026-11-23T14:12:00+01:00', '2026-11-24T06:00:00+01:00'],
  ['shortly after midnight', 'Europe/Paris', '2026-11-23T00:10:00+01:00', '2026-11-24T06:00:00+01:00'],
  ['the night the clocks go back', 'Europe/Paris', '2026-10-24T20:00:00+02:00', '2026-10-25T06:00:00+01:00'],
  ['the night they go forward', 'Europe/Paris', '2026-03-28T20:00:00+01:00', '2026-03-29T06:00:00+02:00'],
  ['a zone off the hour', 'Asia/Kolkata', '2026-11-23T14:00:00+05:30', '2026-11-24T06:00:00+05:30'],
])('after %s comes six in the morning', (_, zone, now, wanted) => {
  expect(new Date(tomorrowMorning(Date.parse(now), zone)).toISOString()).toBe(new Date(wanted).toISOString())
})
