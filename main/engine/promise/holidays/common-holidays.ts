import {
  easter,
  FRIDAY,
  type Holiday,
  MONDAY,
  madeUp,
  on,
  orthodox,
  SATURDAY,
  weekdayFrom,
} from './holiday.ts'

/** Holidays that several countries or regions share. */
export const NEW_YEAR = on('newYearsDay', '01-01')
export const EPIPHANY = on('epiphany', '01-06')
export const LABOUR_DAY = on('labourDay', '05-01')
export const ASSUMPTION = on('assumption', '08-15')
export const ALL_SAINTS = on('allSaintsDay', '11-01')
export const IMMACULATE_CONCEPTION = on('immaculateConception', '12-08')
export const CHRISTMAS_EVE = on('christmasEve', '12-24')
export const CHRISTMAS = on('christmasDay', '12-25')
export const ST_STEPHEN = on('stStephensDay', '12-26')
export const SECOND_CHRISTMAS_DAY = on('secondChristmasDay', '12-26')
export const NEW_YEARS_EVE = on('newYearsEve', '12-31')

export const MAUNDY_THURSDAY = easter('maundyThursday', -3)
export const GOOD_FRIDAY = easter('goodFriday', -2)
export const EASTER_SUNDAY = easter('easterSunday', 0)
export const EASTER_MONDAY = easter('easterMonday', 1)
export const ASCENSION = easter('ascensionDay', 39)
export const WHIT_SUNDAY = easter('whitSunday', 49)
export const WHIT_MONDAY = easter('whitMonday', 50)
export const CORPUS_CHRISTI = easter('corpusChristi', 60)

export const ORTHODOX_GOOD_FRIDAY = orthodox('goodFriday', -2)
export const ORTHODOX_EASTER_SUNDAY = orthodox('easterSunday', 0)
export const ORTHODOX_EASTER_MONDAY = orthodox('easterMonday', 1)
export const ORTHODOX_WHIT_SUNDAY = orthodox('whitSunday', 49)
export const ORTHODOX_WHIT_MONDAY = orthodox('whitMonday', 50)

export const EARLY_MAY = weekdayFrom('earlyMayBankHoliday', MONDAY, '05-01')
export const SPRING = weekdayFrom('springBankHoliday', MONDAY, '05-25')
export const SUMMER = weekdayFrom('summerBankHoliday', MONDAY, '08-25')
export const BRITISH_CHRISTMAS = madeUp('next-weekday', CHRISTMAS, on('boxingDay', '12-26'))
export const BRITISH_NEW_YEAR = madeUp('next-weekday', NEW_YEAR)
export const BRITISH: readonly Holiday[] = [
  ...BRITISH_NEW_YEAR,
  GOOD_FRIDAY,
  EARLY_MAY,
  SPRING,
  ...BRITISH_CHRISTMAS,
]

export const NORDIC: readonly Holiday[] = [
  NEW_YEAR,
  GOOD_FRIDAY,
  EASTER_SUNDAY,
  EASTER_MONDAY,
  ASCENSION,
  WHIT_SUNDAY,
  CHRISTMAS,
  SECOND_CHRISTMAS_DAY,
]
/** Deliveries rest on Midsummer Eve and Christmas Eve in Sweden and Finland, whatever the law calls them. */
export const MIDSUMMER = [
  weekdayFrom('midsummerEve', FRIDAY, '06-19'),
  weekdayFrom('midsummerDay', SATURDAY, '06-20'),
  weekdayFrom('allSaintsDay', SATURDAY, '10-31'),
]
