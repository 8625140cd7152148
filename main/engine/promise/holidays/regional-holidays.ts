import {
  ALL_SAINTS,
  ASSUMPTION,
  CORPUS_CHRISTI,
  EASTER_MONDAY,
  EASTER_SUNDAY,
  EPIPHANY,
  GOOD_FRIDAY,
  IMMACULATE_CONCEPTION,
  LABOUR_DAY,
  MAUNDY_THURSDAY,
  ST_STEPHEN,
  SUMMER,
  WHIT_MONDAY,
  WHIT_SUNDAY,
} from './common-holidays.ts'
import {
  easter,
  type Holiday,
  MONDAY,
  madeUp,
  on,
  ruled,
  since,
  THURSDAY,
  until,
  WEDNESDAY,
  weekdayFrom,
} from './holiday.ts'
import { nafelserFahrt } from './movable-days.ts'
import { NATIONAL_HOLIDAYS } from './national-holidays.ts'

/** What a region keeps besides its country's holidays, and which of those it does not. */
interface Regional {
  readonly also?: readonly Holiday[]
  readonly not?: readonly Holiday[]
}

const ABOLITION = 'abolitionOfSlavery'
const ALSACE_MOSELLE = { also: [GOOD_FRIDAY, ST_STEPHEN] }
const REFORMATION_DAY = on('reformationDay', '10-31')
const WOMENS_DAY = on('womensDay', '03-08')
const ST_JOSEPH = on('stJosephsDay', '03-19')
const ST_JOHN = on('stJohnsDay', '06-24')
const BERCHTOLD = on('berchtoldsDay', '01-02')
const REFORMED = { also: [REFORMATION_DAY] }
const CATHOLIC = [CORPUS_CHRISTI, ALL_SAINTS]
const BAVARIAN = [EPIPHANY, ...CATHOLIC]
const SWISS_CATHOLIC = [CORPUS_CHRISTI, ASSUMPTION, ALL_SAINTS, IMMACULATE_CONCEPTION]

/** On a Sunday, most communities give their day back on Monday. */
function community(name: Parameters<typeof on>[0], date: Parameters<typeof on>[1]): Holiday[] {
  return madeUp('monday', on(name, date))
}

/**
 * By region as `holiday-region.ts` names them, after ISO 3166-2 where there is a code. From the laws of the regions;
 * days that only some municipalities keep are left out, but for the Bavarian Assumption and the Augsburg Peace Festival.
 */
const REGIONAL: Readonly<Record<string, Regional>> = {
  'FR-57': ALSACE_MOSELLE,
  'FR-67': ALSACE_MOSELLE,
  'FR-68': ALSACE_MOSELLE,
  'FR-GP': { also: [GOOD_FRIDAY, on(ABOLITION, '05-27')] },
  'FR-MQ': { also: [GOOD_FRIDAY, on(ABOLITION, '05-22')] },
  'FR-GF': { also: [on(ABOLITION, '06-10')] },
  'FR-RE': { also: [on(ABOLITION, '12-20')] },
  'FR-YT': { also: [on(ABOLITION, '04-27')] },
  'FR-BL': { also: [GOOD_FRIDAY, on(ABOLITION, '10-09')] },
  'FR-MF': { also: [on(ABOLITION, '05-27')] },
  'FR-NC': { also: [on('citizenshipDay', '09-24')] },
  'FR-PF': { also: [on('missionariesDay', '03-05'), GOOD_FRIDAY, since(2025, on('matarii', '11-20'))] },
  'FR-WF': { also: [on('stPeterChanelsDay', '04-28'), on('territoryDay', '07-29')] },

  'DE-BB': { also: [EASTER_SUNDAY, WHIT_SUNDAY, REFORMATION_DAY] },
  'DE-BE': { also: [WOMENS_DAY, since(2028, until(2028, on('uprisingOf1953', '06-17')))] },
  'DE-BW': { also: BAVARIAN },
  'DE-BY': { also: [...BAVARIAN, ASSUMPTION] },
  'DE-BY-A': { also: [...BAVARIAN, ASSUMPTION, on('peaceFestival', '08-08')] },
  'DE-BY-F': { also: BAVARIAN },
  'DE-HB': REFORMED,
  'DE-HE': { also: [CORPUS_CHRISTI] },
  'DE-HH': REFORMED,
  'DE-MV': { also: [WOMENS_DAY, REFORMATION_DAY] },
  'DE-NI': REFORMED,
  'DE-NW': { also: CATHOLIC },
  'DE-RP': { also: CATHOLIC },
  'DE-SH': REFORMED,
  'DE-SL': { also: [...CATHOLIC, ASSUMPTION] },
  'DE-SN': { also: [REFORMATION_DAY, weekdayFrom('prayerAndRepentanceDay', WEDNESDAY, '11-16')] },
  'DE-ST': { also: [EPIPHANY, REFORMATION_DAY] },
  'DE-TH': { also: [on('childrensDay', '09-20'), REFORMATION_DAY] },

  'ES-AN': { also: [MAUNDY_THURSDAY, ...community('andalusiaDay', '02-28')] },
  'ES-AR': { also: [MAUNDY_THURSDAY, ...community('stGeorgesDay', '04-23')] },
  'ES-AS': { also: [MAUNDY_THURSDAY, ...community('asturiasDay', '09-08')] },
  'ES-CB': {
    also: [MAUNDY_THURSDAY, ...community('cantabriaDay', '07-28'), ...community('bienAparecida', '09-15')],
  },
  'ES-CE': {
    also: [MAUNDY_THURSDAY, ...community('ourLadyOfAfrica', '08-05'), ...community('ceutaDay', '09-02')],
  },
  'ES-CL': { also: [MAUNDY_THURSDAY, ...community('castileAndLeonDay', '04-23')] },
  'ES-CM': {
    also: [MAUNDY_THURSDAY, ...community('castileLaManchaDay', '05-31'), CORPUS_CHRISTI],
  },
  'ES-CN': { also: [MAUNDY_THURSDAY, ...community('canariesDay', '05-30')] },
  'ES-CT': { also: [EASTER_MONDAY, ST_JOHN, on('cataloniaDay', '09-11'), ST_STEPHEN] },
  'ES-EX': { also: [MAUNDY_THURSDAY, ...community('extremaduraDay', '09-08')] },
  'ES-GA': {
    also: [ST_JOSEPH, MAUNDY_THURSDAY, on('galicianLettersDay', '05-17'), on('stJamesDay', '07-25')],
  },
  'ES-IB': {
    also: [MAUNDY_THURSDAY, EASTER_MONDAY, ...community('balearicDay', '03-01'), ST_STEPHEN],
  },
  'ES-MC': { also: [MAUNDY_THURSDAY, ST_JOSEPH, ...community('murciaDay', '06-09')] },
  'ES-MD': { also: [MAUNDY_THURSDAY, ...community('madridDay', '05-02')] },
  'ES-ML': { also: [MAUNDY_THURSDAY, on('melillaDay', '09-17')] },
  'ES-NC': { also: [MAUNDY_THURSDAY, EASTER_MONDAY, ST_JOSEPH, on('navarreDay', '12-03')] },
  'ES-PV': { also: [MAUNDY_THURSDAY, EASTER_MONDAY, ST_JOSEPH, on('stJamesDay', '07-25')] },
  'ES-RI': { also: [MAUNDY_THURSDAY, EASTER_MONDAY, ...community('riojaDay', '06-09')] },
  'ES-VC': { also: [EASTER_MONDAY, ST_JOSEPH, ST_JOHN, on('valenciaDay', '10-09')] },

  'PT-20': { also: [easter('azoresDay', 50)] },
  'PT-30': { also: [on('madeiraDay', '07-01'), on('firstOctave', '12-26')] },

  'GB-SCT': {
    also: [
      ...madeUp('next-weekday', on('secondOfJanuary', '01-02'), on('stAndrewsDay', '11-30')),
      weekdayFrom('summerBankHoliday', MONDAY, '08-01'),
    ],
    not: [EASTER_MONDAY, SUMMER],
  },
  'GB-NIR': {
    also: madeUp('next-weekday', on('stPatricksDay', '03-17'), on('battleOfTheBoyne', '07-12')),
  },

  'IT-32': { also: [WHIT_MONDAY] },

  'CH-AG': { also: [BERCHTOLD, LABOUR_DAY, ...SWISS_CATHOLIC] },
  'CH-AI': { also: [...SWISS_CATHOLIC, on('stMauriceDay', '09-22')] },
  'CH-AR': {},
  'CH-BE': { also: [BERCHTOLD] },
  'CH-BL': { also: [LABOUR_DAY] },
  'CH-BS': { also: [LABOUR_DAY] },
  'CH-FR': { also: [BERCHTOLD, ...SWISS_CATHOLIC] },
  'CH-GE': {
    also: [weekdayFrom('genevaFast', THURSDAY, '09-05'), on('restorationOfRepublic', '12-31')],
  },
  'CH-GL': { also: [BERCHTOLD, ruled('nafelserFahrt', nafelserFahrt), ALL_SAINTS] },
  'CH-GR': {},
  'CH-JU': {
    also: [BERCHTOLD, LABOUR_DAY, CORPUS_CHRISTI, on('juraPlebiscite', '06-23'), ASSUMPTION, ALL_SAINTS],
  },
  'CH-LU': { also: [BERCHTOLD, ...SWISS_CATHOLIC] },
  'CH-NE': { also: [BERCHTOLD, on('republicDay', '03-01'), LABOUR_DAY, CORPUS_CHRISTI] },
  'CH-NW': { also: [ST_JOSEPH, ...SWISS_CATHOLIC] },
  'CH-OW': { also: [BERCHTOLD, ...SWISS_CATHOLIC, on('stNicholasOfFlue', '09-25')] },
  'CH-SG': { also: [ALL_SAINTS] },
  'CH-SH': { also: [BERCHTOLD, LABOUR_DAY] },
  'CH-SO': { also: [BERCHTOLD, ST_JOSEPH, CORPUS_CHRISTI, ASSUMPTION, ALL_SAINTS] },
  'CH-SZ': { also: [EPIPHANY, ST_JOSEPH, ...SWISS_CATHOLIC] },
  'CH-TG': { also: [BERCHTOLD, LABOUR_DAY] },
  'CH-TI': {
    also: [EPIPHANY, ST_JOSEPH, LABOUR_DAY, on('peterAndPaul', '06-29'), ...SWISS_CATHOLIC],
    not: [GOOD_FRIDAY],
  },
  'CH-UR': { also: [EPIPHANY, ST_JOSEPH, ...SWISS_CATHOLIC] },
  'CH-VD': { also: [BERCHTOLD, weekdayFrom('mondayAfterFederalFast', MONDAY, '09-16')] },
  'CH-VS': { also: [ST_JOSEPH, ...SWISS_CATHOLIC], not: [GOOD_FRIDAY] },
  'CH-ZG': { also: [BERCHTOLD, ...SWISS_CATHOLIC] },
  'CH-ZH': { also: [BERCHTOLD, LABOUR_DAY] },
}

/** All holidays of a region, or of a country by its code; none where nothing is known. */
export function holidaysOf(region: string): readonly Holiday[] {
  const national = NATIONAL_HOLIDAYS[region.slice(0, 2)] ?? []
  const regional = REGIONAL[region]
  if (regional === undefined) return national
  const dropped = new Set(regional.not?.map(({ name }) => name))
  return [...national.filter(({ name }) => !dropped.has(name)), ...(regional.also ?? [])]
}
