import { CHRISTMAS, NEW_YEAR } from './common-holidays.ts'
import { type Holiday, MONDAY, madeUp, on, THURSDAY, weekdayFrom } from './holiday.ts'

export const AMERICA: Readonly<Record<string, readonly Holiday[]>> = {
  US: [
    weekdayFrom('martinLutherKingDay', MONDAY, '01-15'),
    weekdayFrom('presidentsDay', MONDAY, '02-15'),
    weekdayFrom('memorialDay', MONDAY, '05-25'),
    weekdayFrom('labourDay', MONDAY, '09-01'),
    weekdayFrom('columbusDay', MONDAY, '10-08'),
    weekdayFrom('thanksgivingDay', THURSDAY, '11-22'),
    ...madeUp(
      'nearest-weekday',
      NEW_YEAR,
      on('juneteenth', '06-19'),
      on('independenceDay', '07-04'),
      on('veteransDay', '11-11'),
      CHRISTMAS,
    ),
  ],
}
