import { expect, test } from 'vitest'
import { type ClosedDaysInput, closedDays } from '../../../main/app/queries/closed-days.ts'
import type { HolidayEdit } from '../../../shared/domain/holidays.ts'
import { say } from '../../../shared/messages/say.ts'
import { LILLE, LYON } from '../../support/engine-builders.ts'

/** 'date name kind: site day ...' of one country's days in a month. */
function days(changes: Partial<ClosedDaysInput>, country: string, month: string): string[] {
  const calendars = closedDays({
    sites: [LILLE, { ...LYON, workdays: [2, 3, 4, 5, 6] }],
    destinations: ['FR', 'ES'],
    edits: [],
    today: '2026-11-23',
    ...changes,
  })
  const calendar = calendars.find((one) => one.country === country)
  return (calendar?.days ?? [])
    .filter(({ date }) => date.startsWith(month))
    .map(({ date, name, kind, worked, siteId, ships }) =>
      [
        date,
        name === null ? '-' : say('en', name),
        `${kind}${siteId === null ? '' : ` ${siteId}`}${worked ? ' worked' : ''}:`,
        ...ships.map(({ siteId: site, on }) => `${site} ${on.slice(5)}`),
      ].join(' '),
    )
}

const edit = (changes: Partial<HolidayEdit>): HolidayEdit => ({
  country: 'FR',
  closed: [],
  worked: [],
  names: {},
  ...changes,
})

test.each<{
  name: string
  changes: Partial<ClosedDaysInput>
  country: string
  month: string
  want: string[]
}>([
  {
    name: 'a built-in holiday moves what would have shipped to the next working day of each site',
    changes: {},
    country: 'FR',
    month: '2026-12',
    want: ['2026-12-25 Christmas Day built-in: LILLE 12-28 LYON 12-26'],
  },
  {
    name: 'a site that does not work on that weekday is left out; movable ones have their names',
    changes: {},
    country: 'FR',
    month: '2027-03',
    want: ['2027-03-29 Easter Monday built-in: LILLE 03-30'],
  },
  {
    name: 'a built-in one that is worked ships on the day itself',
    changes: { edits: [edit({ worked: ['2026-12-25'] })] },
    country: 'FR',
    month: '2026-12',
    want: ['2026-12-25 Christmas Day built-in worked: LILLE 12-25 LYON 12-25'],
  },
  {
    name: 'own days of the country and of one site, with what they are called',
    changes: {
      sites: [{ ...LILLE, closedOn: ['2026-12-10', '2025-01-01'] }],
      edits: [edit({ closed: ['2026-12-24', '2026-12-25'], names: { '2026-12-24': 'Stock-take' } })],
    },
    country: 'FR',
    month: '2026-12',
    want: [
      '2026-12-10 - site LILLE: LILLE 12-11',
      '2026-12-24 Stock-take own: LILLE 12-28',
      '2026-12-25 Christmas Day built-in: LILLE 12-28',
    ],
  },
  {
    name: 'a holiday of one site’s region closes that site only',
    changes: {
      sites: [LILLE, { ...LYON, id: 'STRASBOURG', postcode: '67000', workdays: [1, 2, 3, 4, 5, 6] }],
    },
    country: 'FR',
    month: '2026-12',
    want: [
      '2026-12-25 Christmas Day built-in: LILLE 12-28 STRASBOURG 12-28',
      '2026-12-26 St Stephen’s Day built-in STRASBOURG: STRASBOURG 12-28',
    ],
  },
  {
    name: 'a country without a site only delivers nothing',
    changes: {},
    country: 'ES',
    month: '2026-12',
    want: [
      '2026-12-06 Constitution Day built-in:',
      '2026-12-07 Constitution Day (in lieu) built-in:',
      '2026-12-08 Immaculate Conception built-in:',
      '2026-12-25 Christmas Day built-in:',
    ],
  },
])('$name', ({ changes, country, month, want }) => {
  expect(days(changes, country, month)).toEqual(want)
})

test('countries with most sites come first; twelve months from today', () => {
  const calendars = closedDays({
    sites: [{ ...LYON, id: 'GETAFE', country: 'ES' }, LILLE, LYON],
    destinations: ['BE', 'FR'],
    edits: [],
    today: '2026-11-23',
  })
  expect(calendars.map(({ country }) => country)).toEqual(['FR', 'ES', 'BE'])
  expect(calendars[0]?.days.at(-1)?.date).toBe('2027-11-11')
})
