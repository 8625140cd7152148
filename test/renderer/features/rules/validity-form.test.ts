import { describe, expect, it } from 'vitest'
import {
  beginOf,
  endOf,
  hoursOf,
  instantOfBegin,
  instantOfEnd,
  isBackwards,
  withValidity,
} from '../../../../renderer/features/rules/validity-form.ts'
import { readDay, readMinute } from '../../../../renderer/lib/local-time.ts'

const PARIS = 'Europe/Paris'
const NONE = { from: null, until: null, days: null, hours: null }

describe('a day and a time as typed', () => {
  it.each([
    ['2026-12-24', '2026-12-24'],
    ['24/12/2026', '2026-12-24'],
    [' 4.2.2026 ', '2026-02-04'],
    ['2026-02-29', null],
    ['24/13/2026', null],
    ['tomorrow', null],
    ['', null],
  ])('the day %j is %j', (text, want) => {
    expect(readDay(text)).toBe(want)
  })

  it.each([
    ['14:30', 870],
    ['14h30', 870],
    ['9 h', 540],
    ['24:00', 1440],
    ['24:01', null],
    ['12:60', null],
    ['', null],
  ])('the time %j is minute %j', (text, want) => {
    expect(readMinute(text)).toBe(want)
  })
})

describe('the bounds of a rule', () => {
  it('begin with the day and end with it when no time is given', () => {
    const day = { day: '2026-12-24', minute: null }
    expect(new Date(instantOfBegin(day, PARIS)).toISOString()).toBe('2026-12-23T23:00:00.000Z')
    expect(new Date(instantOfEnd(day, PARIS)).toISOString()).toBe('2026-12-24T23:00:00.000Z')
  })

  it.each([
    { day: '2026-12-24', minute: null },
    { day: '2026-12-24', minute: 870 },
    // The days on which Paris changes its clocks.
    { day: '2026-03-29', minute: null },
    { day: '2026-10-25', minute: null },
    { day: '2026-10-25', minute: 600 },
  ])('come back as they were given: $day $minute', (bound) => {
    expect(beginOf(instantOfBegin(bound, PARIS), PARIS)).toEqual(bound)
    expect(endOf(instantOfEnd(bound, PARIS), PARIS)).toEqual(bound)
  })

  it('are none when nothing restricts the rule', () => {
    expect(withValidity(null, { days: [1, 2, 3, 4, 5, 6, 7] })).toBeNull()
    expect(withValidity({ ...NONE, days: [1] }, { days: [] })).toBeNull()
    expect(withValidity(null, { days: [6, 7] })).toEqual({ ...NONE, days: [6, 7] })
  })

  it('are backwards when the end is not after the beginning', () => {
    expect(isBackwards({ ...NONE, from: 2, until: 2 })).toBe(true)
    expect(isBackwards({ ...NONE, from: 2, until: 3 })).toBe(false)
    expect(isBackwards({ ...NONE, until: 3 })).toBe(false)
  })

  it('take a blank hour for the end of the day that it stands for', () => {
    expect(hoursOf(null, null)).toBeNull()
    expect(hoursOf(480, null)).toEqual({ from: 480, until: 1440 })
    expect(hoursOf(null, 480)).toEqual({ from: 0, until: 480 })
    expect(hoursOf(1320, 360)).toEqual({ from: 1320, until: 360 })
    expect(hoursOf(0, 1440)).toBeNull()
  })
})
