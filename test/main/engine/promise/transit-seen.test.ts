import { expect, it } from 'vitest'
import { transitSeen } from '../../../../main/engine/promise/transit-seen.ts'

const WEEKDAYS = { deliveryDays: [1, 2, 3, 4, 5] }
const LILLE = { country: 'FR', postcode: '59000' }

it.each([
  { name: 'the same day', left: '2026-11-23', arrived: '2026-11-23', want: 0 },
  { name: 'the next day', left: '2026-11-23', arrived: '2026-11-24', want: 1 },
  { name: 'over a weekend', left: '2026-11-27', arrived: '2026-11-30', want: 1 },
  { name: 'on a Saturday, counted as the Monday', left: '2026-11-26', arrived: '2026-11-28', want: 2 },
  { name: 'over a holiday', left: '2026-12-24', arrived: '2026-12-28', want: 1 },
  { name: 'before it left, by a clock that was wrong', left: '2026-11-23', arrived: '2026-11-20', want: 0 },
])('$name', ({ left, arrived, want }) => {
  expect(transitSeen(WEEKDAYS, LILLE, { left, arrived }, [])).toBe(want)
})
