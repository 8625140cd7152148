import { describe, expect, it } from 'vitest'
import { localDateOf } from '../../../shared/lib/day.ts'

const QUARTER_MS = 15 * 60_000

describe('the calendar day of an instant', () => {
  it.each([
    'UTC',
    'Europe/Paris',
    'Asia/Kathmandu',
    'Pacific/Chatham',
    'America/St_Johns',
    'Pacific/Kiritimati',
  ])('changes at local midnight and at no other moment, whatever was asked before: %s', (timeZone) => {
    const plain = new Intl.DateTimeFormat('en-CA', { timeZone })
    const start = Date.UTC(2026, 9, 24)
    for (let at = start; at < start + 2 * 86_400_000; at += QUARTER_MS) {
      for (const instant of [at - 1, at, at + QUARTER_MS - 1, at]) {
        expect(localDateOf(instant, timeZone)).toBe(plain.format(instant))
      }
    }
  })

  it('refuses what is no instant', () => {
    expect(() => localDateOf(Number.NaN, 'UTC')).toThrow(RangeError)
  })
})
