import { AMERICA } from './american-holidays.ts'
import { CENTRAL_EUROPE } from './central-holidays.ts'
import type { Holiday } from './holiday.ts'
import { NORTHERN_EUROPE } from './northern-holidays.ts'
import { SOUTH_EASTERN_EUROPE } from './south-eastern-holidays.ts'
import { SOUTHERN_EUROPE } from './southern-holidays.ts'
import { WESTERN_EUROPE } from './western-holidays.ts'

/**
 * Holidays of whole countries on which neither sites nor carriers work, from their laws, by part of the world. Half-days (Christmas Eve in
 * Austria or Germany) are working days. Regions are in `regional-holidays.ts`; a country that is not here has none.
 */
export const NATIONAL_HOLIDAYS: Readonly<Record<string, readonly Holiday[]>> = {
  ...NORTHERN_EUROPE,
  ...WESTERN_EUROPE,
  ...CENTRAL_EUROPE,
  ...SOUTHERN_EUROPE,
  ...SOUTH_EASTERN_EUROPE,
  ...AMERICA,
}
