import type { Bilingual } from '../../../shared/contract/procedure.ts'
import { type DayNumber, localDateOfDay } from '../../engine/promise/day-number.ts'
import { easterSunday } from '../../engine/promise/public-holidays.ts'

const EVERYWHERE: Readonly<Record<string, Bilingual>> = {
  '01-01': { en: 'New Year’s Day', fr: 'Jour de l’an' },
  '01-06': { en: 'Epiphany', fr: 'Épiphanie' },
  '05-01': { en: 'Labour Day', fr: 'Fête du Travail' },
  '08-15': { en: 'Assumption', fr: 'Assomption' },
  '11-01': { en: 'All Saints’ Day', fr: 'Toussaint' },
  '11-11': { en: 'Armistice Day', fr: 'Armistice de 1918' },
  '12-08': { en: 'Immaculate Conception', fr: 'Immaculée Conception' },
  '12-25': { en: 'Christmas Day', fr: 'Noël' },
  '12-26': { en: 'St Stephen’s Day', fr: 'Saint-Étienne' },
}

const OF_COUNTRY: Readonly<Record<string, Readonly<Record<string, Bilingual>>>> = {
  FR: {
    '05-08': { en: 'Victory in Europe Day', fr: 'Victoire de 1945' },
    '07-14': { en: 'Bastille Day', fr: 'Fête nationale' },
  },
  ES: {
    '10-12': { en: 'National Day', fr: 'Fête nationale' },
    '12-06': { en: 'Constitution Day', fr: 'Jour de la Constitution' },
  },
  BE: { '07-21': { en: 'National Day', fr: 'Fête nationale' } },
  DE: { '10-03': { en: 'German Unity Day', fr: 'Jour de l’Unité allemande' } },
  IT: {
    '04-25': { en: 'Liberation Day', fr: 'Fête de la Libération' },
    '06-02': { en: 'Republic Day', fr: 'Fête de la République' },
  },
  PT: {
    '04-25': { en: 'Freedom Day', fr: 'Jour de la Liberté' },
    '06-10': { en: 'Portugal Day', fr: 'Jour du Portugal' },
    '10-05': { en: 'Republic Day', fr: 'Jour de la République' },
    '12-01': { en: 'Restoration of Independence', fr: 'Restauration de l’indépendance' },
  },
  LU: {
    '05-09': { en: 'Europe Day', fr: 'Journée de l’Europe' },
    '06-23': { en: 'National Day', fr: 'Fête nationale' },
  },
  GB: {
    '01-02': { en: 'New Year’s Day (in lieu)', fr: 'Jour de l’an (reporté)' },
    '01-03': { en: 'New Year’s Day (in lieu)', fr: 'Jour de l’an (reporté)' },
    '12-26': { en: 'Boxing Day', fr: 'Boxing Day' },
    '12-27': { en: 'Christmas Day (in lieu)', fr: 'Noël (reporté)' },
    '12-28': { en: 'Boxing Day (in lieu)', fr: 'Boxing Day (reporté)' },
  },
}

/** By days after Easter Sunday. */
const MOVABLE: ReadonlyMap<number, Bilingual> = new Map([
  [-2, { en: 'Good Friday', fr: 'Vendredi saint' }],
  [1, { en: 'Easter Monday', fr: 'Lundi de Pâques' }],
  [39, { en: 'Ascension Day', fr: 'Ascension' }],
  [50, { en: 'Whit Monday', fr: 'Lundi de Pentecôte' }],
  [60, { en: 'Corpus Christi', fr: 'Fête-Dieu' }],
])

const BANK_HOLIDAY: Bilingual = { en: 'Bank holiday', fr: 'Jour férié bancaire' }

/** What a built-in public holiday is called. */
export function holidayName(country: string, day: DayNumber): Bilingual {
  const date = localDateOfDay(day)
  const monthDay = date.slice(5)
  const easter = easterSunday(Number(date.slice(0, 4)))
  return OF_COUNTRY[country]?.[monthDay] ?? EVERYWHERE[monthDay] ?? MOVABLE.get(day - easter) ?? BANK_HOLIDAY
}
