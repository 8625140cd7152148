import type { Translation } from '../definition.ts'
import type { quantities as en } from '../en/quantities.ts'

export const quantities: Translation<typeof en> = {
  days: '{count, plural, one {#\u00a0jour} other {#\u00a0jours}}',
  workingDays: '{count, plural, one {#\u00a0jour ouvré} other {#\u00a0jours ouvrés}}',
  units: '{count, plural, one {#\u00a0unité} other {#\u00a0unités}}',
  sites: '{count, plural, one {#\u00a0site} other {#\u00a0sites}}',
  points: '{count, plural, one {#\u00a0point} other {#\u00a0points}}',
  litres: '{litres, number}\u00a0L',
  timeOfDay: '{hour, number}\u00a0h{minute, plural, =0 {} other {\u00a0{minute, number,::00}}}',
}
