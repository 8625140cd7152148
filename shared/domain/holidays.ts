import { z } from 'zod'
import * as scalars from './scalars.ts'
import { defineListSettings } from './settings/define-settings.ts'

/**
 * What a merchant changes in a country's built-in public holidays: days closed on top (a regional holiday), and
 * built-in ones that are worked (a Whit Monday that carriers drive on).
 */
const holidayEdit = z.object({
  country: scalars.country,
  closed: z.array(scalars.localDate).max(200),
  worked: z.array(scalars.localDate).max(200),
  /** What the days closed on top are called, by date. */
  names: z.record(scalars.localDate, z.string().trim().min(1).max(80)).default({}),
})
export type HolidayEdit = z.infer<typeof holidayEdit>

/** Changes to the built-in public holidays, one entry a country. */
export const HOLIDAYS = defineListSettings('holidays', {
  role: 'manager',
  decides: true,
  wakes: ['scheduler'],
  topics: ['sites'],
  item: holidayEdit,
  most: 60,
})
