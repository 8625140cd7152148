import { describe, expect, it } from 'vitest'
import {
  closeDays,
  openDay,
  readDay,
  readDays,
  workHoliday,
} from '../../../../renderer/features/settings/closed-day-list.ts'
import type { HolidayEdit } from '../../../../shared/domain/holidays.ts'

const FRANCE: HolidayEdit = {
  country: 'FR',
  closed: ['2026-12-24'],
  worked: ['2027-05-17'],
  names: { '2026-12-24': 'Stock-take' },
}

describe('a day as people write it', () => {
  it.each([
    ['2026-12-24', '2026-12-24'],
    [' 24/12/2026 ', '2026-12-24'],
    ['4.1.27', '2027-01-04'],
    ['2026-02-30', null],
    ['31/04/2026', null],
    ['Christmas', null],
    ['', null],
  ])('%s', (text, want) => {
    expect(readDay(text)).toBe(want)
  })
})

describe('a pasted list', () => {
  it('is read with a header or without, with commas, semicolons or tabs', () => {
    const text =
      'date,name\n2026-12-24,Stock-take\n\n26/12/2026;"Saint-Étienne"\r\n2027-01-02\tBridge, all sites\n2027-01-03'
    expect(readDays(text)).toEqual({
      days: [
        { date: '2026-12-24', name: 'Stock-take' },
        { date: '2026-12-26', name: 'Saint-Étienne' },
        { date: '2027-01-02', name: 'Bridge, all sites' },
        { date: '2027-01-03', name: '' },
      ],
      unreadable: [],
    })
  })

  it('names the lines that say no day', () => {
    expect(readDays('24/13/2026,x\n2026-12-24\nlater').unreadable).toEqual([1, 3])
  })
})

describe('the days of a country', () => {
  it('are closed, each once, and a worked holiday is closed again', () => {
    const days = [
      { date: '2026-12-24', name: '' },
      { date: '2027-05-17', name: 'Pont' },
    ]
    expect(closeDays([FRANCE], 'FR', days)).toEqual([
      {
        country: 'FR',
        closed: ['2026-12-24', '2027-05-17'],
        worked: [],
        names: { '2026-12-24': 'Stock-take', '2027-05-17': 'Pont' },
      },
    ])
  })

  it('are opened again with their name forgotten', () => {
    expect(openDay([FRANCE], 'FR', '2026-12-24')).toEqual([{ ...FRANCE, closed: [], names: {} }])
  })

  it('that are built in can be worked, and closed again: then nothing is left to say of the country', () => {
    const worked = workHoliday([], 'ES', '2026-12-08', true)
    expect(worked).toEqual([{ country: 'ES', closed: [], worked: ['2026-12-08'], names: {} }])
    expect(workHoliday(worked, 'ES', '2026-12-08', false)).toEqual([])
  })

  it('leave other countries alone', () => {
    expect(closeDays([FRANCE], 'ES', [{ date: '2026-12-24', name: '' }])[0]).toEqual(FRANCE)
  })
})
