import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { type DayNumber, localDateOfDay } from '../../engine/promise/day-number.ts'
import { easterSunday } from '../../engine/promise/public-holidays.ts'

const EVERYWHERE: Readonly<Record<string, Message>> = {
  '01-01': message('holidays.newYearsDay'),
  '01-06': message('holidays.epiphany'),
  '05-01': message('holidays.labourDay'),
  '08-15': message('holidays.assumption'),
  '11-01': message('holidays.allSaintsDay'),
  '11-11': message('holidays.armisticeDay'),
  '12-08': message('holidays.immaculateConception'),
  '12-25': message('holidays.christmasDay'),
  '12-26': message('holidays.stStephensDay'),
}

const OF_COUNTRY: Readonly<Record<string, Readonly<Record<string, Message>>>> = {
  FR: {
    '05-08': message('holidays.victoryInEuropeDay'),
    '07-14': message('holidays.bastilleDay'),
  },
  ES: {
    '10-12': message('holidays.nationalDay'),
    '12-06': message('holidays.constitutionDay'),
  },
  BE: { '07-21': message('holidays.nationalDay') },
  DE: { '10-03': message('holidays.germanUnityDay') },
  IT: {
    '04-25': message('holidays.liberationDay'),
    '06-02': message('holidays.republicDay'),
  },
  PT: {
    '04-25': message('holidays.freedomDay'),
    '06-10': message('holidays.portugalDay'),
    '10-05': message('holidays.republicDayOfPortugal'),
    '12-01': message('holidays.restorationOfIndependence'),
  },
  LU: {
    '05-09': message('holidays.europeDay'),
    '06-23': message('holidays.nationalDay'),
  },
  GB: {
    '01-02': message('holidays.newYearsDayInLieu'),
    '01-03': message('holidays.newYearsDayInLieu'),
    '12-26': message('holidays.boxingDay'),
    '12-27': message('holidays.christmasDayInLieu'),
    '12-28': message('holidays.boxingDayInLieu'),
  },
}

/** By days after Easter Sunday. */
const MOVABLE: ReadonlyMap<number, Message> = new Map([
  [-2, message('holidays.goodFriday')],
  [1, message('holidays.easterMonday')],
  [39, message('holidays.ascensionDay')],
  [50, message('holidays.whitMonday')],
  [60, message('holidays.corpusChristi')],
])

const BANK_HOLIDAY: Message = message('holidays.bankHoliday')

/** What a built-in public holiday is called. */
export function holidayName(country: string, day: DayNumber): Message {
  const date = localDateOfDay(day)
  const monthDay = date.slice(5)
  const easter = easterSunday(Number(date.slice(0, 4)))
  return OF_COUNTRY[country]?.[monthDay] ?? EVERYWHERE[monthDay] ?? MOVABLE.get(day - easter) ?? BANK_HOLIDAY
}
