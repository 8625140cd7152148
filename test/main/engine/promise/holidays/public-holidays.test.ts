import { describe, expect, test } from 'vitest'
import { dayNumberOfDate, localDateOfDay } from '../../../../../main/engine/promise/day-number.ts'
import { holidayRegion } from '../../../../../main/engine/promise/holidays/holiday-region.ts'
import { publicHolidays } from '../../../../../main/engine/promise/holidays/public-holidays.ts'

const dates = (region: string, year: number): string[] =>
  publicHolidays(region, year).map(({ day }) => localDateOfDay(day))

describe('public holidays of a country', () => {
  test('France 2026', () => {
    expect(dates('FR', 2026)).toEqual([
      '2026-01-01',
      '2026-04-06',
      '2026-05-01',
      '2026-05-08',
      '2026-05-14',
      '2026-05-25',
      '2026-07-14',
      '2026-08-15',
      '2026-11-01',
      '2026-11-11',
      '2026-12-25',
    ])
  })

  test('two holidays on one day count once: Ascension on 1 May 2008', () => {
    expect(dates('FR', 2008).filter((date) => date === '2008-05-01')).toEqual(['2008-05-01'])
  })

  test.each(['AD', 'AT', 'BE', 'BG', 'CH', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FO', 'FR', 'GB', 'GG'])(
    'no delivery on 25 December: %s',
    (country) => {
      expect(dates(country, 2027)).toContain('2027-12-25')
    },
  )

  test.each(['GL', 'GR', 'HR', 'HU', 'IE', 'IM', 'IS', 'IT', 'JE', 'LI', 'LT', 'LU', 'LV', 'MC', 'MT', 'NL'])(
    'no delivery on 25 December: %s',
    (country) => {
      expect(dates(country, 2027)).toContain('2027-12-25')
    },
  )

  test.each(['NO', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK', 'SM', 'US'])(
    'no delivery on 25 December: %s',
    (country) => {
      expect(dates(country, 2027)).toContain('2027-12-25')
    },
  )

  test('a country that is not built in has none', () => {
    expect(dates('JP', 2026)).toEqual([])
  })
})

describe('a holiday on a week-end', () => {
  test.each([
    ['GB', 2021, ['2021-12-25', '2021-12-26', '2021-12-27', '2021-12-28']],
    ['GB', 2022, ['2022-12-25', '2022-12-26', '2022-12-27']],
    ['GB', 2026, ['2026-12-25', '2026-12-26', '2026-12-28']],
    ['US', 2027, ['2027-12-24', '2027-12-25', '2027-12-31']],
    ['MC', 2022, ['2022-12-08', '2022-12-25', '2022-12-26']],
    ['ES', 2026, ['2026-12-06', '2026-12-07', '2026-12-08', '2026-12-25']],
    ['DE', 2027, ['2027-12-25', '2027-12-26']],
  ])('%s in December %i', (country, year, want) => {
    expect(dates(country, year).filter((date) => date >= `${year}-12`)).toEqual(want)
  })

  test('the Scottish New Year of 2028 takes the Monday and the Tuesday', () => {
    expect(
      publicHolidays('GB-SCT', 2028)
        .slice(0, 4)
        .map(({ day, name, inLieu }) => [localDateOfDay(day), name, inLieu]),
    ).toEqual([
      ['2028-01-01', 'newYearsDay', false],
      ['2028-01-02', 'secondOfJanuary', false],
      ['2028-01-03', 'newYearsDay', true],
      ['2028-01-04', 'secondOfJanuary', true],
    ])
  })
})

describe('the holiday of a place', () => {
  test.each<[country: string, postcode: string, date: string, want: string | null]>([
    ['FR', '67000', '2026-12-26', 'stStephensDay'],
    ['FR', '57 000', '2027-03-26', 'goodFriday'],
    ['FR', '68100', '2026-12-26', 'stStephensDay'],
    ['FR', '59000', '2026-12-26', null],
    ['FR', '97400', '2026-12-20', 'abolitionOfSlavery'],
    ['RE', '97400', '2026-12-20', 'abolitionOfSlavery'],
    ['FR', '97110', '2027-05-27', 'abolitionOfSlavery'],
    ['FR', '97133', '2027-10-09', 'abolitionOfSlavery'],
    ['MC', '98000', '2026-11-19', 'princesDay'],
    ['MC', '98000', '2026-11-11', null],
    ['NL', '1012AB', '2026-12-25', 'christmasDay'],
    ['AT', '1010', '2026-10-26', 'nationalDay'],
    ['PL', '00-001', '2026-12-24', 'christmasEve'],
    ['IE', 'D02 X285', '2026-12-26', 'stStephensDay'],
    ['DE', '80331', '2027-01-06', 'epiphany'],
    ['DE', '10115', '2027-01-06', null],
    ['DE', '10115', '2027-03-08', 'womensDay'],
    ['DE', '01067', '2026-11-18', 'prayerAndRepentanceDay'],
    ['DE', '20095', '2026-10-31', 'reformationDay'],
    ['DE', '50667', '2026-11-01', 'allSaintsDay'],
    ['DE', '86150', '2026-08-08', 'peaceFestival'],
    ['DE', '80331', '2026-08-15', 'assumption'],
    ['DE', '90402', '2026-08-15', null],
    ['ES', '08001', '2026-09-11', 'cataloniaDay'],
    ['ES', '28001', '2027-05-03', 'madridDay'],
    ['ES', '35001', '2027-05-31', 'canariesDay'],
    ['CH', '8001', '2026-12-25', 'christmasDay'],
    ['CH', '8001', '2027-05-01', 'labourDay'],
    ['CH', '3011', '2027-05-01', null],
    ['CH', '1204', '2026-09-10', 'genevaFast'],
    ['CH', '1950', '2027-03-26', null],
    ['LI', '9490', '2026-08-15', 'nationalDay'],
    ['CH', '9490', '2026-09-08', 'nativityOfMary'],
    ['GB', 'EH1 1YZ', '2027-03-29', null],
    ['GB', 'EH1 1YZ', '2026-11-30', 'stAndrewsDay'],
    ['GB', 'TD15 1AA', '2026-11-30', null],
    ['GB', 'BT1 1AA', '2027-07-12', 'battleOfTheBoyne'],
    ['GB', 'SW1A 1AA', '2027-07-12', null],
    ['GB', 'JE2 3AB', '2027-05-09', 'liberationDay'],
    ['PT', '9500-150', '2027-05-17', 'azoresDay'],
    ['PT', '9000-018', '2027-07-01', 'madeiraDay'],
    ['IT', '39100', '2027-05-17', 'whitMonday'],
    ['IT', '00118', '2027-05-17', null],
  ])('%s %s on %s: %s', (country, postcode, date, want) => {
    const holidays = publicHolidays(holidayRegion(country, postcode), Number(date.slice(0, 4)))
    expect(holidays.find(({ day }) => day === dayNumberOfDate(date))?.name ?? null).toBe(want)
  })
})
